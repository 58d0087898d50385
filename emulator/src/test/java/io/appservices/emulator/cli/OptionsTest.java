package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of {@code start} and their table follow from the definitions. Where one was changed,
 * write the rows in {@code target/options.md}, which this test leaves, over those of the table.
 */
class OptionsTest {

  private static final Path TABLE = Path.of("..", "docs", "options.md");
  private static final Path SWITCHES = Path.of("..", "docs", "testing.md");
  private static final Path FOUND = Path.of("target", "options.md");

  /** What is no setting of an emulator, but of the command that starts one. */
  private static final List<String> OF_THE_COMMAND =
      List.of("--help", "--version", "--log-level", "--log-format", "--quiet", "--config");

  @Test
  void theCommandHasTheOptionsThatAreDefinedAndNoOther() {
    List<OptionSpec> specs =
        Main.commandLine().getSubcommands().get("start").getCommandSpec().options().stream()
            .filter(spec -> !OF_THE_COMMAND.contains(spec.longestName()))
            .toList();

    assertThat(specs)
        .extracting(OptionSpec::longestName)
        .containsExactlyElementsOf(Options.all().stream().map(Option::flag).toList());
    assertThat(specs).allMatch(spec -> spec.defaultValue() == null);
  }

  @Test
  void theHelpTellsAllOfADefinition() {
    String help = Main.commandLine().getSubcommands().get("start").getUsageMessage();

    // Lines end within words that are joined by hyphens and the like.
    assertThat(help.replaceAll("\\s", ""))
        .contains(
            Options.all().stream().map(option -> option.help().replaceAll("\\s", "")).toList());
  }

  @Test
  void theTableTellsTheSame() throws IOException {
    List<String> rows = Options.all().stream().map(OptionsTest::row).toList();
    Files.createDirectories(FOUND.getParent());
    Files.write(FOUND, rows);

    assertThat(Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| `--")))
        .as("the rows of %s; %s has those of the definitions", TABLE, FOUND)
        .containsExactlyElementsOf(rows);
  }

  @Test
  void theTableOfSwitchesNamesOptionsAndTheirMethods() throws IOException {
    Pattern row = Pattern.compile("\\| `(--[a-z0-9-]+)[^|]*` \\| `([a-z]+\\.\\w+)\\(.*");
    List<Matcher> rows =
        Files.readAllLines(SWITCHES).stream().map(row::matcher).filter(Matcher::matches).toList();

    assertThat(rows)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            found ->
                assertThat(found.group(2).replace("randomKey", "key"))
                    .isEqualTo(Options.find(found.group(1)).orElseThrow().javaName()));
  }

  @Test
  void theTableHasTheVariablesOfTheLauncher() throws IOException {
    assertThat(Files.readString(TABLE)).contains(Environment.OF_LAUNCHER);
  }

  private static String row(Option<?> option) {
    return Stream.of(
            "`" + option.flag() + " " + option.label() + "`",
            "`" + option.variable() + "`",
            "`" + option.javaName() + "`",
            option.help())
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
