package io.appservices.emulator.service.atlas;

import java.util.Optional;

/**
 * The response of a client to an HTTP Digest challenge (RFC 7616, section 3.4).
 *
 * @param uri the request target, as the client sent it
 * @param response the digest, in hexadecimal
 * @param protection what {@code qop=auth} adds; empty in the form of RFC 2069
 */
public record DigestResponse(
    DigestAlgorithm algorithm,
    String username,
    String nonce,
    String uri,
    String response,
    Optional<Protection> protection) {

  /**
   * The fields that keep a response from being used twice.
   *
   * @param nonceCount the number of the request with this nonce, in eight hexadecimal digits
   * @param clientNonce the client's own nonce
   */
  public record Protection(String nonceCount, String clientNonce) {

    /** Returns the count as a number. */
    long count() {
      return Long.parseLong(nonceCount, 16);
    }
  }

  /** Returns the number of the request with this nonce; 0 if the client sent no count. */
  long count() {
    return protection.map(Protection::count).orElse(0L);
  }

  /** Returns the expected digest. */
  String expected(String realm, String password, String method) {
    String secret = algorithm.digest(username, realm, password);
    String request = algorithm.digest(method, uri);
    return protection
        .map(p -> algorithm.digest(secret, nonce, p.nonceCount(), p.clientNonce(), "auth", request))
        .orElseGet(() -> algorithm.digest(secret, nonce, request));
  }

  /** Omits the digest, with which somebody else could authenticate. */
  @Override
  public String toString() {
    return "DigestResponse[" + algorithm + ", " + username + ", " + uri + "]";
  }
}
