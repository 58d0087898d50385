package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

class OptionsTest {

  @Test
  void everyOptionHasAVariableOfItsName() {
    List<Option> options =
        Stream.of(
                StartCommand.class,
                BehaviourOptions.class,
                FunctionOptions.class,
                AppFolderOptions.class,
                UserOptions.class,
                LimitOptions.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(Option.class))
            .map(field -> field.getAnnotation(Option.class))
            .toList();

    assertThat(options).hasSizeGreaterThanOrEqualTo(15);
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
