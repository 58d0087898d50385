package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          Path.of("../testkit/testcontainers/src"),
          Path.of("../examples"),
          Path.of("../.ci"));

  private static final Set<String> ENDINGS = Set.of("java", "js", "mjs", "cjs", "py", "sh");

  /** Folders of what others wrote. */
  private static final Set<String> FOREIGN = Set.of("vendor", "node_modules", "target");

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
    Files.writeString(folder.resolve("other.txt"), "\n".repeat(MOST_LINES + 1));
    Path vendor = Files.createDirectory(folder.resolve("vendor"));
    Files.writeString(vendor.resolve("long.js"), "//\n".repeat(MOST_LINES + 1));
    List<String> names = List.of("Long.java", "long.js", "long.mjs", "long.py", "long.sh");
    for (String name : names) {
      Files.writeString(folder.resolve(name), "//\n".repeat(MOST_LINES + 1));
    }
    Files.writeString(folder.resolve("run"), "#!/bin/sh\n" + "#\n".repeat(MOST_LINES));

    assertThat(tooLong(folder).keySet())
        .map(name -> folder.relativize(Path.of(name)).toString())
        .containsExactlyInAnyOrder("Long.java", "long.js", "long.mjs", "long.py", "long.sh", "run");
    assertThat(tooLong(folder)).containsValue(MOST_LINES + 1L);
  }

  private static Map<String, Long> tooLong(Path folder) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> isOurs(folder.relativize(file)))
            .filter(Files::isRegularFile)
            .filter(FileLengthTest::isSource)
            .filter(file -> lines(file) > MOST_LINES)
            .forEach(file -> found.put(file.toString(), lines(file)));
      }
    }
    return found;
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (FOREIGN.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /** Scripts of the shell have no ending where they are run by their names. */
  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? startsAsScript(file) : ENDINGS.contains(name.substring(dot + 1));
  }

  private static boolean startsAsScript(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("#!");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
