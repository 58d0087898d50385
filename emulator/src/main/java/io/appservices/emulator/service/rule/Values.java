package io.appservices.emulator.service.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Compares values, and finds members of them, as rule expressions do. */
final class Values {

  /** A value equal to nothing else. */
  static final Object NOTHING = new Object();

  private static final String INDEX = "\\d{1,6}";

  private Values() {}

  /** Returns the value at a dotted path; for a list of documents, the members of all of them. */
  static @Nullable Object member(@Nullable Object value, String path) {
    @Nullable Object found = value;
    for (String step : path.split("\\.")) {
      found = step(found, step);
    }
    return found;
  }

  private static @Nullable Object step(@Nullable Object value, String step) {
    if (value instanceof Map<?, ?> map) {
      return map.get(step);
    }
    if (!(value instanceof List<?> items)) {
      return null;
    }
    if (step.matches(INDEX)) {
      int index = Integer.parseInt(step);
      return index < items.size() ? items.get(index) : null;
    }
    List<Object> members = new ArrayList<>();
    items.stream()
        .filter(Map.class::isInstance)
        .map(item -> ((Map<?, ?>) item).get(step))
        .filter(Objects::nonNull)
        .forEach(members::add);
    return members.isEmpty() ? null : members;
  }

  /**
   * Returns whether the values are equal, or one is in the list that the other is (docs: rules, an
   * array field contains the user).
   */
  static boolean matches(@Nullable Object a, @Nullable Object b) {
    return areEqual(a, b) || contains(a, b) || contains(b, a);
  }

  private static boolean contains(@Nullable Object list, @Nullable Object value) {
    return list instanceof Collection<?> items
        && items.stream().anyMatch(item -> areEqual(item, value));
  }

  /** Returns whether the values are equal; numbers are by what they amount to. */
  static boolean areEqual(@Nullable Object a, @Nullable Object b) {
    return a instanceof Number && b instanceof Number ? order(a, b) == 0 : Objects.equals(a, b);
  }

  static boolean compare(@Nullable Object value, String operator, @Nullable Object operand) {
    return switch (Operands.operator(operator)) {
      case "eq" -> matches(value, operand);
      case "ne" -> !matches(value, operand);
      case "in" -> in(value, operand);
      case "nin" -> !in(value, operand);
      case "exists" -> (value != null) == Boolean.TRUE.equals(operand);
      case "gt" -> order(value, operand) > 0;
      case "gte" -> order(value, operand) >= 0;
      case "lt" -> order(value, operand) < 0;
      case "lte" -> order(value, operand) <= 0;
      default -> throw Operands.notEmulated(operator);
    };
  }

  private static boolean in(@Nullable Object value, @Nullable Object operand) {
    return operand instanceof Collection<?> items
        && items.stream().anyMatch(item -> matches(value, item));
  }

  /** Values that have no order are neither before nor after each other. */
  private static double order(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return number(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    if (a instanceof Date x && b instanceof Date y) {
      return x.compareTo(y);
    }
    return a instanceof ObjectId x && b instanceof ObjectId y ? x.compareTo(y) : Double.NaN;
  }

  /** Longs as they are: as doubles, neighbours would be equal. */
  private static double number(Number a, Number b) {
    boolean whole = isWhole(a) && isWhole(b);
    if (whole) {
      return Long.compare(a.longValue(), b.longValue());
    }
    return a instanceof Decimal128 x && b instanceof Decimal128 y
        ? x.compareTo(y)
        : Double.compare(a.doubleValue(), b.doubleValue());
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long || number instanceof Integer;
  }
}
