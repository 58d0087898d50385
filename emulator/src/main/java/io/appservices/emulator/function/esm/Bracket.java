package io.appservices.emulator.function.esm;

/** A bracket that is open, or the source around all of them, with what has been read in it. */
final class Bracket {

  /** The content of a bracket. */
  enum Kind {
    /** Statements; also the source as a whole, and the names of an import or export. */
    BLOCK,
    OBJECT,
    CLASS,
    /** Values, such as arguments or the items of an array. */
    GROUP,
    /** The head of a loop, behind {@code for}. */
    FOR,
    TEMPLATE
  }

  /** The beginning of a function or class that is being read. */
  enum Head {
    NONE,
    DECLARATION,
    /** It is part of an expression, which may go on after it. */
    EXPRESSION
  }

  final char sign;
  final Kind kind;
  final boolean slashDividesAfter;

  /** Whose parameters are in it. */
  final Head parametersOf;

  /** The class whose body has yet to come. */
  Head classHead = Head.NONE;

  /** The number of question marks of conditional expressions that wait for their colons. */
  int conditionals;

  Bracket(char sign, Kind kind, boolean slashDividesAfter, Head parametersOf) {
    this.sign = sign;
    this.kind = kind;
    this.slashDividesAfter = slashDividesAfter;
    this.parametersOf = parametersOf;
  }

  Bracket(char sign, Kind kind, boolean slashDividesAfter) {
    this(sign, kind, slashDividesAfter, Head.NONE);
  }

  /** Returns whether the names of members are directly in it, which may be keywords. */
  boolean hasMembers() {
    return kind == Kind.OBJECT || kind == Kind.CLASS;
  }

  boolean isClosedBy(char closing) {
    return sign != '`' && "([{".indexOf(sign) == ")]}".indexOf(closing);
  }
}
