package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the lines of the page on the command line with the distribution, in one shell. What a block
 * prints stands in the block of text behind it, where three dots are anything.
 */
@Tag("slow")
class CliPageIT {

  private static final Path PAGE = Path.of("..", "docs", "cli.md");
  private static final String ADDRESS = "http://localhost:9090";
  private static final String END = "-- end of a block --";
  private static final Pattern BLOCK =
      Pattern.compile("```bash\n(.*?)```\n\n```text\n(.*?)```\n", Pattern.DOTALL);

  @TempDir private Path directory;

  @Test
  void linesOfThePageDoWhatTheyShow() throws Exception {
    String page = Files.readString(PAGE);
    StringBuilder script = new StringBuilder();
    StringBuilder shown = new StringBuilder();
    int blocks = 0;
    for (Matcher block = BLOCK.matcher(page); block.find(); blocks++) {
      script.append(block.group(1)).append("echo '" + END + "'\n");
      shown.append(block.group(2)).append(END + "\n");
    }
    assertThat(blocks).isEqualTo(page.split("```bash", -1).length - 1).isGreaterThan(10);

    String printed;
    try (Running emulator = Launch.of("start", "--port", "0").start()) {
      String url = emulator.baseUrl();
      printed = run(script.toString().replace(ADDRESS, url), url).replace(url, ADDRESS);
    }

    String[] expected = shown.toString().split(END);
    String[] found = printed.split(END);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).as("block %s", i + 1).matches(pattern(expected[i]));
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  /** Blanks are as wide as what stands in the columns. */
  private static Pattern pattern(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("\\.\\.\\.", -1))
            .map(
                part ->
                    Arrays.stream(part.split(" {2,}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(" +")))
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  private String run(String script, String url) throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(Files.createDirectory(directory.resolve("work")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("APPSERVICES_EMULATOR_.*|JA?VA?_.*OPTIONS"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", Launch.DISTRIBUTION.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("APPSERVICES_EMULATOR_URL", url);
    Process bash = builder.start();
    try {
      assertThat(bash.waitFor(8, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      bash.descendants().forEach(ProcessHandle::destroyForcibly);
      bash.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(bash.exitValue()).as("%s", printed).isZero();
    return printed;
  }
}
