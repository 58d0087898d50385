package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators on arrays, and on the fields of documents. */
final class ArrayOperators {

  private ArrayOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$first", (e, o) -> end(o, true));
    all.put("$last", (e, o) -> end(o, false));
    all.put("$firstN", (e, o) -> some(Operator.members(o), List::copyOf, true));
    all.put("$lastN", (e, o) -> some(Operator.members(o), List::copyOf, false));
    all.put("$maxN", (e, o) -> sorted(Operator.members(o), ValueComparator.asc().reversed()));
    all.put("$minN", (e, o) -> sorted(Operator.members(o), ValueComparator.asc()));
    all.put("$sortArray", (e, o) -> sortArray(Operator.members(o)));
    all.put("$zip", (e, o) -> zip(Operator.members(o)));
    all.put("$getField", ArrayOperators::getField);
    all.put("$setField", (e, o) -> setField(Operator.members(o)));
    all.put(
        "$unsetField", (e, o) -> setField(new Document(Operator.members(o)).append("value", null)));
    all.put(
        "$type",
        (e, o) -> Types.of(o instanceof List<?> list && list.size() == 1 ? list.get(0) : o));
  }

  private static @Nullable Object end(@Nullable Object operand, boolean first) {
    Object array =
        operand instanceof List<?> list && list.size() == 1 && list.get(0) instanceof List<?>
            ? list.get(0)
            : operand;
    if (Missing.isNullOrMissing(array)) {
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

  private interface Order {
    List<?> of(List<?> items);
  }

  private static Object some(Document members, Order order, boolean first) {
    if (!(members.get("input") instanceof List<?> items)) {
      throw Refused.because(5788200, "Input must be an array");
    }
    int count = (int) Math.min(count(members), items.size());
    List<?> ordered = items.contains(null) ? items : order.of(items);
    return new ArrayList<>(
        first ? ordered.subList(0, count) : ordered.subList(items.size() - count, items.size()));
  }

  private static long count(Document members) {
    Number number = Operator.number(members, "n", 5787902);
    if (number.doubleValue() != number.longValue()) {
      throw Refused.because(5787903, "Value for 'n' must be of integral type, but found " + number);
    }
    if (number.longValue() < 1) {
      throw Refused.because(5787908, "'n' must be greater than 0, found " + number);
    }
    return number.longValue();
  }

  private static Object sorted(Document members, Comparator<Object> comparator) {
    return some(
        members,
        items -> {
          List<Object> copy = new ArrayList<>(items);
          copy.removeIf(Objects::isNull);
          copy.sort(comparator);
          return copy;
        },
        true);
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

  private static Object getField(Evaluator evaluator, @Nullable Object operand) {
    if (operand instanceof Document members && members.containsKey("field")) {
      String name = field("$getField", members.get("field"), 3041704);
      return members.get("input") instanceof Document document
          ? document.getOrMissing(name)
          : Missing.getInstance();
    }
    return evaluator.root().getOrMissing(field("$getField", operand, 3041704));
  }

  private static String field(String operator, @Nullable Object name, int code) {
    if (name instanceof String text) {
      return text;
    }
    throw Refused.because(
        code, operator + " requires 'field' to evaluate to type String, but got " + Types.of(name));
  }

  private static @Nullable Object setField(Document members) {
    String field = field("$setField", members.get("field"), 4161107);
    if (members.get("input") == null) {
      return null;
    }
    if (!(members.get("input") instanceof Document input)) {
      throw Refused.because(4161105, "$setField requires 'input' to evaluate to type Object");
    }
    Document copy = input.cloneDeeply();
    if (members.get("value") == null) {
      copy.remove(field);
    } else {
      copy.put(field, members.get("value"));
    }
    return copy;
  }
}
