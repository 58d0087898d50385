package io.appservices.emulator.function.esm;

import java.util.Set;

/** Words of JavaScript, by what may come after them. */
final class Keywords {

  /** After these a value follows, and so a slash begins a regular expression. */
  static final Set<String> BEFORE_VALUE =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "yield",
          "await",
          "default",
          "extends");

  /** After these a statement follows, or would on a new line. */
  static final Set<String> BEFORE_STATEMENT = Set.of("do", "else", "break", "continue", "debugger");

  static final Set<String> BEFORE_CONDITION = Set.of("if", "while", "for", "with");
  static final Set<String> BEFORE_NAME = Set.of("const", "let", "var");

  private Keywords() {}
}
