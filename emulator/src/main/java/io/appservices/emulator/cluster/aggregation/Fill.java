package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code $fill}: values where there are none, or null. */
final class Fill {

  private final Server server;
  private final Document output;
  private final @Nullable Object partitionBy;
  private final @Nullable Document sortBy;

  Fill(Server server, Document body) {
    this.server = server;
    if (!(body.get("output") instanceof Document fields)) {
      throw Refused.because(40414, "$fill needs an object as 'output'");
    }
    if (body.containsKey("partitionBy") && body.containsKey("partitionByFields")) {
      throw Refused.because(6050204, "$fill takes 'partitionBy' or 'partitionByFields', not both");
    }
    this.output = fields;
    this.partitionBy =
        body.containsKey("partitionBy")
            ? body.get("partitionBy")
            : Partitions.expression(Partitions.fields("$fill", body));
    this.sortBy = body.get("sortBy") instanceof Document by ? by : null;
  }

  List<Document> run(List<Document> documents) {
    List<Document> result = new ArrayList<>();
    for (List<Document> part : Partitions.by(server, partitionBy, documents)) {
      if (sortBy != null) {
        part.sort(Sorting.by(sortBy));
      }
      output.forEach((field, how) -> fill(part, field, Operator.members(how)));
      result.addAll(part);
    }
    return result;
  }

  private void fill(List<Document> part, String field, Document how) {
    if (how.containsKey("value")) {
      fillWithValue(part, field, how.get("value"));
    } else if (sortBy == null) {
      throw Refused.because(9, "$fill with a method needs 'sortBy'");
    } else if ("locf".equals(how.get("method"))) {
      set(part, field, carried(values(part, field)));
    } else if ("linear".equals(how.get("method"))) {
      set(part, field, linear(values(part, field), places(part, sortBy)));
    } else {
      throw Refused.because(6050202, "the method of $fill must be either 'locf' or 'linear'");
    }
  }

  private void fillWithValue(List<Document> part, String field, @Nullable Object expression) {
    for (Document document : part) {
      if (Partitions.value(document, field).isEmpty()) {
        Object value = new Evaluator(server, document, Map.of()).value(expression);
        Partitions.set(document, field, Evaluator.orNull(value));
      }
    }
  }

  private static List<@Nullable Object> values(List<Document> part, String field) {
    List<@Nullable Object> values = new ArrayList<>();
    part.forEach(document -> values.add(Partitions.value(document, field).orElse(null)));
    return values;
  }

  private static void set(List<Document> part, String field, List<@Nullable Object> values) {
    for (int i = 0; i < part.size(); i++) {
      if (Partitions.value(part.get(i), field).isEmpty()) {
        Partitions.set(part.get(i), field, values.get(i));
      }
    }
  }

  /** Returns the values, those that are missing being the last before them. */
  static List<@Nullable Object> carried(List<@Nullable Object> values) {
    List<@Nullable Object> filled = new ArrayList<>();
    @Nullable Object last = null;
    for (Object value : values) {
      last = value == null ? last : value;
      filled.add(last);
    }
    return filled;
  }

  /** Returns the places of documents in the order of the one field that they are sorted by. */
  static double[] places(List<Document> part, Document sortBy) {
    if (sortBy.size() != 1) {
      throw Refused.because(605001, "a linear fill needs to be sorted by exactly one field");
    }
    String field = sortBy.keySet().iterator().next();
    return part.stream()
        .map(document -> Partitions.value(document, field))
        .mapToDouble(Fill::place)
        .toArray();
  }

  private static double place(Optional<Object> value) {
    if (value.orElse(null) instanceof Instant date) {
      return date.toEpochMilli();
    }
    if (value.orElse(null) instanceof Number number) {
      return number.doubleValue();
    }
    throw Refused.because(605002, "a linear fill needs to be sorted by numbers or dates");
  }

  /** Returns the values, those that are missing between two numbers being on a line with them. */
  static List<@Nullable Object> linear(List<@Nullable Object> values, double[] places) {
    List<@Nullable Object> filled = new ArrayList<>(values);
    int before = -1;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        continue;
      }
      for (int gap = before + 1; before >= 0 && gap < i; gap++) {
        double start = number(values.get(before));
        double share = (places[gap] - places[before]) / (places[i] - places[before]);
        filled.set(gap, start + share * (number(values.get(i)) - start));
      }
      before = i;
    }
    return filled;
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw Refused.because(605000, "a linear fill needs numbers, or null");
  }
}
