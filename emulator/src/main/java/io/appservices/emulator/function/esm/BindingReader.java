package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads which names a declaration declares. */
final class BindingReader {

  private static final Set<String> VARIABLES = Set.of("var", "let", "const");

  /** Words that go on with an expression on a new line. */
  private static final Set<String> OPERATORS = Set.of("in", "instanceof");

  private final TokenCursor cursor;

  BindingReader(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the names that the declaration which is next declares; leaves the cursor before it. */
  List<String> declared() {
    int begin = cursor.index();
    List<String> names = new ArrayList<>();
    cursor.skip("async");
    String keyword = cursor.nextText();
    if (keyword.equals("function") || keyword.equals("class")) {
      cursor.skip("*");
      names.add(cursor.nextText());
    } else if (VARIABLES.contains(keyword)) {
      variables(names);
    } else {
      throw new UnreadableSourceException("no declaration: " + keyword);
    }
    cursor.moveTo(begin);
    return names;
  }

  private void variables(List<String> names) {
    do {
      target(names);
      skipValue(cursor.peek(0).depth());
    } while (cursor.skip(","));
  }

  private void target(List<String> names) {
    if (cursor.is("{") || cursor.is("[")) {
      int end = cursor.afterBracket();
      boolean isObject = cursor.is("{");
      cursor.next();
      while (cursor.index() < end - 1) {
        element(names, isObject);
        cursor.skip(",");
      }
      cursor.moveTo(end);
    } else {
      names.add(cursor.nextText());
    }
  }

  private void element(List<String> names, boolean isObject) {
    while (cursor.skip("...") || cursor.skip(",")) {
      // The rest of a pattern, or an element that is left out.
    }
    if (cursor.is("]")) {
      return;
    }
    if (isObject && cursor.is("[")) {
      cursor.moveTo(cursor.afterBracket());
      cursor.need(":");
    } else if (isObject && cursor.text(1).equals(":")) {
      cursor.moveTo(cursor.index() + 2);
    }
    int depth = cursor.peek(0).depth();
    target(names);
    skipValue(depth);
  }

  /** Goes to the comma or the end after a value, if there is one. */
  private void skipValue(int depth) {
    if (!cursor.is("=")) {
      return;
    }
    cursor.next();
    boolean isFirst = true;
    while (!cursor.isAtEnd() && !isEnd(depth, isFirst)) {
      cursor.next();
      isFirst = false;
    }
  }

  private boolean isEnd(int depth, boolean isFirst) {
    Token token = cursor.peek(0);
    if (token.depth() < depth) {
      return true;
    }
    if (token.depth() > depth) {
      return false;
    }
    boolean isSign = token.kind() == Kind.SIGN;
    if (isSign && (cursor.is(",") || cursor.is(";"))) {
      return true;
    }
    return !isFirst && token.startsLine() && beginsStatement(token) && endsValue();
  }

  private boolean beginsStatement(Token token) {
    return switch (token.kind()) {
      case WORD -> !OPERATORS.contains(cursor.text(0));
      case STRING, NUMBER, REGEX -> true;
      case TEMPLATE, SIGN -> false;
    };
  }

  private boolean endsValue() {
    Token before = cursor.peek(-1);
    return before.kind() != Kind.SIGN || Set.of(")", "]", "}").contains(cursor.text(-1));
  }
}
