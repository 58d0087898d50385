package io.appservices.emulator.ejson;

/**
 * A text of ASCII in which JSON has nothing to escape, such as a token: it is written as it is,
 * without a look at each of its characters.
 *
 * @param text has no control characters, quotes and backslashes, and none beyond ASCII; that is not
 *     checked
 */
public record PlainText(String text) implements CharSequence {

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
