package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queries with conditions that the library lacks, and the same in a form that it can evaluate. */
public final class OwnConditions {

  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor");
  private static final String JSON_SCHEMA = "$jsonSchema";
  private static final String TEXT = "$text";

  private OwnConditions() {}

  /** Returns the query in that form, but for {@code $expr}, which may have variables. */
  public static Document of(Document query) {
    return of(query, null);
  }

  /**
   * Returns the query in that form.
   *
   * @param server what evaluates expressions; null to leave them to the library
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if a condition does not take its operand
   */
  public static Document of(Document query, @Nullable Server server) {
    if (!areIn(query, server != null)) {
      return query;
    }
    Document rest = new Document();
    List<Document> clauses = new ArrayList<>();
    query.forEach(
        (key, value) -> {
          if (key.equals(JSON_SCHEMA)) {
            clauses.add(new SchemaCondition(value).query());
          } else if (key.equals(TEXT)) {
            clauses.add(new TextCondition(value).query());
          } else if (key.equals(WhereCondition.NAME)) {
            clauses.add(new WhereCondition(value).query());
          } else if (server != null && isOwnExpression(key, value)) {
            clauses.add(new ExpressionCondition(server, value).query());
          } else if (CLAUSES.contains(key) && value instanceof Collection<?> items) {
            rest.put(key, items.stream().map(item -> clause(item, server)).toList());
          } else if (!key.startsWith("$")
              && operators(key, value) instanceof Document operators
              && FieldCondition.isOwn(key, operators)) {
            clauses.add(new FieldCondition(key, operators).query());
            Document wider = FieldCondition.wider(operators);
            if (!wider.isEmpty()) {
              rest.put(key, value == null ? null : wider);
            }
          } else if (!key.startsWith("$") && Rewritten.isNeededFor(value)) {
            Rewritten.of(key, (Document) value).forEach(one -> clauses.add(of(one, server)));
          } else {
            rest.put(key, Equality.isReference(value) ? operators(key, value) : value);
          }
        });
    if (clauses.isEmpty()) {
      return rest;
    }
    if (!rest.isEmpty()) {
      clauses.add(0, rest);
    }
    return clauses.size() == 1 ? clauses.get(0) : new Document("$and", clauses);
  }

  /** Returns whether a query runs JavaScript, which a pipeline's must not. */
  public static boolean hasWhere(Document query) {
    return query.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().equals(WhereCondition.NAME)
                    || CLAUSES.contains(entry.getKey())
                        && entry.getValue() instanceof Collection<?> items
                        && items.stream()
                            .anyMatch(item -> item instanceof Document one && hasWhere(one)));
  }

  /** Returns the value of a field in a query, with the operator that some have by themselves. */
  private static @Nullable Object operators(String path, @Nullable Object value) {
    return value instanceof Collection<?>
            || Equality.isReference(value)
            || Equality.isNullWithin(path, value)
        ? new Document("$eq", value)
        : value;
  }

  private static Object clause(Object item, @Nullable Server server) {
    return item instanceof Document query ? of(query, server) : item;
  }

  private static boolean isOwnExpression(String key, @Nullable Object value) {
    return key.equals(ExpressionCondition.NAME) && ExpressionCondition.isOwn(value);
  }

  private static boolean areIn(Document query, boolean withExpressions) {
    return query.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().equals(JSON_SCHEMA)
                    || entry.getKey().equals(TEXT)
                    || entry.getKey().equals(WhereCondition.NAME)
                    || !entry.getKey().startsWith("$")
                        && FieldCondition.isOwn(
                            entry.getKey(), operators(entry.getKey(), entry.getValue()))
                    || !entry.getKey().startsWith("$")
                        && (Rewritten.isNeededFor(entry.getValue())
                            || Equality.isReference(entry.getValue()))
                    || withExpressions && isOwnExpression(entry.getKey(), entry.getValue())
                    || CLAUSES.contains(entry.getKey())
                        && isInOne(entry.getValue(), withExpressions));
  }

  private static boolean isInOne(@Nullable Object clauses, boolean withExpressions) {
    return clauses instanceof Collection<?> items
        && items.stream()
            .anyMatch(item -> item instanceof Document query && areIn(query, withExpressions));
  }

  /** Returns the first of the queries that all have to be met, which an index may be for. */
  public static Document firstOfAll(Document query) {
    return query.size() == 1
            && query.get("$and") instanceof List<?> clauses
            && !clauses.isEmpty()
            && clauses.get(0) instanceof Document first
        ? first
        : query;
  }

  /**
   * Returns the condition that orders what is found by its distance; null if the query has none.
   *
   * @param query in the form that the library can evaluate
   */
  public static @Nullable Near near(Document query) {
    return conditions(query)
        .flatMap(condition -> condition.nears().stream())
        .findFirst()
        .orElse(null);
  }

  private static Stream<FieldCondition> conditions(Document query) {
    if (Condition.of(query) instanceof FieldCondition condition) {
      return Stream.of(condition);
    }
    return query.get("$and") instanceof Collection<?> clauses
        ? clauses.stream()
            .filter(Document.class::isInstance)
            .flatMap(clause -> conditions((Document) clause))
        : Stream.empty();
  }
}
