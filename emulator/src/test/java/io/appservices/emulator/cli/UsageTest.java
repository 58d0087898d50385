package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes on the command line; {@link UsageIT} makes some of them to the program as a process. */
class UsageTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "missing command"),
        Arguments.of("serve", "serve"),
        Arguments.of("strat", "did you mean start?"),
        Arguments.of("start --prot 1", "did you mean --port?"),
        Arguments.of("start --allow-host http://a", "--allow-host"),
        Arguments.of("start --allow-origin localhost:3000", "http://localhost:3000"),
        Arguments.of("start --no-such-option", "--no-such-option"),
        Arguments.of("start --port", "--port"),
        Arguments.of("start --port ninety", "--port"),
        Arguments.of("start --port 65536", "--port"),
        Arguments.of("start --app bad/id", "--app"),
        Arguments.of("start --watch", "--watch is of no use without --app-folder"),
        Arguments.of("start --port 0 --port 1", "--port is there more than once"),
        Arguments.of("start --app-id 123", "--app-id"),
        Arguments.of("start --group xyz", "--group"),
        Arguments.of("start --allow-http http://localhost", "--allow-http"),
        Arguments.of("start --allow-http localhost:0", "--allow-http"),
        Arguments.of("start --admin-key nocolon", "--admin-key"),
        Arguments.of("start --admin-account :password", "--admin-account"),
        Arguments.of("start --access-token-revocation later", "--access-token-revocation"),
        Arguments.of("start --log-level loud", "error, warn, info, debug"),
        Arguments.of("start --log-format xml", "text, json"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedInOneLine(String commandLine, String named) {
    String[] args = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");

    Program ended = Program.run(args);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).startsWith("appservices-emulator").contains(named);
  }
}
