package io.appservices.testkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the pages below {@code docs}. */
final class Pages {

  static final Path ROOT = Path.of("..");

  private static final Pattern FENCE = Pattern.compile("^( *)(```+|~~~+) *(\\S*).*$");
  private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: (.+) -->");
  private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");

  private Pages() {}

  static List<String> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      Stream<String> docs = files.map(Pages::name).filter(name -> name.endsWith(".md"));
      return Stream.concat(Stream.of("README.md"), docs.sorted()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String page) {
    try {
      return Files.readString(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Block> allBlocks() {
    return all().stream().flatMap(page -> blocks(page).stream()).toList();
  }

  /** The blocks of a page in one language, in their order. */
  static List<Block> blocks(String page, String language) {
    return blocks(page).stream().filter(block -> block.is(language)).toList();
  }

  static List<Block> blocks(String page) {
    List<String> lines = text(page).lines().toList();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = end(lines, i, fence.group(2), page);
        String code = String.join("\n", lines.subList(i + 1, end)) + "\n";
        blocks.add(
            new Block(
                page,
                i + 1,
                fence.group(3),
                code.stripIndent(),
                comment(NOT_RUN, lines, i),
                comment(FILE, lines, i)));
        i = end;
      }
    }
    return blocks;
  }

  private static int end(List<String> lines, int start, String fence, String page) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(fence)) {
        return i;
      }
    }
    throw new AssertionError(page + ":" + (start + 1) + ": the block does not end");
  }

  /** The comment is in the line before the block, or with an empty line between. */
  private static Optional<String> comment(Pattern pattern, List<String> lines, int start) {
    String before = String.join(" ", lines.subList(Math.max(0, start - 2), start));
    Matcher comment = pattern.matcher(before);
    return comment.find() ? Optional.of(comment.group(1)) : Optional.empty();
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }
}
