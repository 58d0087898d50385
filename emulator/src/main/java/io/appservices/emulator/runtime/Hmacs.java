package io.appservices.emulator.runtime;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMACs with SHA-256 that are used again, as to copy one takes more memory than the texts that are
 * signed. There are as many as were needed at once. Safe to use from any thread.
 */
public final class Hmacs {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;
  private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

  /**
   * Makes a source of HMACs.
   *
   * @param key the key that they have; at least one byte
   */
  public Hmacs(byte[] key) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(key(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Returns a key for an HMAC; at least one byte. */
  static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Returns an HMAC at the start of a text, with the key of this source, or the one that its last
   * user gave it. Nobody else has it until it is {@linkplain #giveBack given back}.
   */
  public Mac take() {
    Mac free = idle.poll();
    return free == null ? copy() : free;
  }

  /**
   * Gives back an HMAC for others to take. It has to be at the start of a text, as it is after
   * {@link Mac#doFinal()}; one that failed is not given back.
   */
  public void giveBack(Mac mac) {
    idle.add(mac);
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the " + ALGORITHM + " of Java can be copied", e);
    }
  }
}
