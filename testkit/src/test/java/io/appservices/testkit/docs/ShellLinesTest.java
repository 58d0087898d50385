package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the shell lines of each page as they stand there, in one shell and against an emulator of
 * their own. What a block prints stands in the block of text behind it, where three dots are
 * anything; without such a block it prints nothing.
 */
class ShellLinesTest {

  private static final String ADDRESS = "http://localhost:9090";

  /** Its lines need the program, and are run by CliPageIT of the emulator. */
  private static final String COMMAND_LINE = "docs/cli.md";

  private static final String BLOCK_ENDS = "-- end of a block --";

  /** What a block is to print. */
  private record Expected(Block block, String output) {}

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> linesOfThePagesDoWhatTheyShow() {
    return Pages.all().stream()
        .filter(page -> !page.equals(COMMAND_LINE) && !expected(page).isEmpty())
        .map(page -> DynamicTest.dynamicTest(page, () -> run(expected(page))));
  }

  private static List<Expected> expected(String page) {
    List<Block> blocks = Pages.blocks(page);
    List<Expected> expected = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.is("bash") && block.notRun().isEmpty()) {
        boolean shown = i + 1 < blocks.size() && blocks.get(i + 1).is("text");
        expected.add(new Expected(block, shown ? blocks.get(i + 1).text() : ""));
      }
    }
    return expected;
  }

  private void run(List<Expected> blocks) throws Exception {
    String script =
        blocks.stream()
            .map(expected -> expected.block().text() + "echo '" + BLOCK_ENDS + "'\n")
            .collect(Collectors.joining());
    assertThat(script).contains(ADDRESS);
    List<String> outputs;
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      String output = outputOf(script.replace(ADDRESS, emulator.baseUrl()));
      outputs = List.of(output.replace(emulator.baseUrl(), ADDRESS).split(BLOCK_ENDS + "\n"));
    }
    assertThat(outputs).hasSameSizeAs(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      assertThat(outputs.get(i)).as("%s", blocks.get(i).block()).matches(pattern(blocks.get(i)));
    }
  }

  private static Pattern pattern(Expected expected) {
    return Pattern.compile(
        Arrays.stream(expected.output().split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private String outputOf(String script) throws Exception {
    Path output = directory.resolve("output");
    Process bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(bash.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      bash.destroyForcibly();
    }
    String printed = Files.readString(output).replace("\r\n", "\n");
    assertThat(bash.exitValue()).as("%s", printed).isZero();
    return printed;
  }
}
