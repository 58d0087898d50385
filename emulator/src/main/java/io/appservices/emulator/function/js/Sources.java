package io.appservices.emulator.function.js;

import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.esm.EsModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Source;

/** The sources used last: compiled code lives as long as they do. */
final class Sources {

  private static final int KEPT = 500;
  private static final String SCRIPT = "application/javascript";
  private static final String MODULE = "application/javascript+module";
  private static final String WRAPPER =
      "(function (context, console, require, module, exports, $esm) {";
  private static final String END_OF_MODULE =
      "\n;return exports === undefined ? module.exports.default : exports; }).call(this);";

  private final Map<Script, Source> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Script, Source> eldest) {
          return size() > KEPT;
        }
      };

  /** Returns a source in the wrapper that gives its function globals of its own. */
  synchronized Source of(Script script) {
    return kept.computeIfAbsent(script, Sources::wrap);
  }

  /** Returns what stands before the source of a function, on its first line. */
  static String prefix(Optional<EsModule> module) {
    return WRAPPER + module.map(EsModule::before).orElse("");
  }

  static Source wrap(Script script) {
    Optional<EsModule> module = EsModule.ofFunction(script.source());
    boolean isModule = module.isPresent() && module.get().isModule();
    String text = module.map(EsModule::body).orElse(script.source());
    return source(
        script.name(),
        prefix(module) + text + (isModule ? END_OF_MODULE : "\n;return exports;") + " })",
        SCRIPT);
  }

  /** Returns a source as it is, which is to be no module. */
  static Source asScript(Script script) {
    return source(script.name(), script.source(), SCRIPT);
  }

  /** Returns a source as it is, which is to be a module. */
  static Source asModule(Script script) {
    return source(script.name(), script.source(), MODULE);
  }

  private static Source source(String name, String text, String type) {
    try {
      return Source.newBuilder("js", text, name + ".js").mimeType(type).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
