package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in one line, and the exit status is 2. */
class UsageIT {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "missing command"),
        Arguments.of("start --prot 1", "did you mean --port?"),
        Arguments.of("start --port ninety", "--port"),
        Arguments.of("archive x", "unexpected argument: 'x'"),
        Arguments.of("start --port 0 --host no-such-host.invalid", "no-such-host.invalid"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(String commandLine, String named) throws Exception {
    String[] args = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");

    Launch.of(args).run().assertRefused(named);
  }

  @Test
  void aMistakeInTheEnvironmentIsNamed() throws Exception {
    Launch.of("start")
        .with("APPSERVICES_EMULATOR_GROUP", "xyz")
        .run()
        .assertRefused("APPSERVICES_EMULATOR_GROUP (--group)", "24 hexadecimal digits", "xyz");
    Launch.of("start")
        .with("APPSERVICES_EMULATOR_PORT", "abc")
        .run()
        .assertRefused("APPSERVICES_EMULATOR_PORT (--port)", "'abc'");
    Launch.of("version")
        .with("APPSERVICES_EMULATOR_MEMORY", "128m")
        .run()
        .assertRefused("APPSERVICES_EMULATOR_MEMORY", "'128m'");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      Launch.of("start", "--port", port).run().assertRefused("127.0.0.1:" + port, "--port 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "start --help", "archive --help", "help archive"})
  void helpIsNoMistake(String commandLine) throws Exception {
    Launch.Ended ended = Launch.of(commandLine.split(" ")).run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("Usage: appservices-emulator");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version"})
  void tellsItsVersion(String argument) throws Exception {
    Launch.Ended ended = Launch.of(argument).run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).matches("appservices-emulator [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void withoutJavaItSaysSo(@TempDir Path onlyWhatTheScriptNeeds) throws Exception {
    for (String tool : new String[] {"dirname", "readlink"}) {
      Path found = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(onlyWhatTheScriptNeeds.resolve(tool), found);
    }

    Launch.of("version")
        .with("JAVA_HOME", null)
        .with("PATH", onlyWhatTheScriptNeeds.toString())
        .run()
        .assertRefused("no Java found", "JAVA_HOME");
  }

  @Test
  void aWrongJavaHomeIsNoJava(@TempDir Path empty) throws Exception {
    Launch.of("version")
        .with("JAVA_HOME", empty.toString())
        .run()
        .assertRefused("no Java found", "JAVA_HOME");
  }
}
