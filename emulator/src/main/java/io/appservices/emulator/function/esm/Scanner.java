package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Cuts a source into tokens. Whether a slash divides or begins a regular expression follows from
 * what stands before it, which is right but for code that nobody writes.
 */
final class Scanner {

  /** After these a value follows, and so a slash begins a regular expression. */
  private static final Set<String> BEFORE_VALUE =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "of",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "do",
          "else",
          "yield",
          "await",
          "default",
          "extends");

  private static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");

  /** A bracket that is open. */
  private record Open(char sign, boolean slashDividesAfter) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private boolean isNewLine = true;
  private boolean slashDivides;

  private Scanner(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens of a source.
   *
   * @throws UnreadableSourceException if it ends within something, or has brackets without a match
   */
  static List<Token> tokens(String text) {
    Scanner scanner = new Scanner(text);
    scanner.scan();
    return scanner.tokens;
  }

  private void scan() {
    if (text.startsWith("#!")) {
      skipLine();
    }
    while (at < text.length()) {
      char next = text.charAt(at);
      if (isSpace(next)) {
        isNewLine |= isLineEnd(next);
        at++;
      } else if (next == '/' && (peek(1) == '/' || peek(1) == '*')) {
        skipComment();
      } else {
        token(next);
      }
    }
    if (!open.isEmpty()) {
      throw new UnreadableSourceException("a bracket is not closed");
    }
  }

  private void token(char first) {
    int start = at;
    if (Character.isUnicodeIdentifierStart(first) || "$_#\\".indexOf(first) >= 0) {
      word(start);
    } else if (first == '"' || first == '\'') {
      skipString(first);
      add(Kind.STRING, start, true);
    } else if (first == '`') {
      at++;
      template(start);
    } else if (isDigit(first) || first == '.' && isDigit(peek(1))) {
      skipWord();
      add(Kind.NUMBER, start, true);
    } else if (first == '/' && !slashDivides) {
      skipRegex();
      skipWord();
      add(Kind.REGEX, start, true);
    } else {
      sign(first, start);
    }
  }

  private void word(int start) {
    skipWord();
    boolean isMember = !tokens.isEmpty() && isSign(tokens.size() - 1, ".");
    add(Kind.WORD, start, isMember || !BEFORE_VALUE.contains(text.substring(start, at)));
  }

  private void skipWord() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (!Character.isUnicodeIdentifierPart(next)
          && !Character.isSurrogate(next)
          && "$\\#.".indexOf(next) < 0) {
        return;
      }
      if (next == '.' && !isInNumber()) {
        return;
      }
      at++;
    }
  }

  /** Returns whether the dot that is next belongs to the number before it. */
  private boolean isInNumber() {
    int start = at;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start < at && isDigit(text.charAt(start)) && !text.startsWith("..", at);
  }

  private void skipString(char quote) {
    at++;
    while (peek(0) != quote) {
      at += peek(0) == '\\' ? 2 : 1;
      needMore("a string");
    }
    at++;
  }

  /** Reads a template up to its end, or to the brace that begins a value in it. */
  private void template(int start) {
    while (peek(0) != '`') {
      needMore("a template");
      if (peek(0) == '$' && peek(1) == '{') {
        at += 2;
        add(Kind.TEMPLATE, start, false);
        open.push(new Open('`', true));
        return;
      }
      at += peek(0) == '\\' ? 2 : 1;
    }
    at++;
    add(Kind.TEMPLATE, start, true);
  }

  private void skipRegex() {
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

  private void skipComment() {
    if (peek(1) == '/') {
      skipLine();
      return;
    }
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new UnreadableSourceException("a comment does not end");
    }
    isNewLine |= text.substring(at, end).chars().anyMatch(c -> isLineEnd((char) c));
    at = end + 2;
  }

  private void skipLine() {
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
  }

  private void sign(char sign, int start) {
    at++;
    switch (sign) {
      case '(', '[', '{' -> {
        boolean dividesAfter =
            switch (sign) {
              case '(' -> !isAfterCondition();
              case '{' -> beginsValue();
              default -> true;
            };
        add(Kind.SIGN, start, false);
        open.push(new Open(sign, dividesAfter));
      }
      case ')', ']', '}' -> close(sign, start);
      case '+', '-' -> {
        boolean isDoubled = peek(0) == sign;
        at += isDoubled ? 1 : 0;
        add(Kind.SIGN, start, isDoubled && slashDivides);
      }
      case '=' -> {
        at += peek(0) == '>' ? 1 : 0;
        add(Kind.SIGN, start, false);
      }
      default -> add(Kind.SIGN, start, false);
    }
  }

  private void close(char sign, int start) {
    if (open.isEmpty()) {
      throw new UnreadableSourceException("a bracket is closed that is not open");
    }
    Open opened = open.pop();
    if (opened.sign() == '`' && sign == '}') {
      template(start);
    } else if ("([{".indexOf(opened.sign()) == ")]}".indexOf(sign)) {
      add(Kind.SIGN, start, opened.slashDividesAfter());
    } else {
      throw new UnreadableSourceException("brackets do not match");
    }
  }

  /** Returns whether the parenthesis that begins is that of a statement, such as {@code if}. */
  private boolean isAfterCondition() {
    int last = tokens.size() - 1;
    return last >= 0
        && tokens.get(last).kind() == Kind.WORD
        && BEFORE_CONDITION.contains(text(last))
        && !isSign(last - 1, ".");
  }

  /** Returns whether the brace that begins is that of an object, rather than of a block. */
  private boolean beginsValue() {
    int last = tokens.size() - 1;
    if (last < 0 || slashDivides) {
      return false;
    }
    String before = text(last);
    return switch (tokens.get(last).kind()) {
      case WORD -> !before.equals("do") && !before.equals("else");
      case SIGN -> !Set.of(")", "{", "}", ";", "=>").contains(before);
      default -> true;
    };
  }

  private void add(Kind kind, int start, boolean slashDividesAfter) {
    tokens.add(new Token(kind, start, at, open.size(), isNewLine));
    isNewLine = false;
    slashDivides = slashDividesAfter;
  }

  private String text(int token) {
    return text.substring(tokens.get(token).start(), tokens.get(token).end());
  }

  private boolean isSign(int token, String sign) {
    return token >= 0 && tokens.get(token).kind() == Kind.SIGN && text(token).equals(sign);
  }

  private void needMore(String what) {
    if (at >= text.length()) {
      throw new UnreadableSourceException(what + " does not end");
    }
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || isLineEnd(c);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }
}
