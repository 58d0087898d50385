package io.appservices.emulator.service.outside;

import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * {@code context.http} without the Internet: the public hosts of App Services and Atlas are
 * answered by the emulator itself, other hosts only where they were allowed.
 */
public final class LocalHttp implements AppHttp {

  /** The headers that the HTTP client sets itself, and does not let others set. */
  private static final Set<String> OWN_HEADERS =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private static final Set<String> SECRETS =
      Set.of("username", "password", "digestAuth", "cookies");

  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "cookie", "www-authenticate");

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MAX_REDIRECTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /**
   * A client for the whole JVM: a client of Java 17 cannot be closed, and its thread sleeps when
   * idle.
   */
  private static final class Client {
    static final HttpClient INSTANCE =
        HttpClient.newBuilder()
            // The other version asks hosts without TLS to upgrade, which Node and Go do not.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private final HttpTargets targets;

  /**
   * Calls for one emulator.
   *
   * @param baseUrl of the emulator
   * @param allowedHosts what may be called beside it: {@code host} for all ports of it, or {@code
   *     host:port}
   */
  public LocalHttp(Supplier<String> baseUrl, Set<String> allowedHosts) {
    this.targets = new HttpTargets(baseUrl, allowedHosts);
  }

  @Override
  public Document send(Document request) throws IOException, InterruptedException {
    URI url = targets.target(null, RequestUrl.of(request));
    Document current = request;
    HttpResponse<byte[]> response = exchange(url, current);
    boolean follow = Boolean.TRUE.equals(request.get("followRedirects"));
    for (int hops = 0; follow && redirection(response).isPresent(); hops++) {
      if (hops == MAX_REDIRECTS) {
        throw new IOException("stopped after " + MAX_REDIRECTS + " redirects");
      }
      // Each target is checked: an allowed host must not lead to one that is not.
      URI next = targets.target(url, redirection(response).get());
      current = redirected(current, response.statusCode(), isSameHost(url, next));
      url = next;
      response = exchange(url, current);
    }
    return answer(response);
  }

  private static boolean isSameHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost()) && one.getPort() == other.getPort();
  }

  /** Sends a request, and once more if the server asks for credentials that the request has. */
  private static HttpResponse<byte[]> exchange(URI target, Document request)
      throws IOException, InterruptedException {
    Optional<HttpCredentials> credentials = HttpCredentials.of(request, target);
    URI url = HttpTargets.withoutUser(target);
    String unasked = credentials.flatMap(HttpCredentials::unasked).orElse(null);
    HttpResponse<byte[]> response = exchange(url, request, unasked);
    String method = String.valueOf(request.get("method"));
    Optional<String> answer = credentials.flatMap(c -> c.answer(response, method, url));
    return answer.isPresent() ? exchange(url, request, answer.get()) : response;
  }

  private static HttpResponse<byte[]> exchange(
      URI url, Document request, @Nullable String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(url).timeout(TIMEOUT);
    headers(request).forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    if (request.get("cookies") instanceof Map<?, ?> cookies && !cookies.isEmpty()) {
      builder.header("Cookie", HttpCookies.header(cookies));
    }
    if (authorization != null) {
      builder.setHeader("Authorization", authorization);
    }
    method(builder, String.valueOf(request.get("method")), body(request));
    if (request.containsKey("form")) {
      builder.setHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    return Client.INSTANCE.send(builder.build(), BoundedBody.handler());
  }

  /** Sets method and body; a GET or DELETE without one says no length from Java 19 on. */
  private static void method(HttpRequest.Builder builder, String method, byte[] body) {
    if (body.length > 0) {
      builder.method(method, BodyPublishers.ofByteArray(body));
    } else if (method.equals("GET")) {
      builder.GET();
    } else if (method.equals("DELETE")) {
      builder.DELETE();
    } else {
      builder.method(method, BodyPublishers.noBody());
    }
  }

  private static Optional<String> redirection(HttpResponse<byte[]> response) {
    return REDIRECTS.contains(response.statusCode())
        ? response.headers().firstValue("Location")
        : Optional.empty();
  }

  /**
   * Returns the request to send after a redirect: as in browsers and Go, only 307 and 308 repeat
   * method and body, and another host is told no secrets.
   */
  private static Document redirected(Document request, int status, boolean sameHost) {
    Document next = new Document(request);
    if (!sameHost) {
      SECRETS.forEach(next::remove);
      if (request.get("headers") instanceof Map<?, ?> headers) {
        Document kept = new Document();
        headers.forEach((name, value) -> kept.append(String.valueOf(name), value));
        kept.keySet().removeIf(name -> SECRET_HEADERS.contains(lowerCase(name)));
        next.put("headers", kept);
      }
    }
    if (status < 307) {
      next.put("method", "HEAD".equals(request.get("method")) ? "HEAD" : "GET");
      List.of("body", "form", "encodeBodyAsJSON").forEach(next::remove);
    }
    return next;
  }

  private static Map<String, List<String>> headers(Document request) {
    if (!(request.get("headers") instanceof Map<?, ?> headers)) {
      return Map.of();
    }
    return headers.entrySet().stream()
        .filter(header -> !OWN_HEADERS.contains(lowerCase(header.getKey())))
        .collect(
            Collectors.toMap(
                header -> String.valueOf(header.getKey()), header -> strings(header.getValue())));
  }

  private static String lowerCase(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  private static List<String> strings(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /**
   * Returns the body to send. An object is sent as JSON if {@code encodeBodyAsJSON} says so; text
   * and bytes as they are.
   */
  private static byte[] body(Document request) throws IOException {
    if (request.get("form") instanceof Map<?, ?> form) {
      return RequestUrl.encoded(form).getBytes(StandardCharsets.US_ASCII);
    }
    Object body = request.get("body");
    if (Boolean.TRUE.equals(request.get("encodeBodyAsJSON"))) {
      return Ejson.relaxed(body);
    }
    if (body == null) {
      return new byte[0];
    }
    if (body instanceof Binary bytes) {
      return bytes.getData();
    }
    if (body instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    throw new IOException("'body' must be a string or binary unless encodeBodyAsJSON is true");
  }

  private static Document answer(HttpResponse<byte[]> response) {
    Document headers = new Document();
    response.headers().map().forEach((name, values) -> headers.append(canonical(name), values));
    return HttpAnswer.of(
        response.statusCode(),
        headers,
        HttpCookies.set(response.headers().allValues("Set-Cookie")),
        response.body());
  }

  /** Writes the name of a header as Go's HTTP library does, which the service is built on. */
  private static String canonical(String name) {
    return List.of(name.split("-")).stream()
        .map(
            part ->
                part.isEmpty()
                    ? part
                    : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining("-"));
  }
}
