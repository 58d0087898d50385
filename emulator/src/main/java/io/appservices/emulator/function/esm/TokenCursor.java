package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Token.Kind;
import java.util.List;

/** A place among the tokens of a source. */
final class TokenCursor {

  private static final Token END = new Token(Kind.SIGN, 0, 0, 0, true, false);

  private final String text;
  private final List<Token> tokens;
  private int at;

  TokenCursor(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  void moveTo(int index) {
    at = index;
  }

  int index() {
    return at;
  }

  /** Returns a token from here on; one without text where there is none. */
  Token peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  String text(int ahead) {
    Token token = peek(ahead);
    return text.substring(token.start(), token.end());
  }

  Token next() {
    Token token = peek(0);
    at++;
    return token;
  }

  String nextText() {
    String next = text(0);
    at++;
    return next;
  }

  boolean is(String expected) {
    return text(0).equals(expected) && peek(0).kind() != Kind.STRING;
  }

  boolean skip(String expected) {
    boolean isThere = is(expected);
    at += isThere ? 1 : 0;
    return isThere;
  }

  void need(String expected) {
    if (!skip(expected)) {
      throw new UnreadableSourceException("'" + expected + "' is missing");
    }
  }

  /** Returns the index after the bracket that closes the one that is here. */
  int afterBracket() {
    int depth = peek(0).depth();
    int index = at + 1;
    while (index < tokens.size() && tokens.get(index).depth() > depth) {
      index++;
    }
    return index + 1;
  }

  /** Returns the index in the text after the token before this one. */
  int endBefore() {
    return peek(-1).end();
  }
}
