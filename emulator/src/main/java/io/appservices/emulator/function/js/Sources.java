package io.appservices.emulator.function.js;

import io.appservices.emulator.function.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Source;

/** The sources used last: compiled code lives as long as they do. */
final class Sources {

  private static final int KEPT = 500;

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

  private static Source wrap(Script script) {
    return source(
        script.name(),
        "(function (context, console, require, module, exports) {"
            + script.source()
            + "\n;return exports; })");
  }

  /** Returns a source as it is. */
  static Source make(Script script) {
    return source(script.name(), script.source());
  }

  private static Source source(String name, String text) {
    try {
      return Source.newBuilder("js", text, name + ".js").build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
