package io.appservices.emulator.function.js.host;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes, HMAC and PBKDF2 under the names that Node has for them. */
final class NodeDigests {

  /** The most rounds of PBKDF2, over all its blocks: they cannot be cut off. */
  private static final long MAX_ROUNDS = 20_000_000;

  private static final int MAX_DERIVED_BYTES = 1 << 20;

  private static final Map<String, String> DIGESTS =
      new TreeMap<>(
          Map.of(
              "md5", "MD5",
              "sha1", "SHA-1",
              "sha224", "SHA-224",
              "sha256", "SHA-256",
              "sha384", "SHA-384",
              "sha512", "SHA-512",
              "sha512-224", "SHA-512/224",
              "sha512-256", "SHA-512/256",
              "sha3-256", "SHA3-256",
              "sha3-512", "SHA3-512"));

  static final List<String> NAMES = List.copyOf(DIGESTS.keySet());

  private NodeDigests() {}

  /** Returns Java's name of a digest, such as {@code SHA-256}. */
  static String javaName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^rsa-", "");
    String known = DIGESTS.get(plain.matches("sha-\\d+") ? plain.replace("-", "") : plain);
    if (known == null) {
      throw new IllegalArgumentException("Digest method not supported: '" + name + "'");
    }
    return known;
  }

  static String check(String name) {
    return javaName(name);
  }

  static byte[] hash(String name, byte[] input) throws GeneralSecurityException {
    return MessageDigest.getInstance(javaName(name)).digest(input);
  }

  static byte[] hmac(String name, byte[] input, byte[] key) throws GeneralSecurityException {
    return mac(name, key).doFinal(input);
  }

  private static Mac mac(String name, byte[] key) throws GeneralSecurityException {
    String algorithm = "Hmac" + javaName(name).replaceFirst("SHA-", "SHA");
    Mac mac = Mac.getInstance(algorithm);
    // A key is filled up with zeros, so this is the empty one, which Java does not take.
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
    return mac;
  }

  /** PBKDF2 of any bytes: Java's own takes characters. */
  static byte[] pbkdf2(List<?> settings, byte[] password, byte[] salt)
      throws GeneralSecurityException {
    int rounds = ((Number) settings.get(0)).intValue();
    int length = ((Number) settings.get(1)).intValue();
    Mac mac = mac((String) settings.get(2), password);
    int blocks = (length + mac.getMacLength() - 1) / mac.getMacLength();
    if (rounds < 1 || length < 0 || length > MAX_DERIVED_BYTES) {
      throw new IllegalArgumentException("RangeError: the iterations or the keylen of pbkdf2");
    }
    if ((long) rounds * blocks > MAX_ROUNDS) {
      throw new IllegalArgumentException("pbkdf2 with so many iterations is not emulated");
    }
    ByteBuffer derived = ByteBuffer.allocate(blocks * mac.getMacLength());
    for (int block = 1; block <= blocks; block++) {
      derived.put(block(mac, salt, block, rounds));
    }
    return Arrays.copyOf(derived.array(), length);
  }

  private static byte[] block(Mac mac, byte[] salt, int number, int rounds) {
    mac.update(salt);
    byte[] round = mac.doFinal(ByteBuffer.allocate(4).putInt(number).array());
    byte[] sum = round.clone();
    for (int i = 1; i < rounds; i++) {
      round = mac.doFinal(round);
      for (int at = 0; at < sum.length; at++) {
        sum[at] ^= round[at];
      }
    }
    return sum;
  }
}
