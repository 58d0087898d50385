package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Percentiles;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accumulators that there are, and what they take. */
final class AccumulatorOperands {

  /** Those whose operand is an expression. */
  private static final Set<String> PLAIN =
      Set.of(
          "$sum",
          "$avg",
          "$min",
          "$max",
          "$first",
          "$last",
          "$push",
          "$addToSet",
          "$count",
          "$mergeObjects",
          "$stdDevPop",
          "$stdDevSamp");

  /** The members that an operand has; none if it is an expression. */
  private static final Map<String, List<String>> NAMES = names();

  private AccumulatorOperands() {}

  /** Returns whether there is an accumulator of this name. */
  static boolean isKnown(String name) {
    return NAMES.containsKey(name);
  }

  /** Returns whether the operand of an accumulator is an expression, and has no members. */
  static boolean isExpression(String name) {
    return PLAIN.contains(name);
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new HashMap<>();
    PLAIN.forEach(each -> names.put(each, List.of()));
    List.of("$firstN", "$lastN", "$minN", "$maxN")
        .forEach(each -> names.put(each, List.of("input", "n")));
    List.of("$top", "$bottom").forEach(each -> names.put(each, List.of("output", "sortBy")));
    List.of("$topN", "$bottomN").forEach(each -> names.put(each, List.of("output", "sortBy", "n")));
    names.put(Percentiles.MEDIAN, List.of("input", "method"));
    names.put(Percentiles.PERCENTILE, List.of("input", "method", "p"));
    names.put(ScriptedAccumulator.NAME, ScriptedAccumulator.MEMBERS);
    return Map.copyOf(names);
  }

  /** Refuses an operand that an accumulator does not take. */
  static void check(String name, @Nullable Object operand) {
    if (name.equals("$count") && !new Document().equals(operand)) {
      throw Refused.because(2, "$count takes no arguments, i.e. $count:{}");
    }
    if (Percentiles.isName(name)) {
      Percentiles.check(name, operand, name.equals(Percentiles.MEDIAN) ? 7436100 : 7429703);
      return;
    }
    List<String> names = NAMES.getOrDefault(name, List.of());
    if (names.isEmpty()) {
      return;
    }
    if (!(operand instanceof Document members)) {
      throw Refused.because(
          5787900, name + " needs an object as its argument, found " + Types.of(operand));
    }
    for (String member : members.keySet()) {
      if (!names.contains(member) && !ScriptedAccumulator.isOption(name, member)) {
        throw Refused.because(5787901, "Unknown argument to " + name + ": " + member);
      }
    }
    for (String member : names) {
      if (!members.containsKey(member)) {
        throw Refused.because(5787906, "Missing value for '" + member + "' of " + name);
      }
    }
    if (names.contains("sortBy") && !(members.get("sortBy") instanceof Document)) {
      throw Refused.because(5788604, name + ": 'sortBy' must be an object");
    }
  }
}
