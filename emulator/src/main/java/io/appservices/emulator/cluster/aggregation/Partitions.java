package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of documents that a stage works on one by one, in the order of their first ones. */
final class Partitions {

  private Partitions() {}

  /** Returns copies of documents, in parts of those with the same value of an expression. */
  static List<List<Document>> by(
      Server server, @Nullable Object expression, List<Document> documents) {
    Map<@Nullable Object, List<Document>> parts = new TreeMap<>(ValueOrder.ASCENDING);
    List<List<Document>> inOrder = new ArrayList<>();
    for (Document document : documents) {
      Object value = new Evaluator(server, document, Map.of()).value(expression);
      List<Document> part =
          parts.computeIfAbsent(
              Evaluator.orNull(value),
              key -> {
                List<Document> first = new ArrayList<>();
                inOrder.add(first);
                return first;
              });
      part.add(document.cloneDeeply());
    }
    return inOrder;
  }

  /** Returns the names in {@code partitionByFields}; none if it is left out. */
  static List<String> fields(String stage, Document body) {
    @Nullable Object given = body.get("partitionByFields");
    if (given == null) {
      return List.of();
    }
    if (given instanceof Collection<?> names && names.stream().allMatch(String.class::isInstance)) {
      return names.stream().map(String.class::cast).toList();
    }
    throw Refused.because(14, stage + ": 'partitionByFields' must be an array of field names");
  }

  /** Returns an expression for the values of fields. */
  static Object expression(List<String> fields) {
    return fields.stream().map(field -> "$" + field).toList();
  }

  /** Returns the value of a field; empty if there is none, or null. */
  static Optional<Object> value(Document document, String field) {
    return Optional.ofNullable(Evaluator.orNull(Evaluator.path(document, field)));
  }

  /** Sets a field, through the documents that its path leads through. */
  static void set(Document document, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      document.put(path, value);
      return;
    }
    String first = path.substring(0, dot);
    Document inner = document.get(first) instanceof Document known ? known : new Document();
    document.put(first, inner);
    set(inner, path.substring(dot + 1), value);
  }
}
