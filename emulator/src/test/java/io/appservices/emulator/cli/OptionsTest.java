package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options of {@code start}, their variables, and the table of both. */
class OptionsTest {

  private static final Path TABLE = Path.of("..", "docs", "options.md");

  @Test
  void everyOptionHasAVariableOfItsName() {
    assertThat(options()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(options())
        .allSatisfy(
            option ->
                assertThat(declared(option).defaultValue())
                    .startsWith("${env:" + Environment.variable(option.longestName()) + ":-"));
  }

  @Test
  void theTableHasEveryOptionAsTheHelpTellsIt() throws IOException {
    List<String> rows =
        Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| `--")).toList();

    assertThat(rows).containsExactlyElementsOf(options().stream().map(OptionsTest::row).toList());
  }

  @Test
  void theTableHasTheVariablesOfTheLauncher() throws IOException {
    assertThat(Files.readString(TABLE)).contains(Environment.OF_LAUNCHER);
  }

  private static String row(OptionSpec option) {
    return Stream.of(
            "`" + option.longestName() + " " + option.paramLabel() + "`",
            "`" + Environment.variable(option.longestName()) + "`",
            String.join(" ", option.description()))
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static List<OptionSpec> options() {
    return Main.commandLine().getSubcommands().get("start").getCommandSpec().options().stream()
        .filter(option -> Stream.of("--help", "--version").noneMatch(option.longestName()::equals))
        .toList();
  }

  private static Option declared(OptionSpec option) {
    return ((AnnotatedElement) option.userObject()).getAnnotation(Option.class);
  }
}
