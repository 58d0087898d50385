package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.cli.start.StartOptions;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A wrong value of any option, by flag, variable or file, is named in one line, with status 2, and
 * nothing is begun. The values are in {@link WrongValues}.
 */
@Timeout(60)
class WrongOptionTest {

  @TempDir private Path directory;

  private Set<Thread> before;
  private WrongValues values;

  @BeforeEach
  void lookAround() throws IOException {
    values = new WrongValues(directory);
    before = threads();
  }

  static Stream<Option<?>> options() {
    return Options.all().stream();
  }

  @Test
  void everyOptionIsTriedHere() {
    assertThat(values.flags())
        .containsExactlyInAnyOrderElementsOf(options().map(Option::flag).toList());
  }

  @ParameterizedTest
  @MethodSource("options")
  void aWrongValueOfAFlagIsNamed(Option<?> option) throws IOException {
    String value = values.of(option);

    refused(values.shown(option), args(option, option.flag() + "=" + value));
  }

  @ParameterizedTest
  @MethodSource("options")
  void aWrongValueInAFileIsNamed(Option<?> option) throws IOException {
    Path file = directory.resolve("emulator.json");
    String value = values.of(option).replace("\\", "\\\\").replace("\"", "\\\"");
    Files.writeString(file, "{\"%s\": \"%s\"}".formatted(option.fileName(), value));

    refused(values.shown(option), args(option, "--config=" + file));
  }

  /** What only the start can find out is told as it is of a flag. */
  @ParameterizedTest
  @MethodSource("options")
  void aWrongValueOfAVariableIsToldByTheNameOfTheVariable(Option<?> option) {
    if (values.isFoundByTheStart(option)) {
      assertThat(config(option).toString()).isNotEmpty();
      return;
    }
    assertThatThrownBy(() -> config(option))
        .hasMessageContaining(option.variable())
        .hasMessageContaining(option.flag());
  }

  private Object config(Option<?> option) {
    return StartOptions.config(
        Main.commandLine().parseArgs("start").subcommand(),
        Map.of(option.variable(), values.of(option)));
  }

  private String[] args(Option<?> option, String wrong) {
    List<String> line =
        Stream.of(
                Stream.of("start", wrong),
                values.beside(option).stream(),
                option.flag().equals("--port") ? Stream.<String>of() : Stream.of("--port=0"))
            .flatMap(words -> words)
            .toList();
    return line.toArray(String[]::new);
  }

  private void refused(String shown, String... args) throws IOException {
    List<Path> there = files();

    Program ended = Program.run(args);

    assertThat(ended.status()).as("%s", ended).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).hasLineCount(1).startsWith("appservices-emulator start: ");
    assertThat(ended.err()).contains(shown);
    assertThat(files()).isEqualTo(there);
    await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.sorted().toList();
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(appservices|js)-.*"))
        .collect(Collectors.toSet());
  }
}
