package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files stay short enough to be read as a whole. */
class FileLengthTest {

  private static final int MOST_LINES = 250;

  private static final List<Path> SOURCES =
      List.of(
          Path.of("src"),
          Path.of("driver/src"),
          Path.of("../testkit/src"),
          Path.of("../testkit/shaded/src"),
          Path.of("../testkit/testcontainers/src"));

  @Test
  void noFileIsLongerThanAPersonReads() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path source : SOURCES) {
      tooLong.putAll(tooLong(source));
    }

    assertThat(tooLong).as("files of more than %d lines; split them", MOST_LINES).isEmpty();
  }

  @Test
  void aFileThatIsTooLongIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Short.java"), "//\n".repeat(MOST_LINES));
    Files.writeString(folder.resolve("Long.java"), "//\n".repeat(MOST_LINES + 1));
    Files.writeString(folder.resolve("other.txt"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLong(folder))
        .containsExactly(Map.entry(folder.resolve("Long.java").toString(), MOST_LINES + 1L));
  }

  private static Map<String, Long> tooLong(Path folder) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> lines(file) > MOST_LINES)
            .forEach(file -> found.put(file.toString(), lines(file)));
      }
    }
    return found;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
