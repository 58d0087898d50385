package io.appservices.emulator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the tests of emulator and testkit, for what is written about them. */
public final class TestSources {

  private static final List<Path> ROOTS =
      List.of(Path.of("src/test/java"), Path.of("../testkit/src/test/java"));

  private TestSources() {}

  /** Returns the text of each test class, by its simple name. */
  public static Map<String, String> byName() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
            .forEach(file -> sources.put(name(file), text(file)));
      }
    }
    return sources;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
