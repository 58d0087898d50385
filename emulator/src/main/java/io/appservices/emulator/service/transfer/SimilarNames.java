package io.appservices.emulator.service.transfer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who mistyped one had in mind. */
final class SimilarNames {

  /** The number of letters per tolerated mistake; one mistake is tolerated in any case. */
  private static final int LETTERS_PER_MISTAKE = 4;

  private SimilarNames() {}

  /**
   * Returns the name that is most like another, if one is like it at all; case and marks do not
   * count.
   */
  static Optional<String> find(String mistyped, Collection<String> names) {
    String letters = letters(mistyped);
    return names.stream()
        .filter(name -> isLike(letters, letters(name)))
        .min(
            Comparator.<String>comparingInt(name -> distance(letters, letters(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isLike(String mistyped, String name) {
    int mistakes = Math.max(1, name.length() / LETTERS_PER_MISTAKE);
    return Math.abs(mistyped.length() - name.length()) <= mistakes
        && distance(mistyped, name) <= mistakes;
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /**
   * Returns the number of letters to add, leave out, change or swap with the next one to make one
   * text of the other (optimal string alignment distance).
   */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
