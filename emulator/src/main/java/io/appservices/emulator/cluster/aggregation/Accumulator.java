package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.ComparisonOperators;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.NumberOperators;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.Sorting;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An accumulator that the server's library lacks. From each document a value is collected, with the
 * fields that it is sorted by; the result is made of these.
 */
final class Accumulator {

  private static final String VALUE = "value";

  /** The members that an operand has; none if it is an expression. */
  private static final Map<String, List<String>> NAMES = names();

  private final Server server;
  private final String name;
  private final @Nullable Object operand;

  private Accumulator(Server server, String name, @Nullable Object operand) {
    this.server = server;
    this.name = name;
    this.operand = operand;
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new HashMap<>();
    // The library leaves out what is null; MongoDB only what is missing.
    List.of("$count", "$mergeObjects", "$stdDevPop", "$stdDevSamp", "$push", "$addToSet")
        .forEach(each -> names.put(each, List.of()));
    List.of("$firstN", "$lastN", "$minN", "$maxN")
        .forEach(each -> names.put(each, List.of("input", "n")));
    List.of("$top", "$bottom").forEach(each -> names.put(each, List.of("output", "sortBy")));
    List.of("$topN", "$bottomN").forEach(each -> names.put(each, List.of("output", "sortBy", "n")));
    names.put("$median", List.of("input", "method"));
    names.put("$percentile", List.of("input", "method", "p"));
    names.put(ScriptedAccumulator.NAME, ScriptedAccumulator.MEMBERS);
    return Map.copyOf(names);
  }

  /** Returns whether the value of a field is an accumulator of this kind. */
  static boolean isOwn(@Nullable Object field) {
    return field instanceof Document given
        && given.size() == 1
        && NAMES.containsKey(given.keySet().iterator().next());
  }

  /** Returns the accumulator of a field; refuses operands that it does not take. */
  static Accumulator of(Server server, @Nullable Object field) {
    Document given = (Document) Objects.requireNonNull(field);
    String name = given.keySet().iterator().next();
    Object operand = given.get(name);
    check(name, operand);
    return new Accumulator(server, name, operand);
  }

  private static void check(String name, @Nullable Object operand) {
    if (name.equals("$count") && !new Document().equals(operand)) {
      throw Refused.because(2, "$count takes no arguments, i.e. $count:{}");
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
    if (names.contains("method") && !"approximate".equals(members.get("method"))) {
      throw Refused.because(2, name + ": 'method' must be 'approximate'");
    }
  }

  private @Nullable Object member(String member) {
    return operand instanceof Document members ? members.get(member) : null;
  }

  /**
   * Returns the expression of what is collected from a document, in a form that is evaluated here:
   * the library leaves arrays in documents as they are.
   */
  Document collected() {
    return new Document("$let", new Document("vars", new Document()).append("in", parts()));
  }

  private Document parts() {
    Document expression = new Document();
    if (member("sortBy") instanceof Document sortBy) {
      int number = 0;
      for (String field : sortBy.keySet()) {
        expression.put("by" + number++, "$" + field);
      }
    }
    expression.put(
        VALUE,
        switch (name) {
          case "$count" -> 1;
          case "$mergeObjects", "$stdDevPop", "$stdDevSamp", "$push", "$addToSet" -> operand;
          case "$top", "$topN", "$bottom", "$bottomN" -> member("output");
          case ScriptedAccumulator.NAME -> member("accumulateArgs");
          default -> member("input");
        });
    return expression;
  }

  /** Returns the value for a group with a key, of what was collected in its order. */
  @Nullable Object result(Document key, List<Document> collected) {
    return switch (name) {
      case "$count" -> collected.size();
      case "$push" -> present(collected);
      case "$addToSet" -> ComparisonOperators.distinct(present(collected));
      case "$mergeObjects" -> merged(values(collected));
      case "$stdDevPop" -> NumberOperators.deviation(numbers(values(collected)), 0);
      case "$stdDevSamp" -> NumberOperators.deviation(numbers(values(collected)), 1);
      case "$firstN" -> first(values(collected), count(key));
      case "$lastN" -> last(values(collected), count(key));
      case "$minN" -> first(extremes(collected, ValueComparator.asc()), count(key));
      case "$maxN" -> first(extremes(collected, ValueComparator.desc()), count(key));
      case "$top" -> values(sorted(collected)).stream().findFirst().orElse(null);
      case "$topN" -> first(values(sorted(collected)), count(key));
      case "$bottom" -> last(values(sorted(collected)), 1).stream().findFirst().orElse(null);
      case "$bottomN" -> last(values(sorted(collected)), count(key));
      case "$median" -> Percentiles.of(numbers(values(collected)), 0.5);
      case "$percentile" -> Percentiles.of(numbers(values(collected)), member("p"));
      default ->
          new ScriptedAccumulator(evaluator(key), (Document) Objects.requireNonNull(operand))
              .result(values(collected));
    };
  }

  private Evaluator evaluator(Document key) {
    return new Evaluator(server, key, Map.of());
  }

  private int count(Document key) {
    Object given = evaluator(key).value(member("n"));
    if (!(given instanceof Number number)
        || number.doubleValue() != number.longValue()
        || number.longValue() < 1) {
      throw Refused.because(
          5787908, "'n' of " + name + " must be a positive whole number, found " + given);
    }
    return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
  }

  private List<Document> sorted(List<Document> collected) {
    Document order = new Document();
    if (member("sortBy") instanceof Document sortBy) {
      int number = 0;
      for (Object direction : sortBy.values()) {
        order.put("by" + number++, direction);
      }
    }
    List<Document> sorted = new ArrayList<>(collected);
    sorted.sort(Sorting.by(order));
    return sorted;
  }

  private static List<@Nullable Object> values(List<Document> collected) {
    List<@Nullable Object> values = new ArrayList<>();
    collected.forEach(each -> values.add(Evaluator.orNull(each.getOrMissing(VALUE))));
    return values;
  }

  private static List<@Nullable Object> present(List<Document> collected) {
    return values(collected.stream().filter(each -> each.containsKey(VALUE)).toList());
  }

  private static List<@Nullable Object> extremes(
      List<Document> collected, Comparator<Object> order) {
    List<@Nullable Object> values = values(collected);
    values.removeIf(Objects::isNull);
    values.sort(order);
    return values;
  }

  private static List<@Nullable Object> first(List<@Nullable Object> values, int count) {
    return new ArrayList<>(values.subList(0, Math.min(count, values.size())));
  }

  private static List<@Nullable Object> last(List<@Nullable Object> values, int count) {
    return new ArrayList<>(values.subList(Math.max(0, values.size() - count), values.size()));
  }

  private static double[] numbers(Collection<? extends @Nullable Object> values) {
    return values.stream()
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .toArray();
  }

  private static Document merged(List<@Nullable Object> values) {
    Document merged = new Document();
    for (Object value : values) {
      if (value instanceof Document document) {
        merged.putAll(document);
      } else if (value != null) {
        throw Refused.because(
            40400,
            "$mergeObjects requires object inputs, but input "
                + value
                + " is of type "
                + Types.of(value));
      }
    }
    return merged;
  }
}
