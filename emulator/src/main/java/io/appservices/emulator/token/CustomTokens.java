package io.appservices.emulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.runtime.EmulatorClock;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Checks tokens of other issuers, for the provider {@code custom-token}. */
public final class CustomTokens {

  /** Docs: custom JWT, limits. */
  private static final int MAX_LENGTH = 1_000_000;

  private static final Duration ALL_TIME = Duration.between(EmulatorClock.MIN, EmulatorClock.MAX);

  private final EmulatorClock clock;
  private final long skewSeconds;
  private final JwkSets jwkSets;

  /**
   * Makes a checker by the emulator's clock.
   *
   * @param skew the tolerated difference of the issuer's clock, 0 or more
   */
  public CustomTokens(EmulatorClock clock, Duration skew) {
    this.clock = clock;
    // More than all times that the clock can show is no more, and would overflow.
    this.skewSeconds = Math.min(skew.toSeconds(), ALL_TIME.toSeconds());
    this.jwkSets = new JwkSets(clock);
  }

  /**
   * Returns the claims of a token that meets the rules; {@code sub} is among them.
   *
   * @throws InvalidTokenException if it does not; the message says why
   */
  public Document verify(String jwt, CustomTokenRules rules) throws InvalidTokenException {
    JWSObject jws = parse(jwt);
    if (!jws.getHeader().getAlgorithm().getName().equals(rules.algorithm())) {
      throw new InvalidTokenException(
          "signing method " + jws.getHeader().getAlgorithm() + " is invalid");
    }
    if (!isSigned(jws, rules)) {
      throw new InvalidTokenException("signature is invalid");
    }
    Document claims = claims(jws);
    checkTimes(claims);
    checkAudience(claims, rules);
    if (!(claims.get("sub") instanceof String sub) || sub.isEmpty()) {
      throw new InvalidTokenException("'sub' claim must be a non-empty string");
    }
    return claims;
  }

  private static JWSObject parse(String jwt) throws InvalidTokenException {
    if (jwt.length() > MAX_LENGTH) {
      throw new InvalidTokenException("token is longer than " + MAX_LENGTH + " characters");
    }
    try {
      return CompactTokens.parse(jwt);
    } catch (ParseException | IllegalArgumentException e) {
      throw new InvalidTokenException("token is malformed");
    }
  }

  private boolean isSigned(JWSObject jws, CustomTokenRules rules) throws InvalidTokenException {
    if (rules.jwkUri().isPresent()) {
      RSAKey key = jwkSets.key(rules.jwkUri().get(), jws.getHeader().getKeyID());
      return isSigned(jws, verifier(key));
    }
    return isSignedByOneOf(jws, rules);
  }

  /**
   * Returns whether one of the keys has signed; unusable keys do not keep the others from being
   * tried.
   */
  private static boolean isSignedByOneOf(JWSObject jws, CustomTokenRules rules)
      throws InvalidTokenException {
    InvalidTokenException unusable = null;
    for (String key : rules.keys()) {
      try {
        if (isSigned(jws, verifier(key, rules.algorithm()))) {
          return true;
        }
      } catch (InvalidTokenException e) {
        unusable = e;
      }
    }
    if (unusable != null) {
      throw unusable;
    }
    return false;
  }

  private static boolean isSigned(JWSObject jws, JWSVerifier verifier)
      throws InvalidTokenException {
    try {
      return jws.verify(verifier);
    } catch (JOSEException e) {
      throw new InvalidTokenException("signature cannot be checked: " + e.getMessage());
    }
  }

  private static JWSVerifier verifier(String key, String algorithm) throws InvalidTokenException {
    try {
      return algorithm.equals(JWSAlgorithm.HS256.getName())
          ? new MACVerifier(key)
          : new RSASSAVerifier(PemKeys.parse(key));
    } catch (JOSEException | GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidTokenException("a signing key of the provider cannot be used");
    }
  }

  private static JWSVerifier verifier(RSAKey key) throws InvalidTokenException {
    try {
      return new RSASSAVerifier(key);
    } catch (JOSEException e) {
      throw new InvalidTokenException("the key of the issuer cannot be used");
    }
  }

  private static Document claims(JWSObject jws) throws InvalidTokenException {
    try {
      return Ejson.parseDocument(jws.getPayload().toBytes());
    } catch (EjsonException e) {
      throw new InvalidTokenException("claims are no JSON object");
    }
  }

  private void checkTimes(Document claims) throws InvalidTokenException {
    long now = clock.seconds();
    if (!(claims.get("exp") instanceof Number exp)) {
      throw new InvalidTokenException("'exp' claim is required");
    }
    if (now - skewSeconds >= exp.longValue()) {
      throw new InvalidTokenException("token is expired");
    }
    // Docs: custom JWT, payload: the two claims are functionally identical.
    if (isAfter(claims.get("nbf"), now + skewSeconds)
        || isAfter(claims.get("iat"), now + skewSeconds)) {
      throw new InvalidTokenException("token is not valid yet");
    }
  }

  private static boolean isAfter(@Nullable Object claim, long seconds) {
    return claim instanceof Number time && time.longValue() > seconds;
  }

  private static void checkAudience(Document claims, CustomTokenRules rules)
      throws InvalidTokenException {
    List<String> actual = Members.stored(claims).strings("aud");
    boolean good =
        rules.anyAudience()
            ? rules.audiences().stream().anyMatch(actual::contains)
            : actual.containsAll(rules.audiences());
    if (!good) {
      throw new InvalidTokenException(
          "'" + String.join("', '", rules.audiences()) + "' not found in 'aud' claim");
    }
  }
}
