package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operators that take several items of an array. */
final class PartOperators {

  private PartOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$slice", (e, o) -> slice(Operands.items(o)));
    all.put("$firstN", (e, o) -> some(Operands.members(o), true));
    all.put("$lastN", (e, o) -> some(Operands.members(o), false));
    all.put("$maxN", (e, o) -> sorted(Operands.members(o), ValueOrder.ASCENDING.reversed()));
    all.put("$minN", (e, o) -> sorted(Operands.members(o), ValueOrder.ASCENDING));
  }

  private static @Nullable Object slice(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    if (!(operands.get(0) instanceof List<?> items)) {
      throw Refused.because(
          28724,
          "First argument to $slice must be an array, but is of type: "
              + Types.of(operands.get(0)));
    }
    int second = ofSlice(operands, 1, "Second", 28725);
    if (operands.size() == 2) {
      int count = Math.min(Math.abs(second), items.size());
      return new ArrayList<>(
          second < 0 ? items.subList(items.size() - count, items.size()) : items.subList(0, count));
    }
    int count = ofSlice(operands, 2, "Third", 28727);
    if (count <= 0) {
      throw Refused.because(28729, "Third argument to $slice must be positive: " + count);
    }
    int from = second < 0 ? Math.max(items.size() + second, 0) : Math.min(second, items.size());
    return new ArrayList<>(items.subList(from, from + Math.min(count, items.size() - from)));
  }

  private static int ofSlice(List<?> operands, int index, String place, int code) {
    if (!(operands.get(index) instanceof Number number)) {
      throw Refused.because(
          code,
          "%s argument to $slice must be numeric, but is of type: %s"
              .formatted(place, Types.of(operands.get(index))));
    }
    if (number.doubleValue() != number.intValue() || number.intValue() == Integer.MIN_VALUE) {
      throw Refused.because(
          code + 1,
          place + " argument to $slice can't be represented as a 32-bit integer: " + number);
    }
    return number.intValue();
  }

  private static Object some(Document members, boolean first) {
    List<?> items = input(members);
    int count = (int) Math.min(count(members), items.size());
    return new ArrayList<>(
        first ? items.subList(0, count) : items.subList(items.size() - count, items.size()));
  }

  private static List<?> input(Document members) {
    if (!(members.get("input") instanceof List<?> items)) {
      throw Refused.because(5788200, "Input must be an array");
    }
    return items;
  }

  private static long count(Document members) {
    Number number = Operands.number(members, "n", 5787902);
    if (number.doubleValue() != number.longValue()) {
      throw Refused.because(5787903, "Value for 'n' must be of integral type, but found " + number);
    }
    if (number.longValue() < 1) {
      throw Refused.because(5787908, "'n' must be greater than 0, found " + number);
    }
    return number.longValue();
  }

  /** Returns the items that come first in an order; null and what is missing are none. */
  private static Object sorted(Document members, Comparator<Object> comparator) {
    List<?> items = input(members);
    return items.stream()
        .filter(Missing::isNeitherNullNorMissing)
        .map(Object.class::cast)
        .sorted(comparator)
        .limit(count(members))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
