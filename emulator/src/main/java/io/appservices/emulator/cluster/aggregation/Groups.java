package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code $group} and {@code $bucket}. The library looks whether a stage is one; it does not get the
 * documents, since it would evaluate the documents and texts in them that look like expressions.
 */
final class Groups {

  private static final String ID = "_id";
  private static final String DEFAULT = "default";

  private final Server server;
  private final boolean isBucket;
  private final Document body;

  private Groups(Server server, String stage, Document body) {
    this.server = server;
    this.isBucket = stage.equals("$bucket");
    this.body = body;
  }

  /** Returns one document for each group, in the order of their keys. */
  static List<Document> run(Server server, String stage, Document body, List<Document> documents) {
    Groups groups = new Groups(server, stage, body);
    Map<String, Accumulator> fields = groups.accumulators();
    server.run(List.of(new Document(stage, groups.plain(fields))), List.of());
    Map<@Nullable Object, List<Document>> found = new TreeMap<>(ValueOrder.ASCENDING);
    for (Document document : documents) {
      TimeLimit.check();
      found.computeIfAbsent(groups.key(document), key -> new ArrayList<>()).add(document);
    }
    List<Document> all = new ArrayList<>();
    found.forEach((key, members) -> all.add(group(key, fields, members)));
    return all;
  }

  private static Document group(
      @Nullable Object key, Map<String, Accumulator> fields, List<Document> members) {
    Document group = new Document(ID, key);
    Document keys = key instanceof Document parts ? parts : new Document();
    fields.forEach(
        (field, accumulator) -> group.put(field, Evaluator.orNull(accumulator.of(keys, members))));
    return group;
  }

  private Document fields() {
    Object output = isBucket ? body.get("output") : body;
    if (isBucket && output == null) {
      return new Document("count", new Document("$sum", 1));
    }
    return output instanceof Document document ? document : new Document();
  }

  private Map<String, Accumulator> accumulators() {
    Map<String, Accumulator> all = new LinkedHashMap<>();
    fields()
        .forEach(
            (field, value) -> {
              if (!isBucket && field.equals(ID)) {
                return;
              }
              check(field, value);
              if (Accumulator.isOwn(value)) {
                all.put(field, Accumulator.of(server, value));
              }
            });
    return all;
  }

  private static void check(String field, @Nullable Object value) {
    if (field.contains(".")) {
      throw Refused.because(40235, "The field name '" + field + "' cannot contain '.'");
    }
    if (field.startsWith("$")) {
      throw Refused.because(40236, "The field name '" + field + "' cannot be an operator name");
    }
    boolean isOperator =
        value instanceof Document accumulator
            && !accumulator.isEmpty()
            && accumulator.keySet().iterator().next().startsWith("$");
    if (!isOperator) {
      throw Refused.because(40234, "The field '" + field + "' must be an accumulator object");
    }
  }

  /** Returns the stage for the library to check, without accumulators that it does not know. */
  private Document plain(Map<String, Accumulator> known) {
    Document fields = fields().clone();
    known.keySet().forEach(field -> fields.put(field, new Document("$push", 1)));
    if (!isBucket) {
      return fields;
    }
    Document plain = body.clone();
    return body.get("output") instanceof Document ? plain.append("output", fields) : plain;
  }

  private @Nullable Object key(Document document) {
    Object expression = body.get(isBucket ? "groupBy" : ID);
    Object key = Evaluator.orNull(new Evaluator(server, document, Map.of()).value(expression));
    return isBucket ? bucket(key) : key;
  }

  private @Nullable Object bucket(@Nullable Object value) {
    List<?> bounds = body.get("boundaries") instanceof List<?> given ? given : List.of();
    for (int i = 1; i < bounds.size(); i++) {
      if (ValueOrder.ASCENDING.compare(bounds.get(i - 1), value) <= 0
          && ValueOrder.ASCENDING.compare(value, bounds.get(i)) < 0) {
        return bounds.get(i - 1);
      }
    }
    if (!body.containsKey(DEFAULT)) {
      throw Refused.because(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.");
    }
    return body.get(DEFAULT);
  }
}
