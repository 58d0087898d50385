package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Numbers;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Percentiles;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Operators on numbers. */
public final class NumberOperators {

  private NumberOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$round", (e, o) -> round("$round", Operands.items(o), RoundingMode.HALF_EVEN));
    all.put("$trunc", (e, o) -> round("$trunc", Operands.items(o), RoundingMode.DOWN));
    all.put("$isNumber", (e, o) -> Operands.single(o) instanceof Number);
    of(all, "$exp", Math::exp);
    ofPositive(all, "$ln", 28766, Math::log);
    ofPositive(all, "$log10", 28761, Math::log10);
    all.put("$sqrt", (e, o) -> root(Operands.single(o)));
    within(all, "$sin", Double.MAX_VALUE, Math::sin);
    within(all, "$cos", Double.MAX_VALUE, Math::cos);
    within(all, "$tan", Double.MAX_VALUE, Math::tan);
    within(all, "$asin", 1, Math::asin);
    within(all, "$acos", 1, Math::acos);
    of(all, "$atan", Math::atan);
    of(all, "$sinh", Math::sinh);
    of(all, "$cosh", Math::cosh);
    of(all, "$tanh", Math::tanh);
    of(all, "$asinh", x -> Math.log(x + Math.sqrt(x * x + 1)));
    within(all, "$acosh", 1, Double.POSITIVE_INFINITY, x -> Math.log(x + Math.sqrt(x * x - 1)));
    within(all, "$atanh", 1, x -> Math.log((1 + x) / (1 - x)) / 2);
    of(all, "$degreesToRadians", Math::toRadians);
    of(all, "$radiansToDegrees", Math::toDegrees);
    all.put("$atan2", (e, o) -> atan2(Operands.items(o)));
    bits(all, "$bitAnd", -1, (a, b) -> a & b);
    bits(all, "$bitOr", 0, (a, b) -> a | b);
    bits(all, "$bitXor", 0, (a, b) -> a ^ b);
    all.put("$stdDevPop", (e, o) -> deviation(o, 0));
    all.put("$stdDevSamp", (e, o) -> deviation(o, 1));
    for (String name : List.of(Percentiles.MEDIAN, Percentiles.PERCENTILE)) {
      all.put(name, (e, o) -> Percentiles.of(name, o));
    }
  }

  private static void of(Map<String, Operator> all, String name, DoubleUnaryOperator function) {
    all.put(
        name,
        (e, o) -> {
          Object value = Operands.single(o);
          if (value != null && !(value instanceof Number)) {
            throw Refused.because(28765, name + " only supports numeric types");
          }
          return value == null ? null : function.applyAsDouble(((Number) value).doubleValue());
        });
  }

  private static void within(
      Map<String, Operator> all, String name, double most, DoubleUnaryOperator function) {
    within(all, name, -most, most, function);
  }

  private static void within(
      Map<String, Operator> all,
      String name,
      double least,
      double most,
      DoubleUnaryOperator function) {
    of(
        all,
        name,
        value -> {
          if (value < least || value > most) {
            String range =
                most == Double.MAX_VALUE
                    ? "(-inf,inf)"
                    : "[" + limit(least) + "," + limit(most) + "]";
            throw Refused.because(
                50989,
                "cannot apply %s to %s, value must be in %s".formatted(name, limit(value), range));
          }
          return function.applyAsDouble(value);
        });
  }

  private static String limit(double value) {
    return Double.isInfinite(value) ? (value < 0 ? "-inf" : "inf") : TextOperators.text(value);
  }

  private static void ofPositive(
      Map<String, Operator> all, String name, int code, DoubleUnaryOperator function) {
    of(
        all,
        name,
        value -> {
          if (value <= 0) {
            throw Refused.because(
                code,
                name
                    + "'s argument must be a positive number, but is "
                    + TextOperators.text(value));
          }
          return function.applyAsDouble(value);
        });
  }

  private static @Nullable Object root(@Nullable Object value) {
    if (value != null && !(value instanceof Number)) {
      throw Refused.because(28765, "$sqrt only supports numeric types, not " + Types.of(value));
    }
    if (value != null && ((Number) value).doubleValue() < 0) {
      throw Refused.because(28714, "$sqrt's argument must be greater than or equal to 0");
    }
    return value == null ? null : Math.sqrt(((Number) value).doubleValue());
  }

  private static @Nullable Object atan2(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    if (operands.get(0) instanceof Number y && operands.get(1) instanceof Number x) {
      return Math.atan2(y.doubleValue(), x.doubleValue());
    }
    throw Refused.because(51044, "$atan2 only supports numeric types");
  }

  private static @Nullable Object round(String name, List<?> operands, RoundingMode mode) {
    Object value = operands.get(0);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number)) {
      throw Refused.because(51081, name + " only supports numeric types");
    }
    Object places = operands.size() > 1 ? operands.get(1) : (Object) 0;
    if (places == null) {
      return null;
    }
    return Numbers.rounded(number, place(name, places), mode);
  }

  private static int place(String name, Object given) {
    if (!(given instanceof Number number) || number.doubleValue() != number.intValue()) {
      throw Refused.because(51082, "precision argument to " + name + " must be an integral value");
    }
    if (number.intValue() < -20 || number.intValue() > 100) {
      throw Refused.because(51083, "cannot apply " + name + " with precision value " + given);
    }
    return number.intValue();
  }

  private static void bits(
      Map<String, Operator> all, String name, long start, LongBinaryOperator operator) {
    all.put(
        name,
        (e, o) -> {
          List<?> operands = o instanceof List<?> list ? list : Collections.singletonList(o);
          if (operands.contains(null)) {
            return null;
          }
          long result = start;
          for (Object value : operands) {
            if (!(value instanceof Integer) && !(value instanceof Long)) {
              throw Refused.because(14, name + " only supports int and long operands.");
            }
            result = operator.applyAsLong(result, ((Number) value).longValue());
          }
          boolean isLong = operands.stream().anyMatch(Long.class::isInstance);
          return isLong ? (Object) result : (Object) (int) result;
        });
  }

  private static @Nullable Object deviation(@Nullable Object operand, int less) {
    List<?> values =
        operand instanceof List<?> list && list.size() == 1 && list.get(0) instanceof List<?> inner
            ? inner
            : operand instanceof List<?> list ? list : List.of();
    double[] numbers =
        values.stream()
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .toArray();
    return deviation(numbers, less);
  }

  /** Returns the standard deviation; null if there are too few numbers. */
  public static @Nullable Object deviation(double[] numbers, int less) {
    if (numbers.length <= less) {
      return null;
    }
    double mean = java.util.Arrays.stream(numbers).sum() / numbers.length;
    double squares = java.util.Arrays.stream(numbers).map(n -> (n - mean) * (n - mean)).sum();
    return Math.sqrt(squares / (numbers.length - less));
  }
}
