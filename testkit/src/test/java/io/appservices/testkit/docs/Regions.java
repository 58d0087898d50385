package io.appservices.testkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of the tests in this package that the documentation shows: what is between {@code //
 * snippet: name} and {@code // end}, with the imports of the file that it uses.
 */
final class Regions {

  private static final Path SOURCES = Path.of("src/test/java/io/appservices/testkit/docs");
  private static final Pattern REGION =
      Pattern.compile("^ *// snippet: \\S+\\R(.*?)^ *// end$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SHOWN =
      Pattern.compile(
          "^ *(?://|#) snippet: \\S+\\R(.*?)^ *(?://|#) end$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern IMPORT =
      Pattern.compile("^import (static )?[\\w.]+\\.(\\w+);$", Pattern.MULTILINE);

  private Regions() {}

  /** Every region, as a page has to show it. */
  static List<String> all() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> regions = new ArrayList<>();
      for (Path file : files.filter(Regions::isRun).toList()) {
        String source = Files.readString(file);
        Matcher matcher = REGION.matcher(source);
        while (matcher.find()) {
          String code = matcher.group(1).stripTrailing().stripIndent() + "\n";
          regions.add(imports(source, code) + code);
        }
      }
      return regions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts of a file, of whatever language, that a page shows, as they stand there. */
  static List<String> of(String file) {
    Matcher matcher = SHOWN.matcher(Pages.text(file));
    return matcher
        .results()
        .map(part -> part.group(1).stripTrailing().stripIndent() + "\n")
        .toList();
  }

  /** Only these classes are run by the build. */
  private static boolean isRun(Path file) {
    return file.getFileName().toString().endsWith("Test.java");
  }

  /** Static ones first, each kind followed by an empty line, as the formatter has it. */
  private static String imports(String source, String code) {
    List<MatchResult> used =
        IMPORT.matcher(source).results().filter(i -> isIn(code, i.group(2))).toList();
    return Stream.of(true, false)
        .map(isStatic -> group(used, isStatic))
        .filter(group -> !group.isEmpty())
        .map(group -> group + "\n\n")
        .collect(Collectors.joining());
  }

  private static String group(List<MatchResult> imports, boolean isStatic) {
    return imports.stream()
        .filter(i -> (i.group(1) != null) == isStatic)
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isIn(String code, String name) {
    return Pattern.compile("\\b" + name + "\\b").matcher(code).find();
  }
}
