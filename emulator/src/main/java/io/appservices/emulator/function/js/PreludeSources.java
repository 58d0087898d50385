package io.appservices.emulator.function.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.Source;

/**
 * The script that every context is prepared with. Its files are joined to one, so that a context
 * has one script to evaluate, however many files there are.
 */
final class PreludeSources {

  private static final String MAIN = "prelude";

  /** The files, each of which is the expression of a function. */
  private static final List<String> PARTS =
      List.of(
          "bson",
          "bson/types",
          "bson/inspect",
          "bson/decode",
          "bson/encode",
          "services",
          "services/cursor",
          "services/session",
          "response",
          "prelude/errors",
          "prelude/time",
          "prelude/utils",
          "prelude/require",
          "prelude/context",
          MAIN);

  private final Source script = join();

  /** Returns the script of a function that is given the host and has the parts by their names. */
  Source script() {
    return script;
  }

  private static Source join() {
    StringBuilder text = new StringBuilder("(function (functions) { const parts = {\n");
    for (String part : PARTS) {
      text.append('\'').append(part).append("':\n").append(resource(part + ".js")).append(",\n");
    }
    text.append("}; return parts.").append(MAIN).append("(functions, parts); })");
    return Source.newBuilder("js", text, MAIN + ".js").internal(true).buildLiteral();
  }

  private static String resource(String name) {
    try (InputStream in = PreludeSources.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
