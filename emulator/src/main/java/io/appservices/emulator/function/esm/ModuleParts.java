package io.appservices.emulator.function.esm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The imports and exports of the statements of a module, and the code in their place. */
final class ModuleParts {

  /** The local name of what {@code export default} exports if it has none of its own. */
  static final String DEFAULT = "$esm$default";

  private record Edit(int start, int end, String replacement) {}

  private final List<String> sources = new ArrayList<>();
  private final List<Integer> stars = new ArrayList<>();
  private final Map<String, String> imports = new LinkedHashMap<>();
  private final Map<String, String> exports = new LinkedHashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private boolean isModule;

  /** Notes a statement of a module, even of one that imports and exports nothing. */
  void statement() {
    isModule = true;
  }

  boolean isModule() {
    return isModule;
  }

  boolean isChanged() {
    return !edits.isEmpty();
  }

  /** Notes a module that is needed; returns its number. */
  int source(String literal) {
    int known = sources.indexOf(literal);
    if (known >= 0) {
      return known;
    }
    sources.add(literal);
    return sources.size() - 1;
  }

  void imported(String local, int source, String nameLiteral) {
    imports.put(local, "[" + source + ", " + nameLiteral + "]");
  }

  void exported(String nameLiteral, String local) {
    exports.put(nameLiteral, "() => " + local);
  }

  void exportedFrom(String nameLiteral, int source, String importedLiteral) {
    exports.put(nameLiteral, "() => $esm.get(" + source + ", " + importedLiteral + ")");
  }

  void star(int source) {
    stars.add(source);
  }

  void replace(int start, int end, String replacement) {
    edits.add(new Edit(start, end, replacement));
  }

  /** Returns what stands before the code of the module, on its first line. */
  String before(boolean isStrict) {
    return "with ($esm.imports("
        + object(imports)
        + ")) return (function () { "
        + (isStrict ? "'use strict'; " : "")
        + "$esm.exports("
        + object(exports)
        + "); $esm.load(["
        + String.join(", ", sources)
        + "], "
        + stars
        + "); ";
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> member.getKey() + ": " + member.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  /**
   * Returns the code; what was taken out leaves the ends of its lines.
   *
   * @param pieces gets the parts of the text that stay
   */
  String body(String text, List<EsModule.Piece> pieces) {
    edits.sort(Comparator.comparingInt(Edit::start));
    StringBuilder body = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      pieces.add(new EsModule.Piece(body.length(), at, edit.start() - at));
      body.append(text, at, edit.start()).append(edit.replacement());
      text.substring(edit.start(), edit.end())
          .chars()
          .filter(c -> c == '\n')
          .forEach(c -> body.append('\n'));
      at = edit.end();
    }
    pieces.add(new EsModule.Piece(body.length(), at, text.length() - at));
    return body.append(text, at, text.length()).toString();
  }
}
