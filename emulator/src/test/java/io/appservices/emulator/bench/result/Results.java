package io.appservices.emulator.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, as rows of the tables in docs/performance.md. */
public final class Results {

  /**
   * A figure that two machines may be expected to agree on, such as a ratio or memory.
   *
   * @param what the name of its row
   */
  public record Figure(String what, double value, boolean moreIsBetter) {}

  private final List<String> rows = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  /** Adds a figure that has to reach a target. */
  public void atLeast(String what, String measured, double value, double target) {
    figures.add(new Figure(what, value, true));
    absoluteAtLeast(what, measured, value, target);
  }

  /** Adds a figure that must not exceed a target. */
  public void atMost(String what, String measured, double value, double target) {
    figures.add(new Figure(what, value, false));
    absoluteAtMost(what, measured, value, target);
  }

  /** Adds a figure without a target. */
  public void ratio(String what, String measured, double value, boolean moreIsBetter) {
    figures.add(new Figure(what, value, moreIsBetter));
    rows.add("| " + what + " | | " + measured + " | " + number(value) + " | |");
  }

  /** Adds a figure of this machine, which no other can be compared with. */
  public void absoluteAtLeast(String what, String measured, double value, double target) {
    row(what, ">= " + number(target), measured, number(value), value >= target);
  }

  /** Adds a figure of this machine, which no other can be compared with. */
  public void absoluteAtMost(String what, String measured, double value, double target) {
    row(what, "<= " + number(target), measured, number(value), value <= target);
  }

  /** Adds what was measured, without a figure. */
  public void plain(String what, String measured) {
    rows.add("| " + what + " | | " + measured + " | | |");
  }

  /** Prints the rows as a table. */
  public void print() {
    System.out.println("| what | target | measured | figure | |");
    System.out.println("|---|---|---|---|---|");
    rows.forEach(System.out::println);
  }

  /** Returns the figures that can be compared with those of another run. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Returns the value in the middle, or between the two there. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Divides each value by the other of its round. */
  public static double[] ratios(double[] values, double[] others) {
    double[] ratios = new double[values.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / others[i];
    }
    return ratios;
  }

  /** Returns a figure as the tables show it: hundredths below 100, else a whole number. */
  public static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  /** Returns so many MiB in words. */
  public static String mib(double value) {
    return Math.round(value) + " MiB";
  }

  private void row(String what, String target, String measured, String figure, boolean reached) {
    String verdict = reached ? "" : "missed";
    rows.add("| %s | %s | %s | %s | %s |".formatted(what, target, measured, figure, verdict));
  }
}
