package io.appservices.emulator.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README on a terminal, with a Maven that takes as long as it is told. */
@Timeout(180)
class MakeRunIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** Prints as Maven does, ends with codes for terminals as it does, and leaves a launcher. */
  private static final String MAVEN =
      """
      #!/bin/sh
      bin=emulator/target/appservices-emulator/bin
      echo '[INFO] Scanning for projects...'
      echo '[INFO] --- compiler:3.15.0:compile (default-compile) @ appservices-emulator ---'
      until [ -e goal ]; do sleep 0.05; done
      echo '[INFO] --- jar:3.4.2:jar (default-jar) @ appservices-emulator ---'
      if [ -e broken ]; then
        echo '[ERROR] Nothing.java:[1,1] class expected'
        exit 1
      fi
      mkdir -p $bin
      printf '#!/bin/sh\\necho "launched with $*"\\n' >$bin/appservices-emulator
      chmod +x $bin/appservices-emulator
      printf '\\033[0m\\033[0m'
      """;

  @TempDir private Path project;

  @BeforeEach
  void writeProject() throws IOException {
    Files.copy(Path.of("..", "Makefile"), project.resolve("Makefile"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.createDirectories(project.resolve("emulator/src/main"));
    Files.writeString(project.resolve("emulator/pom.xml"), "");
    Files.writeString(project.resolve("mvn"), MAVEN);
    assertThat(project.resolve("mvn").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void showsEachStepOfTheBuildWhenItBegins() throws Exception {
    Process make = makeRun();
    try {
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(shown())
                      .contains("Building the emulator...")
                      .contains("  appservices-emulator: compiler compile"));
      assertThat(shown()).doesNotContain("jar jar");
      Files.createFile(project.resolve("goal"));

      assertThat(status(make)).isZero();
      assertThat(shown())
          .contains("  appservices-emulator: jar jar", "launched with start --port 0")
          .doesNotContain("\u001b", "Scanning");
    } finally {
      end(make);
    }
  }

  @Test
  void startsAtOnceWhatIsBuilt() throws Exception {
    Files.createFile(project.resolve("goal"));
    assertThat(status(makeRun())).isZero();

    assertThat(status(makeRun())).isZero();

    assertThat(shown()).contains("launched with start --port 0").doesNotContain("Building");
  }

  @Test
  void showsWhatMavenSaidOfABuildThatFails() throws Exception {
    Files.createFile(project.resolve("goal"));
    Files.createFile(project.resolve("broken"));

    assertThat(status(makeRun())).isNotZero();

    assertThat(shown()).contains("[ERROR] Nothing.java:[1,1]").doesNotContain("launched");
  }

  private Process makeRun() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", "make run ARGS='--port 0'", "shown")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(project.resolve("log").toFile());
    builder.environment().keySet().removeIf(name -> name.matches("MAKE.*|MFLAGS"));
    builder.environment().put("MVN", "./mvn");
    return builder.start();
  }

  private static int status(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
      return process.exitValue();
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What a person sees so far who has typed it. */
  private String shown() throws IOException {
    Path file = project.resolve("shown");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
