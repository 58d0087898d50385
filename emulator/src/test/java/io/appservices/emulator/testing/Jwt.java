package io.appservices.emulator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import io.appservices.emulator.ejson.Ejson;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/**
 * A token taken apart as SDKs do it, without a look at the signature; and tokens that are forged.
 */
public record Jwt(Document header, Document claims, String signature) {

  public static Jwt parse(String compact) {
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not three parts: " + compact);
    }
    return new Jwt(document(parts[0]), document(parts[1]), parts[2]);
  }

  /** The token as it was issued, or with its old signature after a change. */
  public String compact() {
    return unsigned() + "." + signature;
  }

  /** With one claim changed; the signature stays that of the unchanged token. */
  public Jwt with(String claim, Object value) {
    return new Jwt(header, new Document(claims).append(claim, value), signature);
  }

  /** {@code alg: none}, and no signature. */
  public String unprotected() {
    return new Jwt(new Document("alg", "none").append("typ", "JWT"), claims, "").compact();
  }

  /** Rightly signed, with a key that the emulator does not have. */
  public String signedWith(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return unsigned() + "." + Base64URL.encode(mac.doFinal(unsigned().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public long issuedAt() {
    return claims.get("iat", Number.class).longValue();
  }

  public long expiresAt() {
    return claims.get("exp", Number.class).longValue();
  }

  private String unsigned() {
    return Base64URL.encode(Ejson.relaxed(header)) + "." + Base64URL.encode(Ejson.relaxed(claims));
  }

  private static Document document(String part) {
    return Ejson.parseDocument(new Base64URL(part).decode());
  }
}
