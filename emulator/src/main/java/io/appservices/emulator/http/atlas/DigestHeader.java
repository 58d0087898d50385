package io.appservices.emulator.http.atlas;

import io.appservices.emulator.service.atlas.DigestAlgorithm;
import io.appservices.emulator.service.atlas.DigestResponse;
import io.appservices.emulator.service.atlas.DigestResponse.Protection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Authorization: Digest ...} (RFC 7616, section 3.4). */
final class DigestHeader {

  private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");

  private DigestHeader() {}

  /**
   * Parses the response to a challenge; empty if it is malformed, or in a form that was not
   * offered.
   */
  static Optional<DigestResponse> parse(String header) {
    return AuthParameters.parse("Digest", header).flatMap(DigestHeader::response);
  }

  private static Optional<DigestResponse> response(Map<String, String> parameters) {
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.of(parameters.getOrDefault("algorithm", "MD5"));
    String username = parameters.get("username");
    String nonce = parameters.get("nonce");
    String uri = parameters.get("uri");
    String response = parameters.get("response");
    if (algorithm.isEmpty()
        || username == null
        || nonce == null
        || uri == null
        || response == null) {
      return Optional.empty();
    }
    Optional<Protection> protection = protection(parameters);
    return protection.isEmpty() && parameters.containsKey("qop")
        ? Optional.empty()
        : Optional.of(
            new DigestResponse(algorithm.get(), username, nonce, uri, response, protection));
  }

  private static Optional<Protection> protection(Map<String, String> parameters) {
    String count = parameters.getOrDefault("nc", "");
    String clientNonce = parameters.get("cnonce");
    return "auth".equalsIgnoreCase(parameters.get("qop"))
            && COUNT.matcher(count).matches()
            && clientNonce != null
        ? Optional.of(new Protection(count, clientNonce))
        : Optional.empty();
  }
}
