package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.SortKeys;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
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

  private Fill(Server server, Document body, Document fields) {
    this.server = server;
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

  /** Returns the stage of a specification; refuses what is none. */
  static Fill of(Server server, @Nullable Object specification) {
    Document body =
        Specification.of(
            "$fill",
            specification,
            "output!:object",
            "sortBy:object",
            "partitionBy:any",
            "partitionByFields:array");
    Document output = Operands.members(body.get("output"));
    if (output.isEmpty()) {
      throw Refused.because(
          6050203, "The output field in '$fill' must contain an object with at least one element");
    }
    output.forEach((field, how) -> check(how));
    return new Fill(server, body, output);
  }

  private static void check(@Nullable Object how) {
    if (!(how instanceof Document given) || given.isEmpty()) {
      throw Refused.because(
          6050200, "Each fill output specification must be an object with exactly one field");
    }
    Specification.of("$fill", given, "method:string", "value:any");
    if (given.containsKey("method") && given.containsKey("value")) {
      throw Refused.because(
          6050201,
          "Each fill output specification must have exactly one of 'method' or 'value' fields, not"
              + " both");
    }
    if (given.get("method") instanceof String method
        && !method.equals("locf")
        && !method.equals("linear")) {
      throw Refused.because(6050202, "Method must be either locf or linear");
    }
  }

  List<Document> run(List<Document> documents) {
    List<Document> result = new ArrayList<>();
    for (List<Document> part : Partitions.by(server, partitionBy, documents)) {
      if (sortBy != null) {
        part.sort(SortKeys.by(sortBy));
      }
      output.forEach((field, how) -> fill(part, field, Operands.members(how)));
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
    } else {
      set(part, field, linear(values(part, field), places(part, sortBy)));
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
      double end = number(values.get(i));
      for (int gap = before + 1; before >= 0 && gap < i; gap++) {
        double start = number(values.get(before));
        double share = (places[gap] - places[before]) / (places[i] - places[before]);
        filled.set(gap, start + share * (end - start));
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
