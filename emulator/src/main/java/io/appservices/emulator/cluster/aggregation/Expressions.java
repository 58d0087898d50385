package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stages of the server, in which some expressions are not the server's own. */
final class Expressions {

  private static final String EXPR = "$expr";
  private static final String PREFIX = "__expression";

  private final Server server;
  private final Map<String, @Nullable Object> evaluated = new LinkedHashMap<>();

  Expressions(Server server) {
    this.server = server;
  }

  /**
   * Returns whether a part of a pipeline has an operator or a stage that is not the server's own.
   */
  static boolean in(@Nullable Object part) {
    if (part instanceof Document document) {
      return document.entrySet().stream()
          .anyMatch(
              entry ->
                  entry.getKey().equals("$match")
                      ? hasExpression(entry.getValue())
                      : isOwn(entry.getKey(), entry.getValue())
                          || !entry.getKey().equals("$literal") && in(entry.getValue()));
    }
    return part instanceof Collection<?> items && items.stream().anyMatch(Expressions::in);
  }

  /** Returns whether a query has an expression: all others in it are no expressions. */
  private static boolean hasExpression(@Nullable Object query) {
    return query instanceof Document document
            && document.entrySet().stream()
                .anyMatch(
                    entry ->
                        entry.getKey().equals(EXPR)
                            ? !isCondition(entry.getValue())
                            : hasExpression(entry.getValue()))
        || query instanceof List<?> clauses
            && clauses.stream().anyMatch(Expressions::hasExpression);
  }

  /** Returns whether an expression stands for a condition, which only the library looks at. */
  static boolean isCondition(@Nullable Object expression) {
    return expression instanceof Document document
        && document.get("$in") instanceof List<?> operands
        && operands.get(operands.size() - 1) instanceof Document literal
        && literal.get("$literal") instanceof Collection<?> documents
        && !(documents instanceof List<?>);
  }

  private static boolean isOwn(String name, @Nullable Object operand) {
    return Pipelines.operators().contains(name)
        || Pipelines.stages().contains(name)
        || name.equals("$ifNull") && operand instanceof List<?> items && items.size() != 2;
  }

  List<Document> run(String stage, @Nullable Object body, List<Document> documents) {
    @Nullable Object replaced = stage.equals("$match") ? match(body) : replaced(body);
    if (evaluated.isEmpty()) {
      return server.run(List.of(new Document(stage, body)), documents);
    }
    List<Document> prepared = documents.stream().map(this::prepared).toList();
    List<Document> result = server.run(List.of(new Document(stage, replaced)), prepared);
    result.forEach(document -> document.keySet().removeIf(name -> name.startsWith(PREFIX)));
    return result;
  }

  private Document prepared(Document document) {
    Document copy = document.cloneDeeply();
    Evaluator evaluator = new Evaluator(server, document, Map.of());
    evaluated.forEach(
        (name, expression) -> {
          Object value = evaluator.value(expression);
          if (!(value instanceof Missing)) {
            copy.put(name, value);
          }
        });
    return copy;
  }

  /** Only {@code $expr} of a query has expressions. */
  private @Nullable Object match(@Nullable Object query) {
    if (query instanceof Collection<?> clauses) {
      return clauses.stream().map(this::match).toList();
    }
    if (!(query instanceof Document document)) {
      return query;
    }
    Document copy = new Document();
    document.forEach(
        (key, value) -> copy.put(key, key.equals(EXPR) ? condition(value) : match(value)));
    return copy;
  }

  private @Nullable Object condition(@Nullable Object expression) {
    return isCondition(expression) ? expression : evaluated(expression);
  }

  private String evaluated(@Nullable Object value) {
    String name = PREFIX + evaluated.size();
    evaluated.put(name, value);
    return "$" + name;
  }

  private @Nullable Object replaced(@Nullable Object part) {
    if (part instanceof Collection<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(replaced(item)));
      return copy;
    }
    if (!(part instanceof Document document) || !in(document)) {
      return part;
    }
    if (document.keySet().iterator().next().startsWith("$")) {
      String name = PREFIX + evaluated.size();
      evaluated.put(name, document);
      return "$" + name;
    }
    Document copy = new Document();
    document.forEach((key, value) -> copy.put(key, replaced(value)));
    return copy;
  }
}
