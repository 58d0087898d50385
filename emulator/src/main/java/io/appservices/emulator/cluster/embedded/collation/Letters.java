package io.appservices.emulator.cluster.embedded.collation;

import java.util.Map;

/** The order of characters that all supported languages have, which is that of Unicode's root. */
final class Letters {

  /** The groups of characters, in their order. */
  static final char SPACE = 1;

  static final char PUNCTUATION = 2;
  static final char SYMBOL = 3;
  static final char CURRENCY = 4;
  static final char DIGIT = 5;
  static final char LETTER = 6;

  /** The characters of ASCII that are neither letters nor digits, in their order. */
  private static final String MARKS = "_-,;:!?.'\"()[]{}@*/\\&#%";

  private static final String SYMBOLS = "`^+<=>|~";

  /** Letters that are sorted as others, with a difference like that of an accent. */
  private static final Map<Integer, String> EXPANDED =
      Map.of(
          (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'đ', "d",
          (int) 'ł', "l", (int) 'ħ', "h");

  private Letters() {}

  /** Returns the letters that a lower-case one is sorted as. */
  static String expanded(int letter) {
    String others = EXPANDED.get(letter);
    return others == null ? Character.toString(letter) : others;
  }

  static char group(int character) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      return SPACE;
    }
    if (Character.isDigit(character)) {
      return DIGIT;
    }
    return switch (Character.getType(character)) {
      case Character.CURRENCY_SYMBOL -> CURRENCY;
      case Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> SYMBOL;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          PUNCTUATION;
      default -> LETTER;
    };
  }

  /** Returns the place of a character in its group. */
  static int place(int character) {
    int mark = MARKS.indexOf(character);
    if (mark < 0) {
      mark = SYMBOLS.indexOf(character);
    }
    if (mark >= 0) {
      return mark;
    }
    return Character.isDigit(character) ? Character.digit(character, 10) : character;
  }
}
