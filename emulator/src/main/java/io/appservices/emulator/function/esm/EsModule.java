package io.appservices.emulator.function.esm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A source with the syntax of ES modules as the body of a function that is not a module. That
 * function has a parameter {@code $esm}, made in {@code modules.js}, which does for the module what
 * the engine would do.
 *
 * @param before what stands before the body, on its first line; empty if there is neither {@code
 *     import} nor {@code export}, only {@code import()}
 * @param body the source, as long in lines as it was
 * @param isModule whether there are statements of modules
 * @param pieces the parts of the body that are as they were in the source, in their order
 */
public record EsModule(String before, String body, boolean isModule, List<Piece> pieces) {

  /**
   * A part of a body that is as it was in the source.
   *
   * @param inBody the index of its first character in the body
   * @param inSource the index of its first character in the source
   * @param length its length in characters
   */
  public record Piece(int inBody, int inSource, int length) {}

  private static final Pattern SUSPECT = Pattern.compile("(?<![.\\w$])(import|export)(?![\\w$])");

  /**
   * Reads the source of a package, which is strict if it is a module.
   *
   * @return empty if the source is fine as it is, or cannot be read
   */
  public static Optional<EsModule> ofPackage(String text) {
    return read(text, true);
  }

  /**
   * Reads the source of a function, which stays as strict as it says that it is: functions set
   * {@code exports}, whatever they import.
   *
   * @return empty if the source is fine as it is, or cannot be read
   */
  public static Optional<EsModule> ofFunction(String text) {
    return read(text, false);
  }

  private static Optional<EsModule> read(String text, boolean isStrict) {
    if (!mayHaveSyntax(text)) {
      return Optional.empty();
    }
    ModuleParts parts = new ModuleParts();
    try {
      List<Token> tokens = Scanner.tokens(text);
      new StatementReader(text, tokens, parts).read();
    } catch (UnreadableSourceException e) {
      return Optional.empty();
    }
    if (!parts.isChanged()) {
      return Optional.empty();
    }
    String before = parts.isModule() ? parts.before(isStrict) : "";
    List<Piece> pieces = new ArrayList<>();
    String body = parts.body(text, pieces);
    return Optional.of(new EsModule(before, body, parts.isModule(), List.copyOf(pieces)));
  }

  /** Returns whether a source has words that may be the syntax of modules, if it could be read. */
  public static boolean mayHaveSyntax(String text) {
    return SUSPECT.matcher(text).find();
  }

  /** Returns the index in the source of what has an index in the body. */
  public int indexInSource(int indexInBody) {
    int index = 0;
    for (Piece piece : pieces) {
      if (piece.inBody() > indexInBody) {
        return index;
      }
      index = piece.inSource() + Math.min(indexInBody - piece.inBody(), piece.length());
    }
    return index;
  }
}
