package io.appservices.emulator.domain;

/**
 * Tells texts from strings that are none: Java and JSON ({@code "\ud800"}) have halves of surrogate
 * pairs, which UTF-8 cannot write, so that two of them would be the same wherever bytes count.
 */
public final class UnicodeText {

  /** The form of a valid text, for refusals. */
  static final String EXPECTED = "a string of whole characters, without half of a surrogate pair";

  private UnicodeText() {}

  /** Returns whether a string has no half of a surrogate pair. */
  public static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!isPair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
