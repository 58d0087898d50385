package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.SortKeys;
import io.appservices.emulator.cluster.aggregation.expression.date.DateUnit;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $setWindowFields}: values over the documents around each. */
final class Windows {

  private final Server server;
  private final Document body;
  private final Comparator<Document> order;

  private Windows(Server server, Document body) {
    this.server = server;
    this.body = body;
    this.order = body.get("sortBy") instanceof Document by ? SortKeys.by(by) : (a, b) -> 0;
  }

  /** Returns the stage of a specification; refuses what is none. */
  static Windows of(Server server, @Nullable Object specification) {
    return new Windows(server, WindowChecks.checked(specification));
  }

  List<Document> run(List<Document> documents) {
    List<Document> all = new ArrayList<>();
    for (List<Document> partition : Partitions.by(server, body.get("partitionBy"), documents)) {
      partition.sort(order);
      all.addAll(partition(partition));
    }
    return all;
  }

  private @Nullable Object value(Document document, @Nullable Object expression) {
    return new Evaluator(server, document, Map.of()).value(expression);
  }

  private List<Document> partition(List<Document> sorted) {
    List<Document> result = sorted.stream().map(Document::cloneDeeply).toList();
    members("output")
        .forEach(
            (field, specification) -> {
              Document given = Operands.members(specification);
              String name =
                  given.keySet().stream()
                      .filter(k -> !k.equals("window"))
                      .findFirst()
                      .orElseThrow();
              List<@Nullable Object> values = outputs(name, given, sorted);
              for (int i = 0; i < sorted.size(); i++) {
                Object value = values.get(i);
                if (!(value instanceof Missing)) {
                  Partitions.set(result.get(i), field, value);
                }
              }
            });
    return result;
  }

  private Document members(String name) {
    if (body.get(name) instanceof Document members) {
      return members;
    }
    throw Refused.because(9, "$setWindowFields needs an object as '" + name + "'");
  }

  private List<@Nullable Object> outputs(String name, Document given, List<Document> sorted) {
    List<@Nullable Object> values = new ArrayList<>();
    if (name.equals("$locf") || name.equals("$linearFill")) {
      sorted.forEach(one -> values.add(Evaluator.orNull(value(one, given.get(name)))));
      return name.equals("$locf")
          ? Fill.carried(values)
          : Fill.linear(values, Fill.places(sorted, members("sortBy")));
    }
    if (name.equals("$expMovingAvg")) {
      Document members = Operands.members(given.get(name));
      sorted.forEach(one -> values.add(Evaluator.orNull(value(one, members.get("input")))));
      return Trends.movingAverage(members, values);
    }
    for (int i = 0; i < sorted.size(); i++) {
      // Ranks and ranges look at the other documents.
      TimeLimit.check();
      values.add(output(name, given, sorted, i));
    }
    return values;
  }

  private @Nullable Object output(String name, Document given, List<Document> sorted, int at) {
    return switch (name) {
      case "$documentNumber" -> at + 1;
      case "$rank" -> rank(sorted, at) + 1;
      case "$denseRank" -> denseRank(sorted, at);
      case "$shift" -> shift(Operands.members(given.get(name)), sorted, at);
      default -> accumulated(name, given.get(name), window(given.get("window"), sorted, at));
    };
  }

  private int rank(List<Document> sorted, int at) {
    int first = at;
    while (first > 0 && order.compare(sorted.get(first - 1), sorted.get(at)) == 0) {
      first--;
    }
    return first;
  }

  private int denseRank(List<Document> sorted, int at) {
    int rank = 1;
    for (int i = 1; i <= at; i++) {
      rank += order.compare(sorted.get(i - 1), sorted.get(i)) == 0 ? 0 : 1;
    }
    return rank;
  }

  private @Nullable Object shift(Document by, List<Document> sorted, int at) {
    int from = at + Operands.number(by, "by").intValue();
    return from >= 0 && from < sorted.size()
        ? value(sorted.get(from), by.get("output"))
        : by.get("default");
  }

  private List<Document> window(@Nullable Object given, List<Document> sorted, int at) {
    if (!(given instanceof Document window)) {
      return sorted;
    }
    if (window.get("documents") instanceof List<?> bounds) {
      int from = Math.max(bound(bounds.get(0), at, 0), 0);
      int to = Math.min(bound(bounds.get(1), at, sorted.size() - 1), sorted.size() - 1);
      return from > to ? List.of() : sorted.subList(from, to + 1);
    }
    if (!(window.get("range") instanceof List<?> range)) {
      return sorted;
    }
    String field = members("sortBy").keySet().iterator().next();
    if (window.containsKey("unit")) {
      return byTime(range, DateUnit.named(window.get("unit")), field, sorted, at);
    }
    return sorted.stream()
        .filter(other -> isInRange(range, number(other, field) - number(sorted.get(at), field)))
        .toList();
  }

  private static List<Document> byTime(
      List<?> range, DateUnit unit, String field, List<Document> sorted, int at) {
    Instant here = date(sorted.get(at), field);
    Instant from = limit(range.get(0), unit, here, Instant.MIN);
    Instant to = limit(range.get(1), unit, here, Instant.MAX);
    return sorted.stream()
        .filter(other -> !date(other, field).isBefore(from) && !date(other, field).isAfter(to))
        .toList();
  }

  private static Instant limit(
      @Nullable Object bound, DateUnit unit, Instant here, Instant unbounded) {
    if (bound instanceof Number number) {
      return unit.after(here, number.longValue());
    }
    return "current".equals(bound) ? here : unbounded;
  }

  private static Instant date(Document document, String field) {
    if (Evaluator.path(document, field) instanceof Instant date) {
      return date;
    }
    throw Refused.because(5429513, "a window by units of time needs a date in every document");
  }

  private static int bound(@Nullable Object bound, int at, int unbounded) {
    if (bound instanceof Number number) {
      return at + number.intValue();
    }
    return "current".equals(bound) ? at : unbounded;
  }

  private static boolean isInRange(List<?> range, double difference) {
    return difference >= limit(range.get(0), Double.NEGATIVE_INFINITY)
        && difference <= limit(range.get(1), Double.POSITIVE_INFINITY);
  }

  private static double limit(@Nullable Object bound, double unbounded) {
    if (bound instanceof Number number) {
      return number.doubleValue();
    }
    return "current".equals(bound) ? 0 : unbounded;
  }

  private static double number(Document document, String field) {
    return Evaluator.path(document, field) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  /** Sums, averages and the like are those of groups. */
  private @Nullable Object accumulated(
      String name, @Nullable Object operand, List<Document> window) {
    if (Trends.NAMES.contains(name)) {
      Document sortBy = body.get("sortBy") instanceof Document by ? by : new Document();
      return new Trends(server, sortBy).of(name, operand, window);
    }
    Document field = new Document(name, operand);
    if (!Accumulator.isOwn(field)) {
      throw Refused.because(9, "Unrecognized window function, " + name);
    }
    return Accumulator.of(server, field).of(new Document(), window);
  }
}
