package io.appservices.emulator.function.js;

import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.esm.EsModule;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Finds errors of syntax and their places in sources as they were written, rather than as they are
 * run.
 */
final class SyntaxErrors {

  private static final Pattern PLACE = Pattern.compile("\\((\\d+):(\\d+)\\)$");

  private static final String OR_IN_MODULES = " and the top level bodies of modules";

  private final Consumer<Source> parser;

  /**
   * Makes one.
   *
   * @param parser throws what is wrong with a source
   */
  SyntaxErrors(Consumer<Source> parser) {
    this.parser = parser;
  }

  /** Returns what is wrong with a function and where; empty if it can be run. */
  Optional<String> in(Script script) {
    Optional<EsModule> module = EsModule.ofFunction(script.source());
    if (module.isEmpty()) {
      return EsModule.mayHaveSyntax(script.source())
          ? ofEither(script)
          : Optional.ofNullable(error(Sources.asScript(script)));
    }
    String error = error(Sources.wrap(script));
    if (error == null) {
      return module.get().isModule()
          ? Optional.ofNullable(error(Sources.asModule(script)))
          : Optional.empty();
    }
    String moved = moved(error, Sources.prefix(module).length(), script.source(), module);
    String ofModule = isInside(error, script.source()) ? null : error(Sources.asModule(script));
    return Optional.of(ofModule == null ? moved : ofModule);
  }

  /**
   * Returns what is wrong with a source that could not be read as a module, and so may be one:
   * whoever gets further says it.
   */
  private Optional<String> ofEither(Script script) {
    String asScript = error(Sources.asScript(script));
    if (asScript == null) {
      return Optional.empty();
    }
    String asModule = error(Sources.asModule(script));
    return Optional.of(asModule == null ? asScript : later(asScript, asModule));
  }

  /**
   * Returns the error of a file of a package.
   *
   * @param wrapped the error in the code that is run
   * @param prefix how many characters that code has before the file, if it is no module
   */
  String inPackage(String text, String wrapped, int prefix) {
    Optional<EsModule> module = EsModule.ofPackage(text);
    int before = module.map(EsModule::before).orElse("").length();
    String moved = moved(wrapped, prefix + before, text, module);
    if (module.isPresent() || !EsModule.mayHaveSyntax(text)) {
      return moved;
    }
    String asModule = error(Sources.asModule(new Script("module", "module", text)));
    return asModule == null ? moved : later(moved, asModule);
  }

  private @Nullable String error(Source source) {
    try {
      parser.accept(source);
      return null;
    } catch (PolyglotException e) {
      if (!e.isSyntaxError()) {
        throw e;
      }
      return Failures.of(e, null).getMessage();
    }
  }

  /** Returns the error of the two whose place is later, or else the first. */
  private static String later(String first, String second) {
    Matcher a = PLACE.matcher(first);
    Matcher b = PLACE.matcher(second);
    if (!a.find() || !b.find()) {
      return first;
    }
    int lines = Integer.compare(number(b, 1), number(a, 1));
    boolean isSecond = lines > 0 || lines == 0 && number(b, 2) > number(a, 2);
    return isSecond ? second : first;
  }

  /** Returns an error of what is run with the place that it has in the source. */
  private static String moved(String error, int prefix, String text, Optional<EsModule> module) {
    Matcher place = PLACE.matcher(error);
    if (!place.find()) {
      return error;
    }
    int line = number(place, 1);
    int column = Math.max(number(place, 2) - (line == 1 ? prefix : 0), 0);
    if (module.isPresent()) {
      int index = module.get().indexInSource(startOf(line, module.get().body()) + column);
      String before = text.substring(0, Math.min(index, text.length()));
      line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      column = before.length() - 1 - before.lastIndexOf('\n');
    }
    String what = error.substring(0, place.start());
    // Modules run as functions, which have none there.
    return what.replace(OR_IN_MODULES, "") + "(" + line + ":" + column + ")";
  }

  /** Returns whether an error is before the last line, on which what follows the source begins. */
  private static boolean isInside(String error, String text) {
    Matcher place = PLACE.matcher(error);
    return place.find() && number(place, 1) <= text.chars().filter(c -> c == '\n').count() + 1;
  }

  private static int startOf(int line, String text) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    return start;
  }

  private static int number(Matcher place, int group) {
    return Integer.parseInt(place.group(group));
  }
}
