package io.appservices.emulator.service.outside;

import io.appservices.emulator.runtime.Digests;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * A name and a password that a function sends: by HTTP Basic, or, with {@code digestAuth}, by HTTP
 * Digest (RFC 7616) once the server asks for it.
 */
record HttpCredentials(String username, String password, boolean digest) {

  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,]+))");
  private static final String COUNT = "00000001";

  /** Returns those of a request: its own, or else those in its address. */
  static Optional<HttpCredentials> of(Document request, URI url) {
    boolean digest = Boolean.TRUE.equals(request.get("digestAuth"));
    if (request.get("username") instanceof String username) {
      Object password = request.get("password");
      return Optional.of(
          new HttpCredentials(username, password == null ? "" : password.toString(), digest));
    }
    if (url.getRawUserInfo() == null) {
      return Optional.empty();
    }
    String[] parts = url.getRawUserInfo().split(":", 2);
    return Optional.of(
        new HttpCredentials(decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]), digest));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns what is sent without being asked; empty if the server has to ask first. */
  Optional<String> unasked() {
    byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return digest
        ? Optional.empty()
        : Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
  }

  /** Returns the answer to a server that asks for HTTP Digest; empty if it does not. */
  Optional<String> answer(HttpResponse<?> refusal, String method, URI url) {
    if (!digest || refusal.statusCode() != 401) {
      return Optional.empty();
    }
    return refusal.headers().allValues("WWW-Authenticate").stream()
        .filter(challenge -> challenge.regionMatches(true, 0, "Digest ", 0, 7))
        .map(HttpCredentials::parameters)
        .filter(challenge -> hash(challenge).isPresent())
        .findFirst()
        .map(challenge -> answer(challenge, method, target(url)));
  }

  private static Map<String, String> parameters(String challenge) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge.substring(7));
    while (matcher.find()) {
      String quoted = matcher.group(2);
      parameters.put(
          matcher.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return parameters;
  }

  private static Optional<UnaryOperator<String>> hash(Map<String, String> challenge) {
    return switch (challenge.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of(Digests::md5);
      case "SHA-256" -> Optional.of(Digests::sha256);
      default -> Optional.empty();
    };
  }

  private static String target(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private String answer(Map<String, String> challenge, String method, String target) {
    UnaryOperator<String> hash = hash(challenge).orElseThrow();
    String realm = challenge.getOrDefault("realm", "");
    String nonce = challenge.getOrDefault("nonce", "");
    String secret = hash.apply(username + ":" + realm + ":" + password);
    String request = hash.apply(method + ":" + target);
    boolean protects =
        List.of(challenge.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
    // A nonce is answered once: what makes the answer new is that the nonce is.
    String own = hash.apply(nonce + ":" + username).substring(0, 16);
    String protection = protects ? ":" + COUNT + ":" + own + ":auth" : "";
    StringBuilder answer = new StringBuilder("Digest username=").append(quoted(username));
    answer.append(", realm=").append(quoted(realm)).append(", nonce=").append(quoted(nonce));
    answer.append(", uri=").append(quoted(target));
    answer
        .append(", response=")
        .append(quoted(hash.apply(secret + ":" + nonce + protection + ":" + request)));
    for (String name : List.of("algorithm", "opaque")) {
      if (challenge.containsKey(name)) {
        String value = challenge.get(name);
        answer.append(", ").append(name).append('=').append(value(name, value));
      }
    }
    if (protects) {
      answer.append(", qop=auth, nc=").append(COUNT).append(", cnonce=").append(quoted(own));
    }
    return answer.toString();
  }

  private static String value(String name, String value) {
    return name.equals("opaque") ? quoted(value) : value;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "HttpCredentials[" + username + "]";
  }
}
