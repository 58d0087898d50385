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

  /** The bits that decimals have set which are infinite, or no number. */
  private static final long NOT_FINITE = 0x7800000000000000L;

  private static final int DIGITS = 34;
  private static final int LARGEST_EXPONENT = 6144;
  private static final int SMALLEST_EXPONENT = -6176;

  /** The largest exponent that a power of a decimal is calculated of with all digits. */
  private static final BigDecimal LARGEST_POWER = BigDecimal.valueOf(99_999);

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
    if (number instanceof Decimal128 decimal) {
      // One that is larger than any double is finite still.
      return (decimal.getHigh() & NOT_FINITE) != NOT_FINITE;
    }
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
          : decimal128(exactly.apply(left, right));
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

  /** Returns a decimal of 34 digits; one that is too large is infinite, and too small a one 0. */
  public static Decimal128 decimal128(BigDecimal exact) {
    BigDecimal rounded = exact.round(MathContext.DECIMAL128);
    if (rounded.signum() != 0 && magnitude(rounded) > LARGEST_EXPONENT) {
      return rounded.signum() < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
    }
    int scale = Math.min(rounded.scale(), -SMALLEST_EXPONENT);
    return new Decimal128(
        scale == rounded.scale() ? rounded : rounded.setScale(scale, RoundingMode.HALF_EVEN));
  }

  /** Returns a decimal of the digits that a double has. */
  public static Decimal128 decimal128(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? notFinite(value)
        : new Decimal128(new BigDecimal(value, MathContext.DECIMAL64));
  }

  /**
   * Returns a power of a decimal.
   *
   * @param exponent negative only if the base is not 0
   * @param rough the power as a double, for an exponent that is large or no whole number
   */
  public static Decimal128 power(BigDecimal base, BigDecimal exponent, double rough) {
    boolean isWhole =
        exponent.abs().compareTo(LARGEST_POWER) <= 0 && exponent.stripTrailingZeros().scale() <= 0;
    return isWhole
        ? decimal128(base.pow(exponent.intValue(), MathContext.DECIMAL128))
        : decimal128(rough);
  }

  /** Returns the exponent of the first digit. */
  private static long magnitude(BigDecimal number) {
    return (long) number.precision() - number.scale() - 1;
  }

  /** Returns the decimal that is infinite or no number as this is. */
  public static Decimal128 notFinite(double value) {
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
    BigDecimal exact = decimal(number);
    if (number instanceof Decimal128 && exact.scale() <= place) {
      return number;
    }
    BigDecimal rounded = exact.setScale(place, mode);
    if (number instanceof Decimal128) {
      boolean isShort = rounded.scale() < 0 && magnitude(rounded) < DIGITS;
      return decimal128(isShort ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }
    return isWhole(number) ? whole(rounded, number instanceof Long) : rounded.doubleValue();
  }
}
