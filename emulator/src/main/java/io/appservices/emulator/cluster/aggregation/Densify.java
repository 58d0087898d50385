package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.date.DateUnit;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code $densify}: documents for the values of a field that are missing between others. */
final class Densify {

  private static final int MOST = 500_000;

  private final Server server;
  private final String field;
  private final List<String> partitionFields;
  private final Object bounds;
  private final Number step;
  private final @Nullable DateUnit unit;
  private int made;

  private Densify(Server server, Document body, Document range) {
    this.server = server;
    this.field = String.valueOf(body.get("field"));
    this.partitionFields = Partitions.fields("$densify", body);
    this.step = Operands.number(range, "step");
    if (step.doubleValue() <= 0) {
      throw Refused.because(5733401, "the step parameter in a range statement must be positive");
    }
    this.unit = range.containsKey("unit") ? DateUnit.named(range.get("unit")) : null;
    if (unit != null && step.doubleValue() != step.longValue()) {
      throw Refused.because(6586400, "the step of a range with a unit must be a whole number");
    }
    this.bounds = bounds(range.get("bounds"));
  }

  /** Returns the stage of a specification; refuses what is none. */
  static Densify of(Server server, @Nullable Object specification) {
    Document body =
        Specification.of(
            "$densify", specification, "field!:string", "range!:object", "partitionByFields:array");
    Document range =
        Specification.of(
            "$densify.range", body.get("range"), "step!:number", "bounds!:any", "unit:string");
    return new Densify(server, body, range);
  }

  private Object bounds(@Nullable Object given) {
    if (given instanceof List<?> pair) {
      checkPair(pair);
      return pair;
    }
    if (!(given instanceof String name)) {
      throw Refused.because(
          5733402,
          "the bounds in a range statement must be the string 'full', 'partition', or an ascending"
              + " array of two numbers or two dates");
    }
    if (!name.equals("full") && !name.equals("partition")) {
      throw Refused.because(5946802, "Bounds string must either be 'full' or 'partition'");
    }
    if (name.equals("partition") && partitionFields.isEmpty()) {
      throw Refused.because(
          5733408,
          "one may not specify the bounds as 'partition' without specifying a"
              + " non-empty array of partitionByFields");
    }
    return name;
  }

  private void checkPair(List<?> pair) {
    if (pair.size() != 2) {
      throw Refused.because(
          5733403, "A bounding array in a range statement must have exactly two elements");
    }
    boolean isOfDates = pair.stream().allMatch(Instant.class::isInstance);
    if (!isOfDates && !pair.stream().allMatch(Number.class::isInstance)) {
      throw Refused.because(
          5733406, "A bounding array must contain either both dates or both numeric types");
    }
    if (!isOfDates && unit != null) {
      throw Refused.because(5733409, "Numeric bounds may not have unit parameter");
    }
    if (isOfDates && unit == null) {
      throw Refused.because(5733410, "A bounding array of dates must specify a unit");
    }
  }

  List<Document> run(List<Document> documents) {
    List<Document> without =
        documents.stream().filter(one -> Partitions.value(one, field).isEmpty()).toList();
    List<Document> with =
        documents.stream().filter(one -> Partitions.value(one, field).isPresent()).toList();
    with.forEach(this::check);
    List<Document> result = new ArrayList<>(without);
    Optional<Object> least = with.stream().map(this::value).min(order());
    Optional<Object> most = with.stream().map(this::value).max(order());
    Object key = Partitions.expression(partitionFields);
    for (List<Document> part : Partitions.by(server, key, with)) {
      part.sort(Comparator.comparing(this::value, order()));
      result.addAll(dense(part, least.orElseThrow(), most.orElseThrow()));
    }
    return result;
  }

  private void check(Document document) {
    Object value = value(document);
    if (unit == null ? !(value instanceof Number) : !(value instanceof Instant)) {
      throw Refused.because(
          unit == null ? 5733201 : 6053600,
          "the densify field must be " + (unit == null ? "a number" : "a date with this unit"));
    }
  }

  private Object value(Document document) {
    return Partitions.value(document, field).orElseThrow();
  }

  private static Comparator<Object> order() {
    return ValueOrder.ASCENDING;
  }

  /** Returns a part with what is missing in it; a range that is given ends before its bound. */
  private List<Document> dense(List<Document> part, Object least, Object most) {
    boolean isGiven = bounds instanceof List<?>;
    Object from = least;
    Object to = most;
    if (bounds instanceof List<?> pair) {
      from = pair.get(0);
      to = pair.get(1);
    } else if (bounds.equals("partition")) {
      from = value(part.get(0));
      to = value(part.get(part.size() - 1));
    }
    List<Document> result = new ArrayList<>();
    int next = 0;
    Object at = from;
    for (long i = 1; order().compare(at, to) < (isGiven ? 0 : 1); i++) {
      TimeLimit.check();
      while (next < part.size() && order().compare(value(part.get(next)), at) < 0) {
        result.add(part.get(next++));
      }
      if (next == part.size() || order().compare(value(part.get(next)), at) != 0) {
        result.add(made(part.get(0), at));
      }
      at = stepped(from, i);
    }
    result.addAll(part.subList(next, part.size()));
    return result;
  }

  private Document made(Document like, Object value) {
    if (++made > MOST) {
      throw Refused.because(
          5897900, "Generated more documents in $densify than the limit of " + MOST);
    }
    Document document = new Document();
    for (String name : partitionFields) {
      Partitions.value(like, name).ifPresent(kept -> Partitions.set(document, name, kept));
    }
    Partitions.set(document, field, value);
    return document;
  }

  private Object stepped(Object from, long count) {
    if (unit != null) {
      return unit.after((Instant) from, count * step.longValue());
    }
    Number start = (Number) from;
    if (isWhole(start) && isWhole(step)) {
      long value = start.longValue() + count * step.longValue();
      boolean isInt = start instanceof Integer && step instanceof Integer && (int) value == value;
      return isInt ? (Object) (int) value : (Object) value;
    }
    return start.doubleValue() + count * step.doubleValue();
  }

  private static boolean isWhole(Number number) {
    return number instanceof Integer || number instanceof Long;
  }
}
