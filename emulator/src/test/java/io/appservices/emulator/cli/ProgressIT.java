package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes more than a second tells so on a terminal, which the program script plays. */
@Tag("slow")
@Timeout(180)
class ProgressIT {

  private static final String PROGRAM =
      Launch.DISTRIBUTION.resolve("bin/appservices-emulator").toString();

  /** It waits for three seconds, as nobody has been sent a mail. */
  private static final String WAIT = PROGRAM + " mails list --wait 3 --url ";

  @TempDir private Path directory;

  @Test
  void aLineTellsOfItAndIsTakenAway() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      String shown = onTerminal(WAIT + emulator.baseUrl());

      assertThat(shown).containsPattern("\rwaiting for a mail 2 s|^waiting for a mail 1 s");
      assertThat(shown).containsPattern("\r {22,}\r.*no such mail").doesNotContain("\u001b");
    }
  }

  @Test
  void nothingTellsOfItQuietlyOrWhereThereIsNoTerminal() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      String url = emulator.baseUrl();

      assertThat(onTerminal(WAIT + url + " --quiet")).doesNotContain("waiting");
      assertThat(onTerminal("TERM=dumb " + WAIT + url)).doesNotContain("waiting");
      assertThat(onTerminal(WAIT + url + " 2>" + directory.resolve("errors")))
          .doesNotContain("waiting");
      assertThat(Files.readString(directory.resolve("errors"))).doesNotContain("waiting");
    }
  }

  @Test
  void stoppingTellsHowItIsDoneAtOnce() throws Exception {
    String script =
        PROGRAM
            + " start --port 0 --drain-seconds 3 & pid=$!;"
            + " until grep -q '^ready' "
            + directory.resolve("shown")
            + "; do sleep 0.1; done; kill $pid; wait $pid";

    assertThat(onTerminal(script)).contains("stopping, Ctrl-C stops at once 1 s");
  }

  /** What a person sees who types the line. */
  private String onTerminal(String line) throws Exception {
    Path shown = directory.resolve("shown");
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", line, shown.toString())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("APPSERVICES_EMULATOR_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TERM", "xterm");
    builder.environment().remove("NO_COLOR");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(shown);
  }
}
