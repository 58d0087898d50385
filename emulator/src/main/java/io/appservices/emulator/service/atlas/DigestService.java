package io.appservices.emulator.service.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.service.operator.AdminCredentials;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * HTTP Digest (RFC 7616, and RFC 2069 for clients that know no {@code qop}) with the operator's key
 * pair: the public key is the user name, the private key the password.
 */
public final class DigestService {

  /** The realm of Atlas. */
  public static final String REALM = "MMS Public API";

  /** The lifetime of a nonce, by the emulator's clock. */
  public static final Duration NONCE_LIFETIME = Duration.ofMinutes(5);

  /** The outcome of checking a response. */
  public enum Verdict {
    GOOD,
    /** The caller knows the key pair, but the nonce is expired, or the answer was used before. */
    STALE,
    WRONG
  }

  private final AdminCredentials credentials;
  private final Set<DigestAlgorithm> offered;
  private final Nonces nonces;

  /**
   * Makes a service that has given out no nonce yet.
   *
   * @param offered the algorithms to challenge with; the others are not accepted
   */
  public DigestService(AdminCredentials credentials, Set<DigestAlgorithm> offered, Nonces nonces) {
    this.credentials = credentials;
    this.offered = EnumSet.copyOf(offered);
    this.nonces = nonces;
  }

  /** Returns the algorithms to challenge with, the one that every client knows first. */
  public Set<DigestAlgorithm> offered() {
    return Collections.unmodifiableSet(offered);
  }

  /** Returns a nonce to challenge a client with. */
  public String newNonce() {
    return nonces.next();
  }

  /**
   * Checks an answer. A good one is good once.
   *
   * @param method of the request
   * @param target path and query of the request, exactly as sent
   */
  public Verdict check(DigestResponse response, String method, String target) {
    String expected = response.expected(REALM, credentials.privateKey(), method);
    boolean right =
        offered.contains(response.algorithm())
            & same(credentials.publicKey(), response.username())
            & same(expected, response.response())
            & same(target, response.uri());
    if (!right) {
      return Verdict.WRONG;
    }
    // Only an answer that is right uses up a count: nobody else can spoil a nonce.
    return nonces.use(response.nonce(), response.count()) ? Verdict.GOOD : Verdict.STALE;
  }

  private static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
  }
}
