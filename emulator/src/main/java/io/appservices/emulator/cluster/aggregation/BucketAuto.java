package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $bucketAuto}: documents in buckets of about the same size. */
final class BucketAuto {

  private static final Set<String> MEMBERS = Set.of("groupBy", "buckets", "output", "granularity");

  private record Keyed(@Nullable Object key, Document document) {}

  private final Pipelines pipelines;
  private final Server server;
  private final Document body;
  private final int buckets;
  private final @Nullable Granularity granularity;

  BucketAuto(Pipelines pipelines, Server server, @Nullable Object specification) {
    if (!(specification instanceof Document body)) {
      throw Refused.because(
          40240,
          "The argument to $bucketAuto must be an object, but found type: "
              + Types.of(specification));
    }
    this.pipelines = pipelines;
    this.server = server;
    this.body = body;
    check(body);
    this.buckets = buckets(body.get("buckets"));
    this.granularity =
        body.containsKey("granularity") ? Granularity.of(body.get("granularity")) : null;
  }

  private static void check(Document body) {
    for (String name : body.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw Refused.because(40245, "Unrecognized option to $bucketAuto: " + name);
      }
    }
    if (!body.containsKey("groupBy") || !body.containsKey("buckets")) {
      throw Refused.because(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
    }
    if (!(body.get("groupBy") instanceof Document)
        && !(body.get("groupBy") instanceof String path && path.startsWith("$"))) {
      throw Refused.because(
          40239,
          "The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression"
              + " object");
    }
    if (body.containsKey("output") && !(body.get("output") instanceof Document)) {
      throw Refused.because(
          40244,
          "The $bucketAuto 'output' field must be an object, but found type: "
              + Types.of(body.get("output")));
    }
  }

  private static int buckets(@Nullable Object given) {
    if (!(given instanceof Number number)) {
      throw Refused.because(
          40241,
          "The $bucketAuto 'buckets' field must be a numeric value, but found type: "
              + Types.of(given));
    }
    if (number.doubleValue() != number.intValue()) {
      throw Refused.because(
          40242,
          "The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found "
              + given);
    }
    if (number.intValue() <= 0) {
      throw Refused.because(
          40243, "The $bucketAuto 'buckets' field must be greater than 0, but found: " + given);
    }
    return number.intValue();
  }

  List<Document> run(List<Document> documents) {
    List<Keyed> sorted = new ArrayList<>();
    for (Document document : documents) {
      Object key = new Evaluator(server, document, Map.of()).value(body.get("groupBy"));
      sorted.add(new Keyed(Evaluator.orNull(key), document));
    }
    sorted.sort((a, b) -> compare(a.key(), b.key()));
    int size = Math.max(1, (int) Math.round((double) sorted.size() / buckets));
    return granularity == null ? exact(sorted, size) : rounded(sorted, size, granularity);
  }

  private List<Document> exact(List<Keyed> sorted, int size) {
    List<Document> result = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      int to = result.size() == buckets - 1 ? sorted.size() : end(sorted, from, size);
      Object max = sorted.get(to < sorted.size() ? to : to - 1).key();
      result.add(bucket(sorted.get(from).key(), max, sorted.subList(from, to)));
      from = to;
    }
    return result;
  }

  /** A bucket also has what is below its boundary after that was rounded up. */
  private List<Document> rounded(List<Keyed> sorted, int size, Granularity granularity) {
    double[] keys = sorted.stream().mapToDouble(each -> number(each.key())).toArray();
    List<Document> result = new ArrayList<>();
    double min = keys.length == 0 ? 0 : granularity.below(keys[0]);
    int from = 0;
    while (from < keys.length) {
      boolean isLast = result.size() == buckets - 1;
      int to = isLast ? keys.length : Math.min(from + size, keys.length);
      double max = granularity.above(keys[to - 1]);
      while (to < keys.length && keys[to] < max) {
        to++;
      }
      if (max == 0 && to < keys.length) {
        max = granularity.below(keys[to]);
      }
      result.add(bucket(min, max, sorted.subList(from, to)));
      min = max;
      from = to;
    }
    return result;
  }

  private static double number(@Nullable Object key) {
    String numbersOnly = "$bucketAuto can specify a 'granularity' with ";
    if (!(key instanceof Number number)) {
      throw Refused.because(
          40258,
          numbersOnly + "numeric boundaries only, but found a value with type: " + Types.of(key));
    }
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      throw Refused.because(40259, numbersOnly + "numeric boundaries only, but found a NaN");
    }
    if (value < 0) {
      throw Refused.because(
          40260, numbersOnly + "non-negative numbers only, but found a negative number: " + value);
    }
    return value;
  }

  /** Returns the end of a bucket, which has all documents of its last value. */
  private static int end(List<Keyed> sorted, int from, int size) {
    int to = Math.min(from + size, sorted.size());
    while (to < sorted.size() && compare(sorted.get(to - 1).key(), sorted.get(to).key()) == 0) {
      to++;
    }
    return to;
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    return ValueOrder.compare(a, b);
  }

  private Document bucket(@Nullable Object min, @Nullable Object max, List<Keyed> documents) {
    Document group = new Document("_id", null);
    group.putAll(
        body.get("output") instanceof Document output
            ? output
            : new Document("count", new Document("$sum", 1)));
    List<Document> members = documents.stream().map(Keyed::document).toList();
    Document bucket = new Document("_id", new Document("min", min).append("max", max));
    Document grouped = pipelines.run(List.of(new Document("$group", group)), members).get(0);
    grouped.remove("_id");
    bucket.putAll(grouped);
    return bucket;
  }
}
