package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Operators that compare values, also those of sets and of positions in arrays. */
public final class ComparisonOperators {

  private ComparisonOperators() {}

  static void addTo(Map<String, Operator> all) {
    comparison(all, "$eq", order -> order == 0);
    comparison(all, "$ne", order -> order != 0);
    comparison(all, "$gt", order -> order > 0);
    comparison(all, "$gte", order -> order >= 0);
    comparison(all, "$lt", order -> order < 0);
    comparison(all, "$lte", order -> order <= 0);
    all.put("$cmp", (e, o) -> Integer.signum(compare(Operands.items(o))));
    all.put("$in", (e, o) -> isIn(Operands.items(o)));
    all.put("$indexOfArray", (e, o) -> index(Operands.items(o)));
    all.put("$setUnion", (e, o) -> union(Operands.items(o)));
    all.put("$setIntersection", (e, o) -> intersection(Operands.items(o)));
    all.put("$setDifference", (e, o) -> difference(Operands.items(o)));
    all.put("$setEquals", (e, o) -> areEqual(Operands.items(o)));
    all.put("$setIsSubset", (e, o) -> isSubset(Operands.items(o)));
  }

  private static void comparison(Map<String, Operator> all, String name, IntPredicate holds) {
    all.put(name, (e, o) -> holds.test(compare(Operands.items(o))));
  }

  private static int compare(List<?> pair) {
    return ValueOrder.compare(pair.get(0), pair.get(1));
  }

  private static boolean isIn(List<?> pair) {
    if (!(pair.get(1) instanceof Collection<?> items)) {
      throw Refused.because(
          40081, "$in requires an array as a second argument, found: " + Types.of(pair.get(1)));
    }
    // A condition of a query is a collection that looks at a document without giving its own.
    return items instanceof List<?>
        ? items.stream().anyMatch(item -> ValueOrder.areEqual(item, Evaluator.orNull(pair.get(0))))
        : items.contains(pair.get(0));
  }

  private static @Nullable Object index(List<?> operands) {
    Object array = operands.get(0);
    if (array == null) {
      return null;
    }
    if (!(array instanceof List<?> items)) {
      throw Refused.because(
          40090, "$indexOfArray requires an array as a first argument, found: " + Types.of(array));
    }
    int from = TextOperators.bound("$indexOfArray", operands, 2, 0);
    int to =
        Math.min(TextOperators.bound("$indexOfArray", operands, 3, items.size()), items.size());
    for (int i = from; i < to; i++) {
      if (ValueOrder.areEqual(items.get(i), operands.get(1))) {
        return i;
      }
    }
    return -1;
  }

  private static Set<@Nullable Object> set(int code, String name, @Nullable Object value) {
    if (!(value instanceof Collection<?> items)) {
      throw Refused.because(
          code,
          "All operands of "
              + name
              + " must be arrays. One argument is of type: "
              + Types.of(value));
    }
    Set<@Nullable Object> set = new TreeSet<>(ValueOrder.ASCENDING);
    set.addAll(items);
    return set;
  }

  private static @Nullable Object union(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    TreeSet<@Nullable Object> all = new TreeSet<>(ValueOrder.ASCENDING);
    operands.forEach(each -> all.addAll(set(17043, "$setUnion", each)));
    return new ArrayList<>(all);
  }

  private static @Nullable Object intersection(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    @Nullable Set<@Nullable Object> common = null;
    for (Object each : operands) {
      Set<@Nullable Object> set = set(17047, "$setIntersection", each);
      if (common == null) {
        common = set;
      } else {
        common.retainAll(set);
      }
    }
    return common == null ? List.of() : new ArrayList<>(common);
  }

  private static @Nullable Object difference(List<?> operands) {
    if (operands.contains(null)) {
      return null;
    }
    TreeSet<@Nullable Object> seen = new TreeSet<>(ValueOrder.ASCENDING);
    seen.addAll(set(17049, "$setDifference", operands.get(1)));
    set(17048, "$setDifference", operands.get(0));
    List<@Nullable Object> rest = new ArrayList<>();
    for (Object item : (Collection<?>) operands.get(0)) {
      if (seen.add(item)) {
        rest.add(item);
      }
    }
    return rest;
  }

  private static boolean areEqual(List<?> operands) {
    if (operands.size() < 2) {
      throw Refused.because(
          17045, "$setEquals needs at least two arguments had: " + operands.size());
    }
    Set<@Nullable Object> first = set(17044, "$setEquals", operands.get(0));
    for (Object each : operands) {
      Set<@Nullable Object> other = set(17044, "$setEquals", each);
      if (!first.containsAll(other) || !other.containsAll(first)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSubset(List<?> pair) {
    Set<@Nullable Object> inner = set(17046, "$setIsSubset", pair.get(0));
    return set(17042, "$setIsSubset", pair.get(1)).containsAll(inner);
  }
}
