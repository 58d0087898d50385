package io.appservices.emulator.function.js.host;

import io.appservices.emulator.runtime.Secrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The implementation of {@code utils.crypto}. AES is in counter mode; the text begins with a nonce
 * of 12 bytes.
 */
final class Cryptography {

  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256");
  private static final Map<String, String> MACS =
      Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Secrets SECRETS = new Secrets();

  private Cryptography() {}

  static byte[] hash(String algorithm, byte[] input) throws GeneralSecurityException {
    return MessageDigest.getInstance(known(DIGESTS, algorithm)).digest(input);
  }

  static byte[] hmac(String algorithm, List<byte[]> inputAndSecret)
      throws GeneralSecurityException {
    return mac(known(MACS, algorithm), inputAndSecret.get(0), inputAndSecret.get(1));
  }

  static byte[] mac(String algorithm, byte[] input, byte[] secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(secret, algorithm));
    return mac.doFinal(input);
  }

  static byte[] encrypt(String type, List<byte[]> messageAndKey) throws GeneralSecurityException {
    byte[] nonce = SECRETS.bytes(NONCE_BYTES);
    byte[] message = messageAndKey.get(0);
    byte[] sealed = aes(type, Cipher.ENCRYPT_MODE, messageAndKey.get(1), nonce).doFinal(message);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  static byte[] decrypt(String type, List<byte[]> messageAndKey) throws GeneralSecurityException {
    ByteBuffer message = ByteBuffer.wrap(messageAndKey.get(0));
    if (message.remaining() < NONCE_BYTES) {
      throw new IllegalArgumentException("the message is too short");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    message.get(nonce);
    byte[] sealed = new byte[message.remaining()];
    message.get(sealed);
    return aes(type, Cipher.DECRYPT_MODE, messageAndKey.get(1), nonce).doFinal(sealed);
  }

  static byte[] random(int size) {
    return SECRETS.bytes(size);
  }

  private static Cipher aes(String type, int mode, byte[] key, byte[] nonce)
      throws GeneralSecurityException {
    known(Map.of("aes", "AES"), type);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static String known(Map<String, String> names, String name) {
    String known = names.get(name);
    if (known == null) {
      throw new IllegalArgumentException("unknown algorithm '" + name + "'");
    }
    return known;
  }
}
