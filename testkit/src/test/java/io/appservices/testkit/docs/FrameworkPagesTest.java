package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages that show how a framework is used show what a project with that framework runs: {@code
 * make test-classpaths} for those on the JVM, {@code make test-examples} for others.
 */
class FrameworkPagesTest {

  /** A page of a framework is at most a screen. */
  private static final int SCREEN = 95;

  private static final List<String> FRAMEWORKS =
      List.of(
          "junit",
          "spring-boot",
          "quarkus",
          "micronaut",
          "testcontainers",
          "kotlin",
          "jest-vitest",
          "playwright",
          "pytest");

  @TestFactory
  Stream<DynamicTest> everyBlockIsThePartOfTheFileThatItNames() {
    return Pages.allBlocks().stream()
        .filter(block -> block.file().isPresent())
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> assertShown(block)));
  }

  private static void assertShown(Block block) {
    assertThat(Regions.of(block.file().orElseThrow())).contains(block.text());
  }

  @Test
  void everyFrameworkHasAPageThatShowsCodeWhichIsRun() {
    assertThat(FRAMEWORKS)
        .allSatisfy(
            name -> {
              String page = "docs/testing/" + name + ".md";
              assertThat(Pages.text(page).lines().count()).as(page).isLessThanOrEqualTo(SCREEN);
              assertThat(Pages.blocks(page)).as(page).anyMatch(block -> block.file().isPresent());
              assertThat(Pages.text("docs/testing.md")).contains("(testing/" + name + ".md)");
            });
  }

  @Test
  void everyPageByTaskIsLinkedFromTheEntry() {
    assertThat(Pages.all().stream().filter(page -> page.startsWith("docs/testing/")))
        .isNotEmpty()
        .allSatisfy(
            page ->
                assertThat(Pages.text("docs/testing.md"))
                    .contains("(" + page.substring("docs/".length()) + ")"));
  }
}
