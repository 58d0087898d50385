package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.Decimal128;
import io.appservices.emulator.cluster.aggregation.expression.value.Numbers;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that calculate, with results of the types that MongoDB gives them. */
final class ArithmeticOperators {

  private ArithmeticOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$add", (e, o) -> add(Operands.items(o)));
    all.put("$subtract", (e, o) -> subtract(Operands.items(o)));
    all.put("$multiply", (e, o) -> multiply(Operands.items(o)));
    all.put("$divide", (e, o) -> divide(Operands.items(o)));
    all.put("$mod", (e, o) -> mod(Operands.items(o)));
    all.put("$pow", (e, o) -> pow(Operands.items(o)));
    all.put("$log", (e, o) -> log(Operands.items(o)));
    all.put("$sum", (e, o) -> sum(terms(Operands.items(o))));
    all.put("$avg", (e, o) -> average(terms(Operands.items(o))));
    all.put("$abs", (e, o) -> rounded("$abs", o, RoundingMode.UNNECESSARY));
    all.put("$ceil", (e, o) -> rounded("$ceil", o, RoundingMode.CEILING));
    all.put("$floor", (e, o) -> rounded("$floor", o, RoundingMode.FLOOR));
  }

  private static @Nullable Object add(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    Number sum = 0;
    boolean isDate = false;
    for (Object operand : operands) {
      if (operand instanceof Instant date) {
        if (isDate) {
          throw Refused.because(16612, "only one date allowed in an $add expression");
        }
        isDate = true;
        sum = Numbers.add(sum, date.toEpochMilli());
      } else if (operand instanceof Number number) {
        sum = Numbers.add(sum, number);
      } else {
        throw Refused.because(
            16554, "$add only supports numeric or date types, not " + Types.of(operand));
      }
    }
    return isDate ? date(sum) : sum;
  }

  private static Instant date(Number millis) {
    return Instant.ofEpochMilli(
        Math.round(millis.doubleValue()) == millis.longValue()
            ? millis.longValue()
            : Math.round(millis.doubleValue()));
  }

  private static @Nullable Object subtract(List<?> pair) {
    Object one = pair.get(0);
    Object other = pair.get(1);
    if (one == null || other == null) {
      return null;
    }
    if (one instanceof Number from && other instanceof Number number) {
      return Numbers.subtract(from, number);
    }
    if (one instanceof Instant from && other instanceof Instant date) {
      return from.toEpochMilli() - date.toEpochMilli();
    }
    if (one instanceof Instant from && other instanceof Number number) {
      return date(Numbers.subtract(from.toEpochMilli(), number));
    }
    throw Refused.because(16556, "can't $subtract " + Types.of(other) + " from " + Types.of(one));
  }

  private static @Nullable Object multiply(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    Number product = 1;
    for (Object operand : operands) {
      if (!(operand instanceof Number factor)) {
        throw Refused.because(
            16555, "$multiply only supports numeric types, not " + Types.of(operand));
      }
      product = Numbers.multiply(product, factor);
    }
    return product;
  }

  private static @Nullable Number number(List<?> operands, int index, int code, String what) {
    Object value = operands.get(index);
    if (value == null || value instanceof Number) {
      return (Number) value;
    }
    throw Refused.because(code, what + " " + Types.of(value));
  }

  private static void checkBoth(List<?> pair, int code, String name) {
    if (!(pair.get(0) instanceof Number) || !(pair.get(1) instanceof Number)) {
      throw Refused.because(
          code,
          "%s only supports numeric types, not %s and %s"
              .formatted(name, Types.of(pair.get(0)), Types.of(pair.get(1))));
    }
  }

  private static @Nullable Object divide(List<?> pair) {
    if (pair.contains(null)) {
      return null;
    }
    checkBoth(pair, 16609, "$divide");
    Number one = (Number) pair.get(0);
    Number other = (Number) pair.get(1);
    BigDecimal dividend = Numbers.exact(one, other);
    BigDecimal divisor = Numbers.exact(other, one);
    if (divisor == null ? other.doubleValue() == 0 : divisor.signum() == 0) {
      throw Refused.because(2, "can't $divide by zero");
    }
    return dividend != null && divisor != null
        ? Numbers.decimal128(dividend.divide(divisor, MathContext.DECIMAL128))
        : (Object) (one.doubleValue() / other.doubleValue());
  }

  private static @Nullable Object mod(List<?> pair) {
    if (pair.contains(null)) {
      return null;
    }
    checkBoth(pair, 16611, "$mod");
    Number one = (Number) pair.get(0);
    Number other = (Number) pair.get(1);
    double divisor = other.doubleValue();
    if (divisor == 0) {
      throw Refused.because(16610, "can't $mod by zero");
    }
    BigDecimal left = Numbers.exact(one, other);
    BigDecimal right = Numbers.exact(other, one);
    if (left != null && right != null) {
      return new Decimal128(left.remainder(right));
    }
    if (one instanceof Double || divisor != other.longValue()) {
      return one.doubleValue() % divisor;
    }
    long rest = one.longValue() % other.longValue();
    return one instanceof Long || other instanceof Long ? (Object) rest : (Object) (int) rest;
  }

  private static @Nullable Object pow(List<?> pair) {
    Number base = number(pair, 0, 28762, "$pow's base must be numeric, not");
    Number exponent = number(pair, 1, 28763, "$pow's exponent must be numeric, not");
    if (base == null || exponent == null) {
      return null;
    }
    BigDecimal decimal = Numbers.exact(base, exponent);
    boolean isZero = decimal == null ? base.doubleValue() == 0 : decimal.signum() == 0;
    if (isZero && exponent.doubleValue() < 0) {
      throw Refused.because(28764, "$pow cannot take a base of 0 and a negative exponent");
    }
    double power = Math.pow(base.doubleValue(), exponent.doubleValue());
    if (decimal != null) {
      return Numbers.power(decimal, Numbers.decimal(exponent), power);
    }
    if (base instanceof Decimal128 || exponent instanceof Decimal128) {
      return Numbers.decimal128(power);
    }
    boolean isWhole = Numbers.isWhole(base) && Numbers.isWhole(exponent);
    if (!isWhole || exponent.longValue() < 0 || Math.abs(power) >= Long.MAX_VALUE) {
      return power;
    }
    // Of a base that makes no large number the exponent may be one that no power is calculated of.
    long exact =
        Math.abs(power) <= 1
            ? (long) power
            : new BigDecimal(base.longValue()).pow(exponent.intValue()).longValue();
    boolean isLong = base instanceof Long || exponent instanceof Long || (int) exact != exact;
    return isLong ? (Object) exact : (Object) (int) exact;
  }

  private static @Nullable Object log(List<?> pair) {
    Number number = number(pair, 0, 28756, "$log's argument must be numeric, not");
    Number base = number(pair, 1, 28757, "$log's base must be numeric, not");
    if (number == null || base == null) {
      return null;
    }
    if (number.doubleValue() <= 0) {
      throw Refused.because(28758, "$log's argument must be a positive number, but is " + number);
    }
    if (base.doubleValue() <= 0 || base.doubleValue() == 1) {
      throw Refused.because(
          28759, "$log's base must be a positive number not equal to 1, but is " + base);
    }
    return Math.log(number.doubleValue()) / Math.log(base.doubleValue());
  }

  /** Returns what is summed up: the items of the only operand if that is an array. */
  private static Collection<?> terms(List<?> operands) {
    return operands.size() == 1 && operands.get(0) instanceof Collection<?> items
        ? items
        : operands;
  }

  private static Number sum(Collection<?> terms) {
    Number sum = 0;
    for (Object term : terms) {
      if (term instanceof Number number) {
        sum = Numbers.add(sum, number);
      }
    }
    return sum;
  }

  private static @Nullable Object average(Collection<?> terms) {
    List<?> numbers = terms.stream().filter(Number.class::isInstance).toList();
    return numbers.isEmpty() ? null : divide(Arrays.asList(sum(numbers), numbers.size()));
  }

  private static @Nullable Object rounded(
      String name, @Nullable Object operand, RoundingMode mode) {
    Object value = Operands.single(operand);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number)) {
      throw Refused.because(28765, name + " only supports numeric types, not " + Types.of(value));
    }
    return name.equals("$abs") ? Numbers.absolute(number) : Numbers.rounded(number, 0, mode);
  }
}
