package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments name as their source can be found: docs/contract.md has its address. */
class CommentSourcesTest {

  private static final Path CONTRACT = Path.of("..", "docs", "contract.md");

  /** The title of a page, without the part of the page that may follow it. */
  private static final Pattern NAMED = Pattern.compile("\\(docs: ([^,;)]+)");

  private static final Pattern LISTED =
      Pattern.compile(
          "(?m)^\\| ([^|]+) \\| \\[[^]]+]\\(https://www\\.mongodb\\.com/docs/[^)]+\\) \\|$");

  @Test
  void everyPageThatACommentNamesIsListedAndNoOther() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String folder : Set.of("src/main/java", "../testkit/src/main/java")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> named.addAll(all(NAMED, unbroken(file))));
      }
    }

    assertThat(named).hasSizeGreaterThan(30).isEqualTo(all(LISTED, Files.readString(CONTRACT)));
  }

  @Test
  void everySectionOfTheContractThatACommentNamesIsThere() throws IOException {
    String contract = Files.readString(CONTRACT);
    Set<String> sections = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  sections.addAll(
                      all(Pattern.compile("docs/contract\\.md, section (\\d+)"), unbroken(file))));
    }

    assertThat(sections)
        .isNotEmpty()
        .allSatisfy(number -> assertThat(contract).contains("\n## " + number + ". "));
  }

  /** Returns a source whose comments have no breaks of lines in them. */
  private static String unbroken(Path file) {
    try {
      return Files.readString(file).replaceAll("\\R\\s*(\\*|//) ?", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(match -> found.add(match.group(1).strip()));
    return found;
  }
}
