package io.appservices.emulator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * An answer to a challenge of HTTP Digest, by the book (RFC 7616, section 3.4), and what somebody
 * may get wrong in one.
 *
 * @param algorithm a name of {@link MessageDigest}, or empty to send none, which means MD5
 * @param count the nonce count, or negative for the form of RFC 2069, which has none
 */
public record DigestAnswer(
    String username, String password, String nonce, String algorithm, long count) {

  private static final String REALM = "MMS Public API";
  private static final String CLIENT_NONCE = "0a4f113b";

  public DigestAnswer withUsername(String other) {
    return new DigestAnswer(other, password, nonce, algorithm, count);
  }

  public DigestAnswer withPassword(String other) {
    return new DigestAnswer(username, other, nonce, algorithm, count);
  }

  public DigestAnswer withAlgorithm(String other) {
    return new DigestAnswer(username, password, nonce, other, count);
  }

  public DigestAnswer withCount(long other) {
    return new DigestAnswer(username, password, nonce, algorithm, other);
  }

  /** The value of {@code Authorization} for a request. */
  public String header(String method, String target) {
    String counted = count < 0 ? "" : ":%08x:%s:auth".formatted(count, CLIENT_NONCE);
    String response =
        hash(
            hash(username + ":" + REALM + ":" + password)
                + (":" + nonce + counted + ":")
                + hash(method + ":" + target));
    String header =
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
            .formatted(username, REALM, nonce, target, response);
    header += algorithm.isEmpty() ? "" : ", algorithm=" + algorithm;
    return count < 0
        ? header
        : header + ", qop=auth, nc=%08x, cnonce=\"%s\"".formatted(count, CLIENT_NONCE);
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.isEmpty() ? "MD5" : algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
