package io.appservices.emulator.token;

import io.appservices.emulator.runtime.Hmacs;
import java.security.MessageDigest;
import javax.crypto.Mac;

/**
 * Signatures of HMAC with SHA-256 under one key (<a
 * href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, 3.2</a>).
 *
 * <p>Any thread may sign.
 */
final class Hs256 {

  private final Hmacs hmacs;

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
    hmacs = new Hmacs(key);
  }

  /** Returns the signature of the first bytes of a text. */
  byte[] sign(byte[] text, int length) {
    Mac mac = hmacs.take();
    mac.update(text, 0, length);
    byte[] signature = mac.doFinal();
    hmacs.giveBack(mac);
    return signature;
  }

  /** Returns if a text has a signature; how long that takes says nothing of the right one. */
  boolean verify(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(sign(text, text.length), signature);
  }
}
