package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program beside an emulator, and what is refused before either is begun. */
class ExecIT {

  @TempDir private Path directory;

  @Test
  void aProgramFindsTheEmulatorAndItsStatusIsReturned() throws Exception {
    Launch.Ended ended =
        Launch.of(
                "exec",
                "--app=shop-abcde",
                "--admin-key=auto",
                "sh",
                "-c",
                "env | sort | grep ^APPSERVICES_EMULATOR_; exit 7")
            .run();

    assertThat(ended.status()).isEqualTo(7);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines().map(line -> line.replaceAll("=.*", "")))
        .containsExactly(
            "APPSERVICES_EMULATOR_ADMIN_KEY",
            "APPSERVICES_EMULATOR_APP",
            "APPSERVICES_EMULATOR_APP_ID",
            "APPSERVICES_EMULATOR_GROUP",
            "APPSERVICES_EMULATOR_URL");
    assertThat(ended.out())
        .contains("APPSERVICES_EMULATOR_APP=shop-abcde", "_URL=http://127.0.0.1:")
        .doesNotContain("emulator-private-key");
  }

  @Test
  void aProgramGetsTheLocaleAndTheArenasOfTheCaller() throws Exception {
    Launch launch =
        Launch.of("exec", "--", "sh", "-c", "env | grep -E '^(MALLOC_|LC_|LANG)' | sort")
            .with("LC_ALL", null)
            .with("LC_CTYPE", null)
            .with("LANG", "C")
            .with("MALLOC_ARENA_MAX", null);

    assertThat(launch.run().out()).isEqualTo("LANG=C\n");
    assertThat(launch.with("LC_CTYPE", "POSIX").with("MALLOC_ARENA_MAX", "4").run().out())
        .isEqualTo("LANG=C\nLC_CTYPE=POSIX\nMALLOC_ARENA_MAX=4\n");
  }

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130", "HUP,129"})
  void signalsAreThoseOfTheProgram(String signal, int status) throws Exception {
    Path started = directory.resolve("started");
    String program = "trap - INT TERM HUP; echo > " + started + "; exec sleep 60";
    Process exec =
        new ProcessBuilder(
                Launch.DISTRIBUTION.resolve("bin/appservices-emulator").toString(),
                "exec",
                "--",
                "sh",
                "-c",
                program)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    try {
      await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(started));
      new ProcessBuilder("kill", "-" + signal, Long.toString(exec.pid())).start().waitFor();

      assertThat(exec.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(exec.exitValue()).isEqualTo(status);
    } finally {
      exec.descendants().forEach(ProcessHandle::destroyForcibly);
      exec.destroyForcibly();
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws Exception {
    Launch.Ended ended = Launch.of("exec", "--", "no-such-program").run();

    assertThat(ended.status()).isEqualTo(127);
    assertThat(ended.err())
        .isEqualTo("appservices-emulator exec: no such program: no-such-program\n");
    Path text = Files.writeString(directory.resolve("text"), "hello");
    assertThat(Launch.of("exec", text.toString()).run().status()).isEqualTo(126);
    Launch.of("exec").run().assertRefused("CMD");
    Launch.of("exec", "--app", "bad/id", "--", "touch", directory.resolve("begun").toString())
        .run()
        .assertRefused("--app");
    assertThat(directory.resolve("begun")).doesNotExist();
  }

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      Launch.of("exec", "--port", port, "--", "touch", directory.resolve("begun").toString())
          .run()
          .assertRefused("127.0.0.1:" + port, "--port 0 takes one that is free");
      assertThat(directory.resolve("begun")).doesNotExist();
    }
  }

  @Test
  void aFileIsReadBehindTheCommandLineAndTheVariables() throws Exception {
    Path file = directory.resolve("emulator.yaml");
    Files.writeString(file, "app: of-file\napp-id: 5f60207f14dfb25d24511299\nport: 0\n");

    Launch.Ended ended =
        Launch.of("exec", "--app", "of-option", "--", "env")
            .with("APPSERVICES_EMULATOR_CONFIG", file.toString())
            .with("APPSERVICES_EMULATOR_APP", "of-variable")
            .run();

    assertThat(ended.out()).contains("_APP=of-option\n", "_APP_ID=5f60207f14dfb25d24511299\n");
    Files.writeString(file, "app: of-file\nport: ninety\n");
    Launch.of("start", "--config", file.toString())
        .run()
        .assertRefused(file + ", line 2:", "'ninety'");
    Launch.of("start", "--config", "none.yaml").run().assertRefused("none.yaml: no such file");
  }

  @Test
  void nothingButTheLastLineIsPrintedQuietly() throws Exception {
    try (Running emulator = Launch.of("start", "--port", "0", "--quiet").start()) {
      assertThat(emulator.banner()).hasSize(1);
    }
  }

  @Test
  void aVariableThatIsMisspeltIsWarnedOfByEveryVerb() throws Exception {
    Launch.Ended ended =
        Launch.of("users", "list", "--url", "http://127.0.0.1:1")
            .with("APPSERVICES_EMULATOR_ADMINKEY", "a:b")
            .run();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("did you mean APPSERVICES_EMULATOR_ADMIN_KEY?");
  }

  @Test
  void noCodesOfATerminalArePrintedIntoAFile() throws Exception {
    for (String arguments : new String[] {"--help", "start --help", "users list --help", "none"}) {
      Launch.Ended ended = Launch.of(arguments.split(" ")).with("TERM", "xterm").run();

      assertThat(ended.out() + ended.err()).isNotEmpty().doesNotContain("\u001b");
    }
  }
}
