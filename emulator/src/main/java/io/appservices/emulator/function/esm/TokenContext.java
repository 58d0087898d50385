package io.appservices.emulator.function.esm;

import io.appservices.emulator.function.esm.Bracket.Head;
import io.appservices.emulator.function.esm.Bracket.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The tokens of a source so far, and what follows from them for those that come: whether a slash
 * divides, a brace is that of a block, and a statement begins.
 */
final class TokenContext {

  private final SourceText source;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Bracket> open = new ArrayDeque<>();
  private boolean isNewLine = true;
  private boolean slashDivides;

  /** The function whose parameters have yet to come. */
  private Head functionHead = Head.NONE;

  /** The function whose parameters have just ended. */
  private Head functionBody = Head.NONE;

  /** True if the last token is the colon of a label or a case, after which a statement begins. */
  private boolean isAfterLabel;

  /** True if the last word began a statement. */
  private boolean wordBeganStatement;

  TokenContext(SourceText source) {
    this.source = source;
    open.push(new Bracket(' ', Kind.BLOCK, false));
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Returns whether a slash that is next divides, rather than begins a regular expression. */
  boolean slashDivides() {
    return slashDivides;
  }

  /** Notes space or a comment before the next token. */
  void space(boolean endsLine) {
    isNewLine |= endsLine;
  }

  /** Adds a word that ends where the source is now. */
  void word(int start) {
    String word = source.between(start, source.at);
    boolean isMember = isSign(tokens.size() - 1, ".");
    boolean beginsStatement = beginsStatement();
    if (!isMember) {
      noteHead(word, beginsStatement);
    }
    add(Token.Kind.WORD, start, isMember || !precedesValue(word));
    wordBeganStatement = beginsStatement;
  }

  /** Notes a function or a class that begins. */
  private void noteHead(String word, boolean beginsStatement) {
    if (openBracket().hasMembers() && (beginsStatement || isLast(","))) {
      return; // It is the name of a member.
    }
    if (word.equals("class")) {
      openBracket().classHead = head(beginsStatement);
    } else if (word.equals("function")) {
      functionHead = head(isLast("async") ? wordBeganStatement : beginsStatement);
    }
  }

  private static Head head(boolean beginsStatement) {
    return beginsStatement ? Head.DECLARATION : Head.EXPRESSION;
  }

  /** Returns whether a slash after a word begins a regular expression. */
  private boolean precedesValue(String word) {
    return Keywords.BEFORE_VALUE.contains(word)
        || Keywords.BEFORE_STATEMENT.contains(word)
        || word.equals("of") && isKeywordOf()
        || isLabelOfJump();
  }

  private boolean isLabelOfJump() {
    return !isNewLine && (isLast("break") || isLast("continue"));
  }

  /** Returns whether {@code of} may be the keyword: what it would iterate is declared before it. */
  private boolean isKeywordOf() {
    return openBracket().kind == Kind.FOR
        && slashDivides
        && !Keywords.BEFORE_NAME.contains(text(tokens.size() - 1));
  }

  /** Adds a sign that opens or closes nothing. */
  void sign(int start, boolean slashDividesAfter) {
    char first = source.between(start, start + 1).charAt(0);
    functionHead = first == '*' ? functionHead : Head.NONE;
    if (":;,=".indexOf(first) >= 0) {
      openBracket().classHead = Head.NONE;
    }
    add(Token.Kind.SIGN, start, slashDividesAfter);
  }

  /** Notes a question mark that a colon belongs to. */
  void beginConditional() {
    openBracket().conditionals++;
  }

  void colon(int start) {
    sign(start, false);
    if (openBracket().conditionals > 0) {
      openBracket().conditionals--;
    } else {
      isAfterLabel = openBracket().kind == Kind.BLOCK;
    }
  }

  void open(char sign, int start) {
    Bracket bracket =
        switch (sign) {
          case '(' -> parenthesis(functionHead);
          case '{' -> brace();
          default -> new Bracket(sign, Kind.GROUP, true);
        };
    sign(start, false);
    open.push(bracket);
  }

  /** Adds the part of a template before the brace that begins a value in it. */
  void openTemplate(int start) {
    add(Token.Kind.TEMPLATE, start, false);
    open.push(new Bracket('`', Kind.TEMPLATE, true));
  }

  /** Closes a bracket; returns whether it is that of a value in a template, which goes on. */
  boolean close(char sign, int start) {
    if (depth() == 0) {
      throw new UnreadableSourceException("a bracket is closed that is not open");
    }
    Bracket opened = open.pop();
    if (opened.kind == Kind.TEMPLATE && sign == '}') {
      return true;
    }
    if (!opened.isClosedBy(sign)) {
      throw new UnreadableSourceException("brackets do not match");
    }
    sign(start, opened.slashDividesAfter);
    functionBody = opened.parametersOf;
    return false;
  }

  private Bracket parenthesis(Head parametersOf) {
    int last = tokens.size() - 1;
    boolean isAwaited = isWord(last, "await") && isWord(last - 1, "for");
    int word = isAwaited ? last - 1 : last;
    boolean isAfterCondition =
        word >= 0
            && tokens.get(word).kind() == Token.Kind.WORD
            && Keywords.BEFORE_CONDITION.contains(text(word))
            && !isSign(word - 1, ".");
    Kind kind = isAfterCondition && isWord(word, "for") ? Kind.FOR : Kind.GROUP;
    return new Bracket('(', kind, !isAfterCondition, parametersOf);
  }

  private Bracket brace() {
    Head classHead = openBracket().classHead;
    if (classHead != Head.NONE) {
      openBracket().classHead = Head.NONE;
      return new Bracket('{', Kind.CLASS, classHead == Head.EXPRESSION);
    }
    if (functionBody != Head.NONE) {
      return new Bracket('{', Kind.BLOCK, functionBody == Head.EXPRESSION);
    }
    boolean isObject = beginsValue();
    return new Bracket('{', isObject ? Kind.OBJECT : Kind.BLOCK, isObject);
  }

  /** Returns whether the token that comes next would begin a statement. */
  private boolean beginsStatement() {
    int last = tokens.size() - 1;
    if (last < 0 || isNewLine && slashDivides) {
      return true;
    }
    String before = text(last);
    return switch (tokens.get(last).kind()) {
      case WORD -> Set.of("do", "else", "export", "default").contains(before);
      case SIGN ->
          switch (before) {
            case ";", "{" -> true;
            case "}", ")" -> !slashDivides;
            case ":" -> isAfterLabel;
            default -> false;
          };
      default -> false;
    };
  }

  /** Returns whether the brace that begins is that of an object, rather than of a block. */
  private boolean beginsValue() {
    int last = tokens.size() - 1;
    if (last < 0 || slashDivides) {
      return false;
    }
    String before = text(last);
    return switch (tokens.get(last).kind()) {
      case WORD -> !Keywords.BEFORE_STATEMENT.contains(before);
      case SIGN -> !Set.of(")", "{", "}", ";", "=>").contains(before) && !isAfterLabel;
      default -> true;
    };
  }

  void add(Token.Kind kind, int start, boolean slashDividesAfter) {
    tokens.add(new Token(kind, start, source.at, depth(), isNewLine, openBracket().hasMembers()));
    isNewLine = false;
    slashDivides = slashDividesAfter;
    isAfterLabel = false;
    functionBody = Head.NONE;
  }

  private Bracket openBracket() {
    return open.element();
  }

  int depth() {
    return open.size() - 1;
  }

  private String text(int token) {
    return source.between(tokens.get(token).start(), tokens.get(token).end());
  }

  private boolean isLast(String text) {
    return !tokens.isEmpty() && text(tokens.size() - 1).equals(text);
  }

  private boolean isWord(int token, String word) {
    return token >= 0 && tokens.get(token).kind() == Token.Kind.WORD && text(token).equals(word);
  }

  private boolean isSign(int token, String sign) {
    return token >= 0 && tokens.get(token).kind() == Token.Kind.SIGN && text(token).equals(sign);
  }
}
