package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Calculation with numbers of all types of BSON: a result has the larger type of its operands, an
 * int that overflows becomes a long, and a long that overflows a double.
 */
public final class Numbers {

  private Numbers() {}

  /** Returns whether a number has one of the types of whole numbers. */
  public static boolean isWhole(Number number) {
    return number instanceof Integer || number instanceof Long;
  }

  /**
   * Returns the first number as an exact one, if either is a decimal; null if neither is, or if one
   * is not finite.
   */
  public static @Nullable BigDecimal exact(Number number, Number other) {
    boolean isDecimal = number instanceof Decimal128 || other instanceof Decimal128;
    return isDecimal && isFinite(number) && isFinite(other) ? decimal(number) : null;
  }

  /** Returns a number, which has to be finite, as an exact one. */
  public static BigDecimal decimal(Number number) {
    return number instanceof Decimal128 decimal
        ? decimal.toBigDecimal()
        : new BigDecimal(number.toString());
  }

  /** Returns whether a number is neither infinite nor none. */
  public static boolean isFinite(Number number) {
    double value = number.doubleValue();
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  /** Returns a sum, of the wider of the two types, or one that it fits in. */
  public static Number add(Number one, Number other) {
    return calculate(one, other, BigDecimal::add, Double::sum);
  }

  /** Returns a difference, of a type as that of a sum. */
  public static Number subtract(Number one, Number other) {
    return calculate(one, other, BigDecimal::subtract, (a, b) -> a - b);
  }

  /** Returns a product, of a type as that of a sum. */
  public static Number multiply(Number one, Number other) {
    return calculate(one, other, BigDecimal::multiply, (a, b) -> a * b);
  }

  private static Number calculate(
      Number one, Number other, BinaryOperator<BigDecimal> exactly, DoubleBinaryOperator roughly) {
    double rough = roughly.applyAsDouble(one.doubleValue(), other.doubleValue());
    if (one instanceof Decimal128 || other instanceof Decimal128) {
      BigDecimal left = exact(one, other);
      BigDecimal right = exact(other, one);
      return left == null || right == null
          ? notFinite(rough)
          : new Decimal128(exactly.apply(left, right).round(MathContext.DECIMAL128));
    }
    if (!isWhole(one) || !isWhole(other)) {
      return rough;
    }
    BigDecimal result =
        exactly.apply(new BigDecimal(one.longValue()), new BigDecimal(other.longValue()));
    return whole(result, one instanceof Long || other instanceof Long);
  }

  private static Number whole(BigDecimal result, boolean isLong) {
    long value = result.longValue();
    if (result.compareTo(BigDecimal.valueOf(value)) != 0) {
      return result.doubleValue();
    }
    return isLong || (int) value != value ? (Number) value : (Number) (int) value;
  }

  private static Decimal128 notFinite(double value) {
    if (Double.isNaN(value)) {
      return Decimal128.NaN;
    }
    return value < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
  }

  /** Returns a number without its sign. */
  public static Number absolute(Number number) {
    if (number instanceof Integer value && value != Integer.MIN_VALUE) {
      return Math.abs(value);
    }
    if (isWhole(number)) {
      if (number.longValue() == Long.MIN_VALUE) {
        throw Refused.because(28680, "can't take $abs of long long min");
      }
      return Math.abs(number.longValue());
    }
    if (number instanceof Decimal128 decimal && isFinite(number)) {
      return new Decimal128(decimal.toBigDecimal().abs());
    }
    return number instanceof Decimal128
        ? notFinite(Math.abs(number.doubleValue()))
        : (Number) Math.abs(number.doubleValue());
  }

  /** Returns a number rounded at a place behind the point, or before it if that is negative. */
  public static Number rounded(Number number, int place, RoundingMode mode) {
    if (isWhole(number) && place >= 0 || !isFinite(number)) {
      return number;
    }
    BigDecimal rounded = decimal(number).setScale(place, mode);
    if (number instanceof Decimal128) {
      return new Decimal128(place < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }
    return isWhole(number) ? whole(rounded, number instanceof Long) : rounded.doubleValue();
  }
}
