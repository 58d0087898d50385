package io.appservices.emulator.function.esm;

/** A source, and a place in it that moves on over words, texts and comments. */
final class SourceText {

  /** The place of the next character. */
  int at;

  private final String text;

  SourceText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  String between(int start, int end) {
    return text.substring(start, end);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  void needMore(String what) {
    if (at >= text.length()) {
      throw new UnreadableSourceException(what + " does not end");
    }
  }

  /** Moves on over a character if it is next; returns whether it was. */
  boolean skip(char expected) {
    boolean isThere = peek(0) == expected;
    at += isThere ? 1 : 0;
    return isThere;
  }

  /** Returns whether a word begins with a character, which may be the half of one. */
  static boolean beginsWord(char first) {
    return Character.isUnicodeIdentifierStart(first)
        || Character.isSurrogate(first)
        || "$_#\\".indexOf(first) >= 0;
  }

  void skipWord() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (!Character.isUnicodeIdentifierPart(next) && !beginsWord(next)) {
        return;
      }
      at = text.startsWith("\\u{", at) ? Math.max(text.indexOf('}', at), at) + 1 : at + 1;
    }
  }

  void skipNumber() {
    skipWord();
    if (peek(0) == '.') {
      at++;
      skipWord();
    }
  }

  void skipString(char quote) {
    at++;
    while (peek(0) != quote) {
      at += peek(0) == '\\' ? 2 : 1;
      needMore("a string");
    }
    at++;
  }

  void skipRegex() {
    boolean isInClass = false;
    at++;
    while (isInClass || peek(0) != '/') {
      char next = peek(0);
      if (isLineEnd(next)) {
        throw new UnreadableSourceException("a regular expression does not end");
      }
      isInClass = next == '[' || isInClass && next != ']';
      at += next == '\\' ? 2 : 1;
      needMore("a regular expression");
    }
    at++;
  }

  /** Returns whether a line ended in it. */
  boolean skipComment() {
    if (peek(1) == '/') {
      skipLine();
      return false;
    }
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new UnreadableSourceException("a comment does not end");
    }
    boolean isNewLine = text.substring(at, end).chars().anyMatch(c -> isLineEnd((char) c));
    at = end + 2;
    return isNewLine;
  }

  void skipLine() {
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || isLineEnd(c);
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }
}
