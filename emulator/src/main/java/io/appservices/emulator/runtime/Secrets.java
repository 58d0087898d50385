package io.appservices.emulator.runtime;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;

/**
 * The source of everything that must not be guessed: keys, salts, one-time tokens. With a seed it
 * is the same sequence every time, for tests, and can be guessed.
 */
public final class Secrets {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Optional<Long> seed;
  private volatile Random random;

  public Secrets() {
    this(Optional.empty());
  }

  /** Makes a source that follows from a seed, if there is one. */
  public Secrets(Optional<Long> seed) {
    this.seed = seed;
    this.random = source();
  }

  private Random source() {
    return seed.<Random>map(Random::new).orElseGet(SecureRandom::new);
  }

  /** Returns whether it follows from a seed. */
  public boolean isSeeded() {
    return seed.isPresent();
  }

  Optional<Long> seed() {
    return seed;
  }

  /** Begins the sequence of a seed again; without one this does nothing. */
  public void restart() {
    if (isSeeded()) {
      random = source();
    }
  }

  /** Returns a source for the keys of cryptography, which follows from the seed, too. */
  public SecureRandom secureRandom() {
    return seed.<SecureRandom>map(Seeded::new).orElseGet(SecureRandom::new);
  }

  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns lower-case hexadecimal digits, two for each byte. */
  public String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  /** Returns lower-case letters, as in the suffix of a client app id. */
  public String letters(int count) {
    return pick(LETTERS, count);
  }

  /** Letters and digits, as in an API key. */
  public String alphanumeric(int count) {
    return pick(ALPHANUMERIC, count);
  }

  private String pick(String alphabet, int count) {
    Random source = random;
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(source.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Draws from a sequence that follows from a seed. */
  private static final class Seeded extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient Random sequence;

    Seeded(long seed) {
      this.sequence = new Random(~seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      sequence.nextBytes(bytes);
    }
  }
}
