package io.appservices.emulator.function.esm;

/**
 * A part of a source that is neither space nor comment.
 *
 * @param kind what it is
 * @param start the index of its first character
 * @param end the index after its last one
 * @param depth how many brackets are open around it
 * @param startsLine whether a line ends between it and the token before
 * @param isInMembers whether it is directly in the braces of an object or a class
 */
record Token(Kind kind, int start, int end, int depth, boolean startsLine, boolean isInMembers) {

  /** The kind of a token, as far as it matters here. */
  enum Kind {
    WORD,
    STRING,
    NUMBER,
    TEMPLATE,
    REGEX,
    SIGN
  }
}
