package io.appservices.emulator.runtime;

import io.appservices.emulator.domain.UnicodeText;
import io.appservices.emulator.domain.user.PasswordHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA256 (RFC 8018). It drives the JDK's HMAC itself: the JDK's
 * own key factory costs more than the single round that passwords in memory get.
 */
public final class PasswordHasher {

  /** The cost where hashes never leave memory: logins of a test double have to be fast. */
  public static final int IN_MEMORY_ITERATIONS = 1;

  /** The largest number of rounds: one hash would keep a processor busy for a second. */
  public static final int MOST_ITERATIONS = 1_000_000;

  /** The rounds from which a hash is no matter of a moment: some hundred microseconds. */
  private static final int LONG_ITERATIONS = 1_000;

  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
  private static final byte[] NO_PASSWORD = new byte[1];
  private static final int SALT_BYTES = 16;
  private static final byte NOT_IN_UTF_8 = (byte) 0xff;

  private final Secrets secrets;
  private final int iterations;

  /** Each password gives one its key. */
  private final Hmacs hmacs;

  private volatile boolean takesLong;

  public PasswordHasher(Secrets secrets, int iterations) {
    this(secrets, iterations, new Hmacs(NO_PASSWORD));
  }

  PasswordHasher(Secrets secrets, int iterations, Hmacs hmacs) {
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, not " + iterations);
    }
    this.secrets = secrets;
    this.iterations = iterations;
    this.hmacs = hmacs;
    this.takesLong = iterations >= LONG_ITERATIONS;
  }

  /**
   * Returns whether a call may take so long that it is not for a thread that takes requests:
   * because of the cost that new hashes get, or of one that came with an imported user.
   */
  public boolean takesLong() {
    return takesLong;
  }

  public PasswordHash hash(String password) {
    byte[] salt = secrets.bytes(SALT_BYTES);
    return new PasswordHash(iterations, salt, derive(password, salt, iterations));
  }

  /** Returns whether the password is the hashed one, at the cost that the hash was made with. */
  public boolean matches(String password, PasswordHash hash) {
    if (hash.iterations() >= LONG_ITERATIONS && !takesLong) {
      takesLong = true;
    }
    byte[] derived = derive(password, hash.salt(), hash.iterations());
    return MessageDigest.isEqual(derived, hash.hash());
  }

  /** Returns bytes that are the same key of HMAC for no other password. */
  private static byte[] key(String password) {
    if (password.isEmpty()) {
      // The JDK allows no empty key; one zero byte is the same key after padding.
      return new byte[1];
    }
    return password.indexOf('\0') < 0 && UnicodeText.isWhole(password)
        ? password.getBytes(StandardCharsets.UTF_8)
        : keyOfAnyString(password);
  }

  /**
   * Returns the key of what has no key of its own in UTF-8: halves of surrogate pairs are all
   * written alike, and zero bytes at the end are what HMAC pads a key with. A byte that no text in
   * UTF-8 has goes around it.
   */
  private static byte[] keyOfAnyString(String password) {
    ByteBuffer key = ByteBuffer.allocate(2 * password.length() + 2).put(NOT_IN_UTF_8);
    password.chars().forEach(c -> key.putChar((char) c));
    return key.put(NOT_IN_UTF_8).array();
  }

  private byte[] derive(String password, byte[] salt, int iterations) {
    byte[] key = key(password);
    try {
      Mac mac = hmacs.take();
      mac.init(Hmacs.key(key));
      mac.update(salt);
      byte[] round = mac.doFinal(FIRST_BLOCK);
      byte[] result = round.clone();
      for (int i = 1; i < iterations; i++) {
        round = mac.doFinal(round);
        for (int b = 0; b < result.length; b++) {
          result[b] ^= round[b];
        }
      }
      // It would keep the password for as long as it is not used again.
      mac.init(Hmacs.key(NO_PASSWORD));
      hmacs.giveBack(mac);
      return result;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an HMAC of the JDK takes any key", e);
    }
  }
}
