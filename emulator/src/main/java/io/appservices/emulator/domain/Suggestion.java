package io.appservices.emulator.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The word that was probably meant. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * Returns a suggestion such as {@code ; did you mean start?}; empty if no word is like the one
   * that was written.
   */
  public static String of(String written, Collection<String> words) {
    return of(written, words, "");
  }

  /**
   * Suggests a word as the other method does, for words with a common prefix, which does not count.
   * Upper and lower case are the same.
   */
  public static String of(String written, Collection<String> words, String prefix) {
    // A word of two letters is like each other one, if one of them may be wrong.
    int most = written.length() <= 2 ? 0 : Math.max(1, (written.length() - prefix.length()) / 3);
    return words.stream()
        // A word of another length needs no table, whose size would be that of both.
        .filter(word -> Math.abs(word.length() - written.length()) <= most)
        .filter(word -> distance(lower(written), lower(word)) <= most)
        .min(Comparator.comparingInt(word -> distance(lower(written), lower(word))))
        .map(word -> "; did you mean " + word + "?")
        .orElse("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the number of letters to put in, leave out, replace or swap with their neighbour to
   * make one word of the other (optimal string alignment).
   */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(int[][] cost, String one, String other, int i, int j) {
    char a = one.charAt(i - 1);
    char b = other.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (a == b ? 0 : 1));
    boolean swapped = i > 1 && j > 1 && a == other.charAt(j - 2) && b == one.charAt(i - 2);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
