package io.appservices.emulator.lifecycle;

import io.appservices.emulator.api.AccessTokenRevocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/lifecycle.md}, whose two matrices are the data of the tests. */
final class LifecycleDocument {

  /** One cell of a matrix, as it is written. */
  record Cell(AccessTokenRevocation mode, String event, String question, List<Answer> answers) {}

  private static final Path FILE = Path.of("..", "docs", "lifecycle.md");

  private static final Map<String, AccessTokenRevocation> CHAPTERS =
      Map.of(
          "## Access tokens end at once (the default)", AccessTokenRevocation.IMMEDIATE,
          "## Access tokens live until they expire", AccessTokenRevocation.AT_EXPIRY);

  /** Answers, and the letter that says how they are known. */
  private static final Pattern CELL = Pattern.compile("(.+) [DTI]");

  private final List<String> lines;

  private LifecycleDocument(List<String> lines) {
    this.lines = lines;
  }

  static LifecycleDocument read() {
    try {
      return new LifecycleDocument(Files.readAllLines(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      AccessTokenRevocation mode = CHAPTERS.get(lines.get(i));
      if (mode != null) {
        List<String> table = firstTableAfter(i);
        List<String> head = columns(table.get(0));
        table.stream().skip(2).forEach(row -> addCells(mode, head, columns(row), cells));
      }
    }
    return cells;
  }

  /** The rows of the table below a line that is a heading. */
  List<String> tableBelow(String heading) {
    int at = lines.indexOf(heading);
    return firstTableAfter(at).stream().skip(2).toList();
  }

  private List<String> firstTableAfter(int line) {
    return lines.stream()
        .skip(line)
        .dropWhile(text -> !text.startsWith("|"))
        .takeWhile(text -> text.startsWith("|"))
        .toList();
  }

  private static void addCells(
      AccessTokenRevocation mode, List<String> head, List<String> row, List<Cell> cells) {
    for (int column = 1; column < head.size(); column++) {
      cells.add(new Cell(mode, row.get(0), head.get(column), answers(row.get(column))));
    }
  }

  private static List<Answer> answers(String cell) {
    Matcher matcher = CELL.matcher(cell);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no answer with its evidence: '" + cell + "'");
    }
    return Arrays.stream(matcher.group(1).split(" / ")).map(Answer::labelled).toList();
  }

  private static List<String> columns(String row) {
    return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
        .map(String::strip)
        .toList();
  }
}
