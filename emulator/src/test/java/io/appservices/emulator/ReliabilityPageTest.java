package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each promise in {@code docs/reliability.md} names what would fail without it, and that exists.
 */
class ReliabilityPageTest {

  private static final Path PAGE = Path.of("../docs/reliability.md");
  private static final Path MAKEFILE = Path.of("../Makefile");
  private static final Path BENCH =
      Path.of("src/test/java/io/appservices/emulator/bench/Bench.java");

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern TARGET = Pattern.compile("`make ([a-z0-9-]+)[ `]");
  private static final Pattern GROUP = Pattern.compile("`make bench ARGS=(\\w+)");

  private static final String THE_SAME = "the same";

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    assertThat(named(TEST)).hasSizeGreaterThan(40);
    assertThat(TestSources.byName().keySet()).containsAll(named(TEST));
  }

  @Test
  void everyCommandThatThePageNamesExists() throws IOException {
    Set<String> targets = found(Pattern.compile("(?m)^([a-z0-9-]+):"), Files.readString(MAKEFILE));

    assertThat(named(TARGET)).hasSizeGreaterThan(15);
    assertThat(targets).containsAll(named(TARGET));
  }

  @Test
  void everyGroupOfTheBenchmarkThatThePageNamesExists() throws IOException {
    Set<String> groups = found(Pattern.compile("\"(\\w+)\", "), Files.readString(BENCH));

    assertThat(named(GROUP)).hasSizeGreaterThan(5);
    assertThat(groups).containsAll(named(GROUP));
  }

  @Test
  void everyPromiseNamesATestOrACommandAndHasItsFigures() throws IOException {
    List<String[]> promises = promises();

    assertThat(promises).hasSizeGreaterThan(30);
    assertThat(promises)
        .allSatisfy(
            row -> {
              assertThat(row).as(String.join("|", row)).hasSize(4);
              assertThat(named(row[2]) || row[2].contains(THE_SAME)).as(row[1]).isTrue();
              assertThat(row[3]).as(row[1]).isNotBlank();
            });
    assertThat(promises.get(0)[2]).doesNotContain(THE_SAME);
  }

  /** Returns the cells of each promise; the first one is what stands before the row. */
  private static List<String[]> promises() throws IOException {
    String page = Files.readString(PAGE);
    String section =
        page.substring(page.indexOf("\n## "), page.indexOf("\n## ", page.indexOf("\n## ") + 1));
    return section
        .lines()
        .filter(line -> line.startsWith("| "))
        .filter(line -> !line.contains("| figures |"))
        .map(line -> line.split(" ?\\| ?"))
        .toList();
  }

  private static boolean named(String cell) {
    return TEST.matcher(cell).find() || TARGET.matcher(cell).find();
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    return found(pattern, Files.readString(PAGE));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(ReliabilityPageTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
