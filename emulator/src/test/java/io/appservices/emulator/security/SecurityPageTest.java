package io.appservices.emulator.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each promise in {@code docs/security.md} names tests that {@code make test-security} runs. */
@Tag("security")
class SecurityPageTest {

  private static final Path PAGE = Path.of("..", "docs", "security.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
  private static final Pattern ROW = Pattern.compile("\\| [^-|].* \\|.*\\|.*\\|");
  private static final String TAG = "@Tag(\"security\")";

  @Test
  void everyTestThatThePageNamesIsThereWithTheTag() throws IOException {
    Map<String, String> sources = TestSources.byName();
    Matcher named = NAMED.matcher(Files.readString(PAGE));
    while (named.find()) {
      String source = sources.getOrDefault(named.group(1), "");
      assertThat(source).as(named.group(1)).contains(TAG);
      if (named.group(2) != null) {
        assertThat(source).as(named.group()).containsPattern("\\b" + named.group(2) + "\\(");
      }
    }
  }

  @Test
  void everyTestWithTheTagIsNamedOnThePage() throws IOException {
    Set<String> onThePage = new TreeSet<>();
    Matcher named = NAMED.matcher(Files.readString(PAGE));
    while (named.find()) {
      onThePage.add(named.group(1));
    }

    assertThat(onThePage)
        .containsExactlyInAnyOrderElementsOf(
            TestSources.byName().entrySet().stream()
                .filter(source -> source.getValue().contains("\n" + TAG))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }

  @Test
  void everyPromiseNamesATest() throws IOException {
    List<String> promises =
        Files.readAllLines(PAGE).stream()
            .filter(line -> ROW.matcher(line).matches() && !line.startsWith("| promise"))
            .toList();

    assertThat(promises).hasSizeGreaterThan(15);
    assertThat(promises).allMatch(promise -> NAMED.matcher(promise).find());
  }
}
