package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of features in the README, by which everything is found within one click. */
class ReadmeTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (.+?) \\| \\[.+]\\((docs/[^)]+)\\) \\|$");
  private static final Pattern PAGE = Pattern.compile("\\((docs/[\\w./-]+\\.md)");

  @Test
  void everyRowOfTheFeaturesLinksToWhatItIsAbout() {
    List<String> rows = features().lines().filter(line -> line.startsWith("| ")).toList();

    assertThat(rows.stream().filter(row -> !row.endsWith("| |")))
        .hasSizeGreaterThan(30)
        .allSatisfy(row -> assertThat(row).matches(ROW));
  }

  @Test
  void noFeatureIsTwiceInTheTable() {
    List<String> features =
        ROW.matcher(features()).results().map(row -> row.group(1)).collect(Collectors.toList());

    assertThat(features).doesNotHaveDuplicates();
  }

  /** Those by task and framework are a second click, from {@code docs/testing.md}. */
  @Test
  void everyPageIsOneClickAway() {
    Set<String> linked =
        PAGE.matcher(Pages.text("README.md"))
            .results()
            .map((MatchResult link) -> link.group(1))
            .collect(Collectors.toSet());

    assertThat(Pages.all())
        .filteredOn(page -> page.startsWith("docs/"))
        .filteredOn(page -> !page.startsWith("docs/adr/") && !page.startsWith("docs/testing/"))
        .isSubsetOf(linked);
  }

  @Test
  void theFirstScreenStaysShort() {
    String beforeTheFirstSection = Pages.text("README.md").split("(?m)^## ", 2)[0];

    assertThat(beforeTheFirstSection.lines().count()).isLessThanOrEqualTo(25);
  }

  private static String features() {
    return Pages.text("README.md").split("(?m)^## Features$", 2)[1].split("(?m)^## ", 2)[0];
  }
}
