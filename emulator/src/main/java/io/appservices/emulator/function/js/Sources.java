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

  synchronized Source of(Script script) {
    return kept.computeIfAbsent(script, Sources::make);
  }

  static Source make(Script script) {
    try {
      return Source.newBuilder("js", script.source(), script.name() + ".js").build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
