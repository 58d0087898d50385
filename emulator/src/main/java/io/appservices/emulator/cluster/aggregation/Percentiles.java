package io.appservices.emulator.cluster.aggregation;

import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percentiles of numbers: always one of them, as MongoDB has it for few. */
final class Percentiles {

  private Percentiles() {}

  /** Returns the value below which a share of the numbers is; null if there are none. */
  static @Nullable Object of(double[] numbers, double share) {
    if (numbers.length == 0) {
      return null;
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Returns the values for shares from 0 to 1, in the order of these. */
  static List<@Nullable Object> of(double[] numbers, @Nullable Object shares) {
    if (!(shares instanceof Collection<?> items) || items.isEmpty()) {
      throw Refused.because(
          7750300, "'p' of $percentile must be an array of numbers from 0.0 to 1.0");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Number share) || share.doubleValue() < 0 || share.doubleValue() > 1) {
        throw Refused.because(
            7750303, "'p' of $percentile must have numbers from 0.0 to 1.0, found " + item);
      }
      values.add(of(numbers, share.doubleValue()));
    }
    return values;
  }
}
