package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start takes from the archive of classes. */
class ClassArchiveIT {

  @TempDir private Path directory;

  @Test
  void takesTheCommandLineAndTheEmulatorFromTheArchive() throws Exception {
    Path launcher = copyOfTheDistribution().resolve("bin/appservices-emulator");
    assertThat(Launch.through(launcher, "archive").run().status()).isZero();

    Launch launch =
        Launch.through(launcher, "start", "--port", "0")
            .with("APPSERVICES_EMULATOR_JAVA_OPTS", "-Xlog:class+load:file=" + loadedClasses());
    try (Running emulator = launch.start()) {
      assertThat(emulator.baseUrl()).startsWith("http://");
    }

    for (String packages : List.of("picocli.", "org.eclipse.jetty.", "io.javalin.")) {
      assertThat(sourcesOf(packages))
          .as(packages)
          .anyMatch(source -> source.startsWith("shared objects file"))
          .noneMatch(source -> source.startsWith("file:"));
    }
  }

  /** Returns where the classes of some packages were loaded from. */
  private List<String> sourcesOf(String packages) throws IOException {
    try (Stream<String> lines = Files.lines(loadedClasses())) {
      return lines
          .filter(line -> line.contains("] " + packages))
          .map(line -> line.substring(line.indexOf("source: ") + "source: ".length()))
          .toList();
    }
  }

  private Path loadedClasses() {
    return directory.resolve("classes.txt");
  }

  private Path copyOfTheDistribution() throws IOException {
    Path copy = directory.resolve("copy");
    try (Stream<Path> files = Files.walk(Launch.DISTRIBUTION)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Launch.DISTRIBUTION.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }
}
