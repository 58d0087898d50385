package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

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

    assertThat(Environment.warnings(environment))
        .containsExactly(
            "no option has the variable APPSERVICES_EMULATOR_PROT; did you mean"
                + " APPSERVICES_EMULATOR_PORT?",
            "no option has the variable APPSERVICES_EMULATOR_XYZZY");
  }
}
