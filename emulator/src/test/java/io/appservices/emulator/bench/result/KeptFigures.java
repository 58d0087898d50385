package io.appservices.emulator.bench.result;

import static java.util.stream.Collectors.joining;

import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * The figures of the last release, one for each row of the tables that has a ratio or a size. They
 * are kept for each version of Java, as the compilers that serve a busy server differ.
 */
public final class KeptFigures {

  /** How much worse a figure may get before it is told. */
  private static final double TOLERATED = 1.1;

  private final Path file;
  private final Map<String, Double> kept;

  KeptFigures(Path file) {
    this.file = file;
    this.kept = read(file);
  }

  /** Returns those of the Java that runs this. */
  public static KeptFigures ofThisJava() {
    return new KeptFigures(
        Path.of("docs", "bench", "java-" + Runtime.version().feature() + ".json"));
  }

  /**
   * Says what got worse by more than a tenth, and what there is nothing to compare with.
   *
   * @param complete whether all rows were measured, so that one that is missing is gone
   */
  public List<String> compare(List<Results.Figure> measured, boolean complete) {
    List<String> told = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Results.Figure figure : measured) {
      Double before = kept.get(figure.what());
      if (before == null) {
        unknown.add(figure.what());
      } else if (worse(figure, before) > TOLERATED) {
        told.add(verdict(figure, before));
      }
    }
    if (told.isEmpty()) {
      told.add("nothing got worse by more than 10 % of what " + file + " has");
    }
    unknown.forEach(what -> told.add("no figure kept: " + what));
    if (complete) {
      List<String> names = measured.stream().map(Results.Figure::what).toList();
      kept.keySet().stream()
          .filter(what -> !names.contains(what))
          .forEach(what -> told.add("kept, but not measured: " + what));
    }
    return told;
  }

  /** Returns how many times as bad a figure is now. */
  private static double worse(Results.Figure figure, double before) {
    return figure.moreIsBetter() ? before / figure.value() : figure.value() / before;
  }

  private static String verdict(Results.Figure figure, double before) {
    double percent = Math.abs(figure.value() - before) / before * 100;
    return String.format(
        Locale.ROOT,
        "worse: %s: %s, kept is %s (%.0f %% %s)",
        figure.what(),
        Results.number(figure.value()),
        Results.number(before),
        percent,
        figure.moreIsBetter() ? "less" : "more");
  }

  /**
   * Writes the figures in the place of those that were kept.
   *
   * @param complete whether all rows were measured; if not, the others stay
   */
  public void write(List<Results.Figure> measured, boolean complete) {
    Map<String, Double> figures = new TreeMap<>(complete ? Map.of() : kept);
    measured.forEach(figure -> figures.put(figure.what(), figure.value()));
    String rows =
        figures.entrySet().stream()
            .map(row -> "  \"" + row.getKey() + "\": " + written(row.getValue()))
            .collect(joining(",\n"));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, "{\n" + rows + "\n}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static Map<String, Double> read(Path file) {
    Map<String, Double> figures = new TreeMap<>();
    if (Files.exists(file)) {
      try {
        Document document = Ejson.parseDocument(Files.readAllBytes(file));
        document.forEach((what, value) -> figures.put(what, ((Number) value).doubleValue()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return figures;
  }
}
