package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

class EnvironmentTest {

  private static final CommandSpec START =
      Main.commandLine().getSubcommands().get("start").getCommandSpec();

  @Test
  void warnsOfVariablesThatNoOptionHas() {
    Map<String, String> environment =
        Map.of(
            "APPSERVICES_EMULATOR_PROT", "1",
            "APPSERVICES_EMULATOR_XYZZY", "2",
            "APPSERVICES_EMULATOR_PORT", "3",
            "APPSERVICES_EMULATOR_JAVA_OPTS", "4",
            "APPSERVICES_EMULATOR_MEMORY", "5",
            "APPSERVICES_OTHER", "6");

    assertThat(Environment.warnings(START, environment))
        .containsExactly(
            "no option has the variable APPSERVICES_EMULATOR_PROT; did you mean"
                + " APPSERVICES_EMULATOR_PORT?",
            "no option has the variable APPSERVICES_EMULATOR_XYZZY");
  }

  @Test
  void namesTheVariableOnlyWhereTheValueCameFromIt() {
    Map<String, String> set = Map.of("APPSERVICES_EMULATOR_PORT", "abc");

    assertThat(source(set)).isEqualTo("APPSERVICES_EMULATOR_PORT (--port)");
    assertThat(source(set, "start", "--port", "abc")).isEqualTo("--port");
    assertThat(source(set, "start", "--port=abc")).isEqualTo("--port");
    assertThat(source(Map.of())).isEqualTo("--port");
  }

  private static String source(Map<String, String> environment, String... args) {
    return Environment.source("--port", args, environment);
  }
}
