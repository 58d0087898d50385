package io.appservices.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the README to what is compiled and run: its Java in this package, its shell in
 * CurlLinesTest.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET =
      Pattern.compile("^ *// snippet: \\S+\\R(.*?)^ *// end$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void theJavaOfTheReadmeIsThatOfTheTests() throws IOException {
    assertThat(blocks("java")).isNotEmpty().containsExactlyInAnyOrderElementsOf(snippets());
  }

  @Test
  void theFirstScreenShowsTheTwoCommands() throws IOException {
    assertThat(readme().lines().limit(30)).contains("make run", "make test");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Matcher link = Pattern.compile("]\\((?!http)([^)#]+)").matcher(readme());
    while (link.find()) {
      assertThat(ROOT.resolve(link.group(1))).exists();
    }
  }

  private static List<String> snippets() throws IOException {
    List<String> snippets = new ArrayList<>();
    Path sources = Path.of("src/test/java/io/appservices/testkit/readme");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Matcher matcher = SNIPPET.matcher(Files.readString(file));
        while (matcher.find()) {
          snippets.add(matcher.group(1).stripTrailing().stripIndent() + "\n");
        }
      }
    }
    return snippets;
  }

  static List<String> blocks(String language) throws IOException {
    Pattern block =
        Pattern.compile("^```" + language + "\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    return block.matcher(readme()).results().map(match -> match.group(1)).toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
