package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $group} and {@code $bucket} with accumulators that the server lacks: it collects what they
 * are made of by {@code $push}.
 */
final class Groups {

  private final Server server;

  Groups(Server server) {
    this.server = server;
  }

  /** Returns whether a stage has an accumulator or an expression that the server does not run. */
  static boolean isOwn(String stage, @Nullable Object body) {
    Object key =
        switch (stage) {
          case "$group" -> body instanceof Document members ? members.get("_id") : null;
          case "$bucket" -> body instanceof Document members ? members.get("groupBy") : null;
          default -> null;
        };
    return Expressions.isEvaluated(key)
        || fields(stage, body).entrySet().stream()
            .anyMatch(
                field ->
                    !field.getKey().equals("_id")
                        && (Accumulator.isOwn(field.getValue()) || isEvaluated(field.getValue())));
  }

  private static boolean isEvaluated(@Nullable Object accumulator) {
    return accumulator instanceof Document members
        && members.values().stream().anyMatch(Expressions::isEvaluated);
  }

  private static Document fields(String stage, @Nullable Object body) {
    Object fields =
        switch (stage) {
          case "$group" -> body;
          case "$bucket" -> body instanceof Document members ? members.get("output") : null;
          default -> null;
        };
    return fields instanceof Document document ? document : new Document();
  }

  List<Document> run(String stage, Document body, List<Document> documents) {
    Map<String, Accumulator> own = new LinkedHashMap<>();
    Document collecting = fields(stage, body).clone();
    collecting.replaceAll(
        (field, value) -> {
          if (field.equals("_id") || !Accumulator.isOwn(value)) {
            return value;
          }
          Accumulator accumulator = Accumulator.of(server, value);
          own.put(field, accumulator);
          return new Document("$push", accumulator.collected());
        });
    Document replaced = collecting;
    if (stage.equals("$bucket") && !own.isEmpty()) {
      replaced = body.clone();
      replaced.put("output", collecting);
    }
    List<Document> groups =
        new Expressions(server).run(stage, own.isEmpty() ? body : replaced, documents);
    groups.forEach(group -> own.forEach((field, accumulator) -> set(group, field, accumulator)));
    return groups;
  }

  private static void set(Document group, String field, Accumulator accumulator) {
    Document key = group.get("_id") instanceof Document members ? members : new Document();
    List<Document> collected =
        group.get(field) instanceof Collection<?> items
            ? items.stream().map(Document.class::cast).toList()
            : List.of();
    group.put(field, Evaluator.orNull(accumulator.result(key, collected)));
  }
}
