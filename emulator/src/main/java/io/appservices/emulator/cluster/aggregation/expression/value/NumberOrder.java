package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;

/**
 * The order of numbers of all types of BSON, which compares them exactly: no number is less than
 * any, and equal to itself.
 */
final class NumberOrder {

  private NumberOrder() {}

  static int compare(Number one, Number other) {
    if (Numbers.isWhole(one) && Numbers.isWhole(other)) {
      return Long.compare(one.longValue(), other.longValue());
    }
    if (!Numbers.isFinite(one) || !Numbers.isFinite(other)) {
      return rough(rank(one), rank(other));
    }
    return one instanceof Double && other instanceof Double
        ? rough(one.doubleValue(), other.doubleValue())
        : exact(one).compareTo(exact(other));
  }

  /** Compares doubles of which 0 and -0 are equal. */
  private static int rough(double one, double other) {
    return one == other ? 0 : one < other ? -1 : 1;
  }

  /** Returns the place of a number of which one of two is not finite. */
  private static double rank(Number number) {
    if (Numbers.isFinite(number)) {
      return 0;
    }
    double value = number.doubleValue();
    return Double.isNaN(value) ? -2 : Math.signum(value);
  }

  private static BigDecimal exact(Number number) {
    if (Numbers.isWhole(number)) {
      return BigDecimal.valueOf(number.longValue());
    }
    return number instanceof Decimal128 decimal
        ? decimal.toBigDecimal()
        : new BigDecimal(number.doubleValue());
  }
}
