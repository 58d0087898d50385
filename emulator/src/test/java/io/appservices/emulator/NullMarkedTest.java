package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build checks for null only what is marked: so all packages of what is published are. */
class NullMarkedTest {

  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java"),
          Path.of("driver/src/main/java"),
          Path.of("../testkit/src/main/java"),
          Path.of("../testkit/testcontainers/src/main/java"));

  @Test
  void everyPackageIsNullMarked() throws IOException {
    for (Path source : SOURCES) {
      assertThat(packages(source))
          .as("packages in %s", source)
          .isNotEmpty()
          .allSatisfy(
              folder ->
                  assertThat(folder.resolve("package-info.java"))
                      .isRegularFile()
                      .content()
                      .contains("\n@NullMarked\npackage "));
    }
  }

  private static Set<Path> packages(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .collect(Collectors.toSet());
    }
  }
}
