package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the README and the pages below {@code docs} to what is compiled and run. */
class DocumentationTest {

  /** What the tests of this package know how to check, and output and drawings. */
  private static final Set<String> LANGUAGES =
      Set.of("java", "bash", "json", "jsonl", "js", "xml", "kotlin", "python", "text");

  /** The blocks that may say that they are not run: each has its reason beside it. */
  private static final List<String> NOT_RUN =
      List.of(
          "README.md bash",
          "README.md bash",
          "docs/app-folders.md bash",
          "docs/atlas.md js",
          "docs/container.md bash",
          "docs/container.md bash",
          "docs/data-api.md bash",
          "docs/data-api.md bash",
          "docs/data-api.md js",
          "docs/durability.md bash",
          "docs/durability.md bash",
          "docs/endpoints.md bash",
          "docs/endpoints.md bash",
          "docs/endpoints.md js",
          "docs/endpoints.md js",
          "docs/install.md bash",
          "docs/install.md bash",
          "docs/install.md bash",
          "docs/install.md bash",
          "docs/shared-state.md bash",
          "docs/tls.md bash",
          "docs/tls.md bash");

  @Test
  void everyBlockOfJavaIsCompiledAndRunHere() {
    List<String> shown =
        Pages.allBlocks().stream()
            .filter(block -> block.is("java") && block.file().isEmpty())
            .map(Block::text)
            .toList();

    assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(Regions.all());
  }

  @Test
  void everyBlockSaysItsLanguage() {
    assertThat(Pages.allBlocks())
        .isNotEmpty()
        .allSatisfy(block -> assertThat(LANGUAGES).as("%s", block).contains(block.language()));
  }

  @Test
  void onlyAFewBlocksAreNotRun() {
    assertThat(Pages.allBlocks().stream().filter(block -> block.notRun().isPresent()))
        .map(block -> block.page() + " " + block.language())
        .containsExactlyInAnyOrderElementsOf(NOT_RUN);
  }

  @TestFactory
  Stream<DynamicTest> everyBlockOfJsonIsJson() {
    return Pages.allBlocks().stream()
        .filter(block -> block.is("json") || block.is("jsonl"))
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> assertJson(block)));
  }

  private static void assertJson(Block block) {
    List<String> objects =
        block.is("jsonl") ? block.text().lines().toList() : List.of(block.text());
    objects.forEach(
        json ->
            assertThatCode(() -> Document.parse("{value: " + json + "}"))
                .doesNotThrowAnyException());
  }

  @Test
  void everyBlockOfJavaScriptIsRunSomewhere() {
    assertThat(Pages.allBlocks().stream().filter(block -> block.is("js")))
        .isNotEmpty()
        .filteredOn(block -> block.file().isEmpty())
        .allSatisfy(
            block -> assertThat(block.notRun()).hasValueSatisfying(DocumentationTest::exists));
  }

  private static void exists(String reason) {
    Matcher path = Pattern.compile("[\\w./-]+\\.mjs").matcher(reason);
    assertThat(path.find()).as(reason).isTrue();
    assertThat(Pages.ROOT.resolve(path.group())).exists();
  }

  @Test
  void theFirstScreenShowsTheTwoCommands() {
    assertThat(Pages.text("README.md").lines().limit(40)).contains("make run", "make test");
  }

  @TestFactory
  Stream<DynamicTest> linksLeadSomewhere() {
    return Stream.concat(
            Pages.all().stream(), Stream.of("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))
        .map(page -> DynamicTest.dynamicTest(page, () -> assertLinksLeadSomewhere(page)));
  }

  private static void assertLinksLeadSomewhere(String page) {
    Path directory = Pages.ROOT.resolve(page).getParent();
    Matcher link =
        Pattern.compile("]\\((?!http)([^)#\\s]*)(?:#([^)\\s]+))?\\)").matcher(Pages.text(page));
    while (link.find()) {
      Path file =
          link.group(1).isEmpty() ? Pages.ROOT.resolve(page) : directory.resolve(link.group(1));
      assertThat(file).as(page).exists();
      if (link.group(2) != null) {
        assertThat(Anchors.of(file)).as("%s: %s", page, link.group()).contains(link.group(2));
      }
    }
  }
}
