package io.appservices.emulator.cluster.aggregation;

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
    int count = Math.min(Operator.number(members, "n").intValue(), items.size());
    List<?> ordered = items.contains(null) ? items : order.of(items);
    return new ArrayList<>(
        first ? ordered.subList(0, count) : ordered.subList(items.size() - count, items.size()));
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
    if (!(members.get("input") instanceof List<?> items)) {
      return null;
    }
    List<Object> copy = new ArrayList<>(items);
    copy.sort(Sorting.by(members.get("sortBy")));
    return copy;
  }

  private static @Nullable Object zip(Document members) {
    if (!(members.get("inputs") instanceof List<?> inputs)) {
      throw Refused.because(34461, "inputs must be an array of expressions");
    }
    if (inputs.contains(null)) {
      return null;
    }
    boolean longest = Boolean.TRUE.equals(members.get("useLongestLength"));
    List<?> defaults =
        members.get("defaults") instanceof List<?> given
            ? given
            : Collections.nCopies(inputs.size(), null);
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

  private static Object getField(Evaluator evaluator, @Nullable Object operand) {
    if (operand instanceof Document members && members.containsKey("field")) {
      Object input = members.containsKey("input") ? members.get("input") : evaluator.root();
      return input instanceof Document document
          ? document.getOrMissing(members.get("field"))
          : Missing.getInstance();
    }
    return evaluator.root().getOrMissing(operand);
  }

  private static @Nullable Object setField(Document members) {
    if (!(members.get("input") instanceof Document input)) {
      return null;
    }
    Document copy = input.cloneDeeply();
    String field = (String) members.get("field");
    if (members.get("value") == null) {
      copy.remove(field);
    } else {
      copy.put(field, members.get("value"));
    }
    return copy;
  }
}
