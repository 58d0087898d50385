package io.appservices.emulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.runtime.Secrets;
import java.text.ParseException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The key of the identity provider that stands in for Google and Apple. Making an RSA key takes
 * half a second, so it is made when it is first used and not when an emulator starts; every
 * emulator has its own.
 */
public final class StandInIssuer {

  private static final int KEY_BITS = 2048;

  private final Secrets secrets;
  private @Nullable RSAKey key;

  public StandInIssuer(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Signs claims with RS256. */
  public String sign(Document claims) {
    RSAKey signingKey = key();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(signingKey.getKeyID())
            .build();
    JWSObject jws = new JWSObject(header, new Payload(Ejson.relaxed(claims)));
    try {
      jws.sign(new RSASSASigner(signingKey));
    } catch (JOSEException e) {
      throw new IllegalStateException("RS256 cannot fail on a key that was made for it", e);
    }
    return jws.serialize();
  }

  /**
   * Returns the claims of a token that {@link #sign} made.
   *
   * @throws MalformedTokenException if it is no token at all
   * @throws InvalidTokenException if somebody else made it
   */
  public Document verify(String compact) throws InvalidTokenException {
    try {
      JWSObject jws = CompactTokens.parse(compact);
      if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm()) || !isSignedHere(jws)) {
        throw new InvalidTokenException("signature is invalid");
      }
      return Ejson.parseDocument(jws.getPayload().toBytes());
    } catch (ParseException | JOSEException | EjsonException | IllegalArgumentException e) {
      boolean segments = compact.chars().filter(character -> character == '.').count() == 2;
      throw new MalformedTokenException(
          segments ? "token is malformed" : "token contains an invalid number of segments");
    }
  }

  /**
   * Returns the public key as a JSON Web Key Set (RFC 7517), for whoever wants to check tokens too.
   */
  public String jwks() {
    return new JWKSet(key()).toPublicJWKSet().toString();
  }

  /**
   * Returns whether the stand-in has signed the token; without a key it has signed none, and none
   * is made to check.
   */
  private synchronized boolean isSignedHere(JWSObject jws) throws JOSEException {
    return key != null && jws.verify(new RSASSAVerifier(key));
  }

  private synchronized RSAKey key() {
    if (key == null) {
      try {
        key =
            new RSAKeyGenerator(KEY_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .secureRandom(secrets.secureRandom())
                .generate();
      } catch (JOSEException e) {
        throw new IllegalStateException("every JDK makes RSA keys", e);
      }
    }
    return key;
  }
}
