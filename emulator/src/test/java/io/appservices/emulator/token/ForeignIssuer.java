package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.runtime.Secrets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.bson.Document;

/** Signs tokens as other issuers do, with a secret or with an RSA key. */
final class ForeignIssuer {

  static final String SECRET = "0123456789abcdef0123456789abcdef";

  /** From a seed, so that its key takes the same time to make always. */
  static final StandInIssuer RSA = new StandInIssuer(new Secrets(Optional.of(7L)));

  private ForeignIssuer() {}

  static String hs256(Document claims) {
    return hs256(Ejson.relaxedText(claims));
  }

  /** Signs any text in place of claims. */
  static String hs256(String claims) {
    JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
    try {
      token.sign(new MACSigner(SECRET));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** Signs with the RSA key, whose id is in the token. */
  static String rs256(Document claims) {
    return RSA.sign(claims);
  }

  /** Returns the public RSA key as a set. */
  static String keySet() {
    return RSA.jwks();
  }

  static String keyId() {
    return key().getKeys().get(0).getKeyID();
  }

  /** Returns the public RSA key in PEM. */
  static String pem() {
    try {
      RSAPublicKey key = key().getKeys().get(0).toRSAKey().toRSAPublicKey();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(key.getEncoded())
          + "\n-----END PUBLIC KEY-----\n";
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a token together whose signature nobody made. */
  static String unsigned(String header, String claims) {
    return base64(header) + "." + base64(claims) + "." + base64("signature");
  }

  static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static JWKSet key() {
    try {
      return JWKSet.parse(RSA.jwks());
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
