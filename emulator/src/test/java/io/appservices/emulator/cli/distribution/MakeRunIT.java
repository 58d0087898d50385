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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first commands of the README, with a Maven that takes as long as it is told. */
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsEachStepOfTheBuildWhenItBegins(boolean terminal) throws Exception {
    Process make = terminal ? makeRun() : makeRunIntoAFile();
    try {
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(shown())
                      .contains("Building the emulator; the first time takes minutes,")
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

  @Test
  void theHelpHasOneColumnOfTargets() throws Exception {
    assertThat(status(start("shown", "make", "help"))).isZero();

    assertThat(shown().lines()).isNotEmpty().allMatch(line -> line.matches("[a-z0-9-]+ {2,}\\S.*"));
    assertThat(shown().lines().map(line -> line.split(" \\b(?=[A-Z])")[0].length() + 1).distinct())
        .as("columns of the descriptions")
        .hasSize(1);
  }

  private Process makeRun() throws IOException {
    return start("log", "script", "-qefc", "make run ARGS='--port 0'", "shown");
  }

  private Process makeRunIntoAFile() throws IOException {
    return start("shown", "make", "run", "ARGS=--port 0");
  }

  private Process start(String output, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(project.resolve(output).toFile());
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
