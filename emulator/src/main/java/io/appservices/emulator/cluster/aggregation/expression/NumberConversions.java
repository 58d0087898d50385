package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/** Values that become numbers of the type of a name. */
final class NumberConversions {

  private NumberConversions() {}

  static Object converted(Object value, String type) {
    if (value instanceof Boolean bool) {
      return converted((Object) (bool ? 1 : 0), type);
    }
    if (value instanceof Instant date && !type.equals("int")) {
      return converted((Object) date.toEpochMilli(), type);
    }
    if (value instanceof String text) {
      return parsed(text, type);
    }
    if (!(value instanceof Number number)) {
      throw ConversionOperators.unsupported(value, type);
    }
    if (type.equals("double")) {
      return number.doubleValue();
    }
    return type.equals("decimal") ? BinaryOperators.toDecimal(number) : whole(number, type);
  }

  static Object whole(Number number, String type) {
    if (!Numbers.isFinite(number)) {
      throw ConversionOperators.failed(
          "Attempt to convert "
              + (Double.isNaN(number.doubleValue()) ? "NaN" : "infinity")
              + " value to integer type in $convert with no onError value");
    }
    BigInteger whole = Numbers.decimal(number).setScale(0, RoundingMode.DOWN).toBigInteger();
    if (whole.bitLength() > (type.equals("int") ? Integer.SIZE : Long.SIZE) - 1) {
      throw ConversionOperators.failed(
          "Conversion would overflow target type in $convert with no onError value: "
              + TextOperators.text(number));
    }
    return type.equals("int") ? (Object) whole.intValue() : (Object) whole.longValue();
  }

  private static Object parsed(String text, String type) {
    try {
      return switch (type) {
        case "int" -> Integer.valueOf(text);
        case "long" -> Long.valueOf(text);
        case "double" -> parsedDouble(text);
        default -> BinaryOperators.toDecimal(text);
      };
    } catch (NumberFormatException e) {
      throw ConversionOperators.failed(
          "Failed to parse number '"
              + text
              + "' in $convert with no onError value: "
              + (text.isEmpty() ? "No digits" : "Did not consume whole string."));
    }
  }

  private static Double parsedDouble(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "infinity", "inf", "+infinity", "+inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> new BigDecimal(text).doubleValue();
    };
  }
}
