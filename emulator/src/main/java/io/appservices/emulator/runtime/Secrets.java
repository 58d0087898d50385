package io.appservices.emulator.runtime;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The source of everything that must not be guessed: keys, salts, one-time tokens. */
public final class Secrets {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final SecureRandom random = new SecureRandom();

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
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
