package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators on arrays. */
final class ArrayOperators {

  private static final int LONGEST_RANGE = 1_000_000;

  private ArrayOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$first", (e, o) -> end(o, true));
    all.put("$last", (e, o) -> end(o, false));
    all.put("$arrayElemAt", (e, o) -> element(Operands.items(o)));
    all.put("$max", (e, o) -> extreme(Operands.items(o), ValueOrder.ASCENDING.reversed()));
    all.put("$min", (e, o) -> extreme(Operands.items(o), ValueOrder.ASCENDING));
    all.put("$range", (e, o) -> range(Operands.items(o)));
    all.put("$sortArray", (e, o) -> sortArray(Operands.members(o)));
    all.put("$zip", (e, o) -> zip(Operands.members(o)));
  }

  private static @Nullable Object end(@Nullable Object operand, boolean first) {
    Object array = Operands.single(operand);
    if (array == null) {
      return null;
    }
    if (!(array instanceof List<?> items)) {
      throw Refused.because(28689, "$first and $last need an array");
    }
    if (items.isEmpty()) {
      return Missing.getInstance();
    }
    return items.get(first ? 0 : items.size() - 1);
  }

  private static @Nullable Object element(List<?> pair) {
    if (pair.contains(null)) {
      return null;
    }
    if (!(pair.get(0) instanceof List<?> items)) {
      throw Refused.because(
          28689, "$arrayElemAt's first argument must be an array, but is " + Types.of(pair.get(0)));
    }
    if (!(pair.get(1) instanceof Number place)) {
      throw Refused.because(
          28690,
          "$arrayElemAt's second argument must be a numeric value, but is "
              + Types.of(pair.get(1)));
    }
    if (place.doubleValue() != place.intValue()) {
      throw Refused.because(
          28691,
          "$arrayElemAt's second argument must be representable as a 32-bit integer: " + place);
    }
    int index = place.intValue() < 0 ? items.size() + place.intValue() : place.intValue();
    return index >= 0 && index < items.size() ? items.get(index) : Missing.getInstance();
  }

  private static @Nullable Object extreme(List<?> operands, Comparator<Object> order) {
    List<?> items =
        operands.size() == 1 && operands.get(0) instanceof List<?> inner ? inner : operands;
    return items.stream()
        .filter(Missing::isNeitherNullNorMissing)
        .map(Object.class::cast)
        .min(order)
        .orElse(null);
  }

  private static Object range(List<?> operands) {
    int from = number(operands, 0, 34443, "starting value");
    int to = number(operands, 1, 34445, "ending value");
    int step = operands.size() < 3 ? 1 : number(operands, 2, 34447, "step value");
    if (step == 0) {
      throw Refused.because(34449, "$range requires a non-zero step value");
    }
    if (((double) to - from) / step > LONGEST_RANGE) {
      throw Refused.because(
          146,
          "$range would use too much memory: the embedded cluster makes no more than "
              + LONGEST_RANGE
              + " numbers");
    }
    List<Object> numbers = new ArrayList<>();
    for (long i = from; step > 0 ? i < to : i > to; i += step) {
      numbers.add((int) i);
    }
    return numbers;
  }

  private static int number(List<?> operands, int index, int code, String what) {
    if (!(operands.get(index) instanceof Number number)) {
      throw Refused.because(
          code,
          "$range requires a numeric %s, found value of type: %s"
              .formatted(what, Types.of(operands.get(index))));
    }
    if (number.doubleValue() != number.intValue()) {
      throw Refused.because(
          code + 1,
          "$range requires a %s that can be represented as a 32-bit integer, found value: %s"
              .formatted(what, number));
    }
    return number.intValue();
  }

  private static @Nullable Object sortArray(Document members) {
    Object input = members.get("input");
    if (input == null) {
      return null;
    }
    if (!(input instanceof List<?> items)) {
      throw Refused.because(2942504, "The input argument to $sortArray must be an array");
    }
    List<Object> copy = new ArrayList<>(items);
    copy.sort(Sorting.by(members.get("sortBy")));
    return copy;
  }

  private static @Nullable Object zip(Document members) {
    if (!(members.get("inputs") instanceof List<?> inputs)) {
      throw Refused.because(34461, "inputs must be an array of expressions");
    }
    if (inputs.isEmpty()) {
      throw Refused.because(34465, "$zip requires at least one input array");
    }
    if (inputs.contains(null)) {
      return null;
    }
    for (Object input : inputs) {
      if (!(input instanceof List<?>)) {
        throw Refused.because(
            34468, "$zip found a non-array expression in input: " + Types.of(input));
      }
    }
    if (!(members.getOrDefault("useLongestLength", false) instanceof Boolean longest)) {
      throw Refused.because(34463, "useLongestLength must be a bool");
    }
    List<?> defaults = defaults(members, inputs.size(), longest);
    var sizes = inputs.stream().mapToInt(input -> ((List<?>) input).size()).summaryStatistics();
    List<Object> zipped = new ArrayList<>();
    for (int i = 0; i < (longest ? sizes.getMax() : sizes.getMin()); i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int k = 0; k < inputs.size(); k++) {
        List<?> input = (List<?>) inputs.get(k);
        row.add(i < input.size() ? input.get(i) : defaults.get(k));
      }
      zipped.add(row);
    }
    return zipped;
  }

  private static List<?> defaults(Document members, int inputs, boolean longest) {
    if (!members.containsKey("defaults")) {
      return Collections.nCopies(inputs, null);
    }
    if (!(members.get("defaults") instanceof List<?> given)) {
      throw Refused.because(34462, "defaults must be an array of expressions");
    }
    if (!longest && !given.isEmpty()) {
      throw Refused.because(34466, "cannot specify defaults unless useLongestLength is true");
    }
    if (!given.isEmpty() && given.size() != inputs) {
      throw Refused.because(34467, "defaults and inputs must have the same length");
    }
    return given.isEmpty() ? Collections.nCopies(inputs, null) : given;
  }
}
