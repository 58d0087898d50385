package io.appservices.emulator.storage.codec;

/**
 * Texts as any database takes them. Java has strings that UTF-8 cannot write (half of a surrogate
 * pair), and keys of BSON cannot have U+0000: these characters are written as U+0001 and what they
 * were. So no two texts become one, and every other text stays as it is.
 */
public final class Texts {

  private static final char ESCAPE = '\u0001';
  private static final char NUL = '0';
  private static final char ESCAPE_ITSELF = '1';
  private static final char SURROGATE = 'u';
  private static final int HEX_DIGITS = 4;

  private Texts() {}

  /** Returns the form of a text that is to be kept. */
  public static String stored(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text, i)) {
        return escaped(text);
      }
    }
    return text;
  }

  /** Returns the text that is kept in a form. */
  public static String read(String stored) {
    int at = stored.indexOf(ESCAPE);
    if (at < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length());
    int from = 0;
    for (; at >= 0 && at + 1 < stored.length(); at = stored.indexOf(ESCAPE, from)) {
      text.append(stored, from, at);
      char what = stored.charAt(at + 1);
      from = at + 2;
      if (what == SURROGATE) {
        text.append((char) Integer.parseInt(stored, from, from + HEX_DIGITS, 16));
        from += HEX_DIGITS;
      } else {
        text.append(what == NUL ? '\0' : ESCAPE);
      }
    }
    return text.append(stored, from, stored.length()).toString();
  }

  private static String escaped(String text) {
    StringBuilder stored = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isEscaped(text, i)) {
        stored.append(c);
      } else if (Character.isSurrogate(c)) {
        stored.append(ESCAPE).append(SURROGATE).append(Integer.toHexString(c));
      } else {
        stored.append(ESCAPE).append(c == ESCAPE ? ESCAPE_ITSELF : NUL);
      }
    }
    return stored.toString();
  }

  private static boolean isEscaped(String text, int i) {
    char c = text.charAt(i);
    return c <= ESCAPE || (Character.isSurrogate(c) && !isInPair(text, i));
  }

  private static boolean isInPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
