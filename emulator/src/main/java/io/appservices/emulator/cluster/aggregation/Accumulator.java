package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.NumberOperators;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.SortKeys;
import io.appservices.emulator.cluster.aggregation.expression.value.Percentiles;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An accumulator of a group or a window. From each document a value is collected, with the fields
 * that it is sorted by; the result is made of these.
 */
final class Accumulator {

  private static final String VALUE = CollectedValues.VALUE;

  private final Server server;
  private final String name;
  private final @Nullable Object operand;
  private final Document parts;

  private Accumulator(Server server, String name, @Nullable Object operand) {
    this.server = server;
    this.name = name;
    this.operand = operand;
    this.parts = parts();
  }

  /** Returns whether the value of a field is an accumulator. */
  static boolean isOwn(@Nullable Object field) {
    return field instanceof Document given
        && given.size() == 1
        && AccumulatorOperands.isKnown(given.keySet().iterator().next());
  }

  /** Returns the accumulator of a field; refuses operands that it does not take. */
  static Accumulator of(Server server, @Nullable Object field) {
    Document given = (Document) Objects.requireNonNull(field);
    String name = given.keySet().iterator().next();
    Object operand = given.get(name);
    AccumulatorOperands.check(name, operand);
    return new Accumulator(server, name, operand);
  }

  private @Nullable Object member(String member) {
    return operand instanceof Document members ? members.get(member) : null;
  }

  /** Returns the value for a group with a key, of its documents in their order. */
  @Nullable Object of(Document key, List<Document> documents) {
    CollectedValues collected = new CollectedValues(name);
    documents.forEach(document -> collected.add(collected(document)));
    return result(key, collected.all());
  }

  private Document collected(Document document) {
    Object collected = new Evaluator(server, document, Map.of()).value(parts);
    return (Document) Objects.requireNonNull(collected, "parts are a document");
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
          case "$top", "$topN", "$bottom", "$bottomN" -> member("output");
          case ScriptedAccumulator.NAME -> member("accumulateArgs");
          default -> AccumulatorOperands.isExpression(name) ? operand : member("input");
        });
    return expression;
  }

  private @Nullable Object result(Document key, List<Document> collected) {
    return switch (name) {
      case "$count" -> collected.size();
      case "$sum", "$avg" ->
          evaluator(new Document(VALUE, values(collected))).value(new Document(name, "$" + VALUE));
      case "$first" -> end(values(collected), true);
      case "$last" -> end(values(collected), false);
      case "$min" -> end(extremes(collected, ValueOrder.ASCENDING), true);
      case "$max" -> end(extremes(collected, ValueOrder.ASCENDING), false);
      case "$push", "$addToSet" -> values(collected);
      case "$mergeObjects" -> merged(values(collected));
      case "$stdDevPop" -> NumberOperators.deviation(numbers(values(collected)), 0);
      case "$stdDevSamp" -> NumberOperators.deviation(numbers(values(collected)), 1);
      case "$firstN" -> first(values(collected), count(key));
      case "$lastN" -> last(values(collected), count(key));
      case "$minN" -> first(extremes(collected, ValueOrder.ASCENDING), count(key));
      case "$maxN" -> first(extremes(collected, ValueOrder.ASCENDING.reversed()), count(key));
      case "$top" -> end(values(sorted(collected)), true);
      case "$topN" -> first(values(sorted(collected)), count(key));
      case "$bottom" -> end(values(sorted(collected)), false);
      case "$bottomN" -> last(values(sorted(collected)), count(key));
      case Percentiles.MEDIAN, Percentiles.PERCENTILE ->
          Percentiles.of(name, (Document) Objects.requireNonNull(operand), values(collected));
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
    sorted.sort(SortKeys.by(order));
    return sorted;
  }

  private static List<@Nullable Object> values(List<Document> collected) {
    List<@Nullable Object> values = new ArrayList<>();
    collected.forEach(each -> values.add(Evaluator.orNull(each.getOrMissing(VALUE))));
    return values;
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

  private static @Nullable Object end(List<@Nullable Object> values, boolean isFirst) {
    return values.isEmpty() ? null : values.get(isFirst ? 0 : values.size() - 1);
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
