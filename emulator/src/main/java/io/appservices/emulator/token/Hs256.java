package io.appservices.emulator.token;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of HMAC with SHA-256 under one key (<a
 * href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, 3.2</a>). The first block,
 * which is the same for all texts, is hashed once: each signature starts from a copy of that state.
 *
 * <p>Any thread may sign.
 */
final class Hs256 {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac keyed;

  /**
   * Makes a signer.
   *
   * @throws IllegalArgumentException if the key is shorter than the hash, which RFC 7518 forbids
   */
  Hs256(byte[] key) {
    if (key.length < TokenCodec.KEY_BYTES) {
      throw new IllegalArgumentException(
          "a signing key has at least " + TokenCodec.KEY_BYTES + " bytes, not " + key.length);
    }
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
      // Without text: only what depends on the key is hashed.
      keyed.update(new byte[0]);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has an " + ALGORITHM, e);
    }
  }

  /** Returns the signature of the first bytes of a text. */
  byte[] sign(byte[] text, int length) {
    Mac mac = copy();
    mac.update(text, 0, length);
    return mac.doFinal();
  }

  /** Returns if a text has a signature; how long that takes says nothing of the right one. */
  boolean verify(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(sign(text, text.length), signature);
  }

  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the " + ALGORITHM + " of Java can be copied", e);
    }
  }
}
