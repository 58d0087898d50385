package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Token.Kind;
import java.util.List;

/**
 * Cuts a source into tokens. Whether a slash divides or begins a regular expression follows from
 * what stands before it, which is right but for code that nobody writes.
 */
final class Scanner {

  private final SourceText source;
  private final TokenContext context;

  private Scanner(String text) {
    this.source = new SourceText(text);
    this.context = new TokenContext(source);
  }

  /**
   * Returns the tokens of a source.
   *
   * @throws UnreadableSourceException if it ends within something, or has brackets without a match
   */
  static List<Token> tokens(String text) {
    Scanner scanner = new Scanner(text);
    scanner.scan();
    return scanner.context.tokens();
  }

  private void scan() {
    if (source.startsWith("#!")) {
      source.skipLine();
    }
    while (!source.isAtEnd()) {
      char next = source.peek(0);
      if (SourceText.isSpace(next)) {
        context.space(SourceText.isLineEnd(next));
        source.at++;
      } else if (next == '/' && (source.peek(1) == '/' || source.peek(1) == '*')) {
        context.space(source.skipComment());
      } else {
        token(next);
      }
    }
    if (context.depth() > 0) {
      throw new UnreadableSourceException("a bracket is not closed");
    }
  }

  private void token(char first) {
    int start = source.at;
    if (SourceText.beginsWord(first)) {
      source.skipWord();
      context.word(start);
    } else if (first == '"' || first == '\'') {
      source.skipString(first);
      context.add(Kind.STRING, start, true);
    } else if (first == '`') {
      source.at++;
      template(start);
    } else if (SourceText.isDigit(first) || first == '.' && SourceText.isDigit(source.peek(1))) {
      source.skipNumber();
      context.add(Kind.NUMBER, start, true);
    } else if (first == '/' && !context.slashDivides()) {
      source.skipRegex();
      source.skipWord();
      context.add(Kind.REGEX, start, true);
    } else {
      sign(first, start);
    }
  }

  private void questionMark(int start) {
    boolean isOptional = source.peek(0) == '.' && !SourceText.isDigit(source.peek(1));
    if (!source.skip('?') && !isOptional) {
      context.beginConditional();
    }
    context.sign(start, false);
  }

  /** Reads a template up to its end, or to the brace that begins a value in it. */
  private void template(int start) {
    while (source.peek(0) != '`') {
      source.needMore("a template");
      if (source.peek(0) == '$' && source.peek(1) == '{') {
        source.at += 2;
        context.openTemplate(start);
        return;
      }
      source.at += source.peek(0) == '\\' ? 2 : 1;
    }
    source.at++;
    context.add(Kind.TEMPLATE, start, true);
  }

  private void sign(char sign, int start) {
    source.at++;
    switch (sign) {
      case '(', '[', '{' -> context.open(sign, start);
      case ')', ']', '}' -> {
        if (context.close(sign, start)) {
          template(start);
        }
      }
      case '+', '-' -> {
        boolean isDoubled = source.skip(sign);
        context.sign(start, isDoubled && context.slashDivides());
      }
      case '=' -> {
        source.skip('>');
        context.sign(start, false);
      }
      case '?' -> questionMark(start);
      case ':' -> context.colon(start);
      case '.' -> {
        source.at += source.startsWith("..") ? 2 : 0;
        context.sign(start, false);
      }
      default -> context.sign(start, false);
    }
  }
}
