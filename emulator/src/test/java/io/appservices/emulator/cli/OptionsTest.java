package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

class OptionsTest {

  @Test
  void everyOptionHasAVariableOfItsName() {
    List<Option> options =
        Arrays.stream(StartCommand.class.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Option.class))
            .map(field -> field.getAnnotation(Option.class))
            .toList();

    assertThat(options).hasSizeGreaterThanOrEqualTo(8);
    assertThat(options)
        .allSatisfy(
            option ->
                assertThat(option.defaultValue())
                    .startsWith("${env:" + variable(option.names()[0]) + ":-"));
  }

  private static String variable(String option) {
    return "APPSERVICES_EMULATOR_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
