package io.appservices.emulator.cluster.embedded.collation;

import java.text.Normalizer;

/**
 * The key of one text, which is a text itself: keys are equal, less or greater where the texts are,
 * under the collation. It has a part for letters, one for accents and one for cases, as far as the
 * strength of the collation goes.
 */
final class TextKey {

  private static final char END = 0;
  private static final char NO_ACCENT = 0x20;
  private static final char AS_OTHERS = 0x21;
  private static final char FIRST_CASE = 'a';
  private static final char SECOND_CASE = 'b';

  private final CollationSettings settings;
  private final String text;
  private final StringBuilder letters = new StringBuilder();
  private final StringBuilder accents = new StringBuilder();
  private final StringBuilder cases = new StringBuilder();

  private TextKey(String text, CollationSettings settings) {
    this.text = Normalizer.normalize(text, Normalizer.Form.NFD);
    this.settings = settings;
  }

  static String of(String text, CollationSettings settings) {
    TextKey key = new TextKey(text, settings);
    key.read();
    return key.joined();
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (settings.numericOrdering() && Character.isDigit(character)) {
        at = number(at);
        continue;
      }
      at += Character.charCount(character);
      if (Character.getType(character) == Character.NON_SPACING_MARK) {
        accents.appendCodePoint(character);
      } else if (!Character.isIdentifierIgnorable(character) && !isShifted(character)) {
        add(character);
      }
    }
  }

  private boolean isShifted(int character) {
    char group = Letters.group(character);
    return settings.shifted()
        && (group == Letters.SPACE
            || group == Letters.PUNCTUATION && !settings.onlySpaceIsShifted());
  }

  private void add(int character) {
    int lower = Character.toLowerCase(character);
    String others = Letters.expanded(lower);
    others
        .codePoints()
        .forEach(
            one -> {
              int place = Letters.place(one);
              letters.append(Letters.group(one)).append((char) (place >>> 16)).append((char) place);
              accents.append(NO_ACCENT);
              boolean isFirst = (lower == character) != settings.upperFirst();
              cases.append(isFirst ? FIRST_CASE : SECOND_CASE);
            });
    if (!others.equals(Character.toString(lower))) {
      accents.append(AS_OTHERS);
    }
  }

  /** Adds digits as one number: a longer one is greater, and leading zeros do not count. */
  private int number(int start) {
    int end = start;
    StringBuilder digits = new StringBuilder();
    while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
      int digit = text.codePointAt(end);
      if (!digits.isEmpty() || Character.digit(digit, 10) != 0) {
        digits.append((char) Character.digit(digit, 10));
      }
      end += Character.charCount(digit);
    }
    letters.append(Letters.DIGIT).append((char) digits.length()).append(digits);
    accents.append(NO_ACCENT);
    cases.append(FIRST_CASE);
    return end;
  }

  private String joined() {
    StringBuilder key = new StringBuilder(letters);
    if (settings.strength() >= 2) {
      key.append(END).append(settings.backwards() ? accents.reverse() : accents);
    }
    if (settings.strength() >= 3 || settings.caseLevel()) {
      key.append(END).append(cases);
    }
    if (settings.strength() == 5 || settings.strength() == 4 && settings.shifted()) {
      key.append(END).append(text);
    }
    return key.toString();
  }
}
