package io.appservices.emulator.service.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.service.operator.OperatorKey;
import io.appservices.emulator.service.operator.OperatorKeys;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP Digest (RFC 7616, and RFC 2069 for clients that know no {@code qop}) with the key pairs of
 * operators: the public key is the user name, the private key the password.
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

  private final OperatorKeys keys;
  private final Set<DigestAlgorithm> offered;
  private final Nonces nonces;

  /**
   * Makes a service that has given out no nonce yet.
   *
   * @param offered the algorithms to challenge with; the others are not accepted
   */
  public DigestService(OperatorKeys keys, Set<DigestAlgorithm> offered, Nonces nonces) {
    this.keys = keys;
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
   * The outcome, and who answered.
   *
   * @param key the key pair; empty unless the answer was good
   */
  public record Checked(Verdict verdict, Optional<OperatorKey> key) {}

  /**
   * Checks an answer. A good one is good once.
   *
   * @param method of the request
   * @param target path and query of the request, exactly as sent
   */
  public Checked check(DigestResponse response, String method, String target) {
    Optional<OperatorKey> key = keys.find(response.username());
    String privateKey = key.map(OperatorKey::privateKey).orElse("");
    String expected = response.expected(REALM, privateKey, method);
    boolean right =
        key.isPresent()
            & offered.contains(response.algorithm())
            & same(expected, response.response())
            & same(target, response.uri());
    if (!right) {
      return new Checked(Verdict.WRONG, Optional.empty());
    }
    // Only an answer that is right uses up a count: nobody else can spoil a nonce.
    return nonces.use(response.nonce(), response.count())
        ? new Checked(Verdict.GOOD, key)
        : new Checked(Verdict.STALE, Optional.empty());
  }

  private static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
  }
}
