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

  private final SourceText source;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean isNewLine = true;
  private boolean slashDivides;

  private Scanner(String text) {
    this.source = new SourceText(text);
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
    if (source.startsWith("#!")) {
      source.skipLine();
    }
    while (!source.isAtEnd()) {
      char next = source.peek(0);
      if (SourceText.isSpace(next)) {
        isNewLine |= SourceText.isLineEnd(next);
        source.at++;
      } else if (next == '/' && (source.peek(1) == '/' || source.peek(1) == '*')) {
        isNewLine |= source.skipComment();
      } else {
        token(next);
      }
    }
    if (!open.isEmpty()) {
      throw new UnreadableSourceException("a bracket is not closed");
    }
  }

  private void token(char first) {
    int start = source.at;
    if (Character.isUnicodeIdentifierStart(first) || "$_#\\".indexOf(first) >= 0) {
      word(start);
    } else if (first == '"' || first == '\'') {
      source.skipString(first);
      add(Kind.STRING, start, true);
    } else if (first == '`') {
      source.at++;
      template(start);
    } else if (SourceText.isDigit(first) || first == '.' && SourceText.isDigit(source.peek(1))) {
      source.skipWord();
      add(Kind.NUMBER, start, true);
    } else if (first == '/' && !slashDivides) {
      source.skipRegex();
      source.skipWord();
      add(Kind.REGEX, start, true);
    } else {
      sign(first, start);
    }
  }

  private void word(int start) {
    source.skipWord();
    boolean isMember = !tokens.isEmpty() && isSign(tokens.size() - 1, ".");
    add(Kind.WORD, start, isMember || !BEFORE_VALUE.contains(source.between(start, source.at)));
  }

  /** Reads a template up to its end, or to the brace that begins a value in it. */
  private void template(int start) {
    while (source.peek(0) != '`') {
      source.needMore("a template");
      if (source.peek(0) == '$' && source.peek(1) == '{') {
        source.at += 2;
        add(Kind.TEMPLATE, start, false);
        open.push(new Open('`', true));
        return;
      }
      source.at += source.peek(0) == '\\' ? 2 : 1;
    }
    source.at++;
    add(Kind.TEMPLATE, start, true);
  }

  private void sign(char sign, int start) {
    source.at++;
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
        boolean isDoubled = source.peek(0) == sign;
        source.at += isDoubled ? 1 : 0;
        add(Kind.SIGN, start, isDoubled && slashDivides);
      }
      case '=' -> {
        source.at += source.peek(0) == '>' ? 1 : 0;
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
    tokens.add(new Token(kind, start, source.at, open.size(), isNewLine));
    isNewLine = false;
    slashDivides = slashDividesAfter;
  }

  private String text(int token) {
    return source.between(tokens.get(token).start(), tokens.get(token).end());
  }

  private boolean isSign(int token, String sign) {
    return token >= 0 && tokens.get(token).kind() == Kind.SIGN && text(token).equals(sign);
  }
}
