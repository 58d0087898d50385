package io.appservices.emulator.service.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.runtime.Secrets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The nonces of challenges. Emulators that share a key know each other's: a nonce then says when it
 * was given out, and is signed. How often one was used each of them counts by itself. Safe to use
 * from any thread.
 */
public final class Nonces {

  private static final int RANDOM_BYTES = 16;
  private static final int TIME_DIGITS = 16;
  private static final int SIGNED_DIGITS = TIME_DIGITS + 2 * RANDOM_BYTES;
  private static final String ALGORITHM = "HmacSHA256";

  private final EmulatorClock clock;
  private final Secrets secrets;
  private final Optional<byte[]> key;
  private final ExpiringMap<String, UsedCounts> known;

  private Nonces(EmulatorClock clock, Secrets secrets, Optional<byte[]> key) {
    this.clock = clock;
    this.secrets = secrets;
    this.key = key;
    this.known = new ExpiringMap<>(clock, DigestService.NONCE_LIFETIME);
  }

  /** Returns the nonces of one emulator, which forgets them when it ends. */
  public static Nonces ofOne(EmulatorClock clock, Secrets secrets) {
    return new Nonces(clock, secrets, Optional.empty());
  }

  /** Returns nonces that every emulator with the same key knows. */
  public static Nonces shared(EmulatorClock clock, Secrets secrets, byte[] key) {
    return new Nonces(clock, secrets, Optional.of(key.clone()));
  }

  String next() {
    String random = secrets.hex(RANDOM_BYTES);
    String nonce = key.map(shared -> signed(shared, time() + random)).orElse(random);
    known.put(nonce, new UsedCounts());
    return nonce;
  }

  private String time() {
    return HexFormat.of().toHexDigits(clock.seconds());
  }

  private static String signed(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return text + HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Uses a count of a nonce; false if the nonce is unknown or expired, or the count was used. */
  boolean use(String nonce, long count) {
    return known
        .find(nonce)
        .or(() -> ofAnother(nonce))
        // One of another emulator is known from its first use on, and ends when it would there.
        .filter(counts -> key.isEmpty() || !isExpired(nonce))
        .filter(counts -> counts.use(count))
        .isPresent();
  }

  private Optional<UsedCounts> ofAnother(String nonce) {
    return key.filter(shared -> isSigned(shared, nonce) && !isExpired(nonce))
        .map(shared -> known.merge(nonce, new UsedCounts(), (first, later) -> first));
  }

  private static boolean isSigned(byte[] key, String nonce) {
    return nonce.length() > SIGNED_DIGITS
        && MessageDigest.isEqual(
            signed(key, nonce.substring(0, SIGNED_DIGITS)).getBytes(UTF_8), nonce.getBytes(UTF_8));
  }

  private boolean isExpired(String nonce) {
    long made = HexFormat.fromHexDigitsToLong(nonce, 0, TIME_DIGITS);
    return clock.seconds() - made >= DigestService.NONCE_LIFETIME.toSeconds();
  }
}
