package io.appservices.emulator.cluster.embedded.collation;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.query.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query under a collation. Comparisons become conditions of their own; what does not compare
 * texts stays as it is, and so do regular expressions, which no collation is for.
 */
final class CollatedQuery {

  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor");
  private static final Set<String> COMPARING =
      Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$all");
  private static final Set<String> NESTED = Set.of("$not", "$elemMatch");

  private final Collation collation;
  private final List<Document> clauses = new ArrayList<>();

  CollatedQuery(Collation collation) {
    this.collation = collation;
  }

  /** Returns the query under the collation. */
  Document of(Document query) {
    query.forEach(this::member);
    if (clauses.isEmpty()) {
      return new Document();
    }
    return clauses.size() == 1 ? clauses.get(0) : new Document("$and", List.copyOf(clauses));
  }

  private void member(String key, @Nullable Object value) {
    if (CLAUSES.contains(key) && value instanceof Collection<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(
          item ->
              all.add(item instanceof Document one ? new CollatedQuery(collation).of(one) : item));
      clauses.add(new Document(key, all));
    } else if (key.startsWith("$")) {
      checkExpression(key, value);
      clauses.add(new Document(key, value));
    } else if (value instanceof Document operators && isOperators(operators)) {
      operators.forEach((name, operand) -> operator(key, name, operand));
    } else if (hasText(value)) {
      clauses.add(condition(key, collation.key(value)));
    } else {
      clauses.add(new Document(key, value));
    }
  }

  private void checkExpression(String key, @Nullable Object value) {
    if (key.equals("$expr") && Condition.of(new Document(key, value)) == null) {
      throw Collation.cannot("$expr under a collation");
    }
  }

  private void operator(String path, String name, @Nullable Object operand) {
    boolean isAffected = (COMPARING.contains(name) || NESTED.contains(name)) && hasText(operand);
    if (!isAffected) {
      clauses.add(new Document(path, new Document(name, operand)));
    } else if (!hasRegex(operand)) {
      clauses.add(condition(path, new Document(name, operand(name, operand))));
    } else if (operand instanceof Collection<?> items && !name.equals("$in")) {
      items.forEach(item -> operator(path, name, one(item)));
    } else if (operand instanceof Collection<?> items) {
      List<Document> any = new ArrayList<>();
      items.forEach(
          item ->
              any.add(
                  new CollatedQuery(collation)
                      .of(new Document(path, new Document(name, one(item))))));
      clauses.add(new Document("$or", any));
    } else {
      throw Collation.cannot("a regular expression beside texts in " + name + " under a collation");
    }
  }

  private static List<@Nullable Object> one(@Nullable Object item) {
    List<@Nullable Object> one = new ArrayList<>();
    one.add(item);
    return one;
  }

  /** Returns an operand with keys in the places of the texts that it compares with. */
  private @Nullable Object operand(String name, @Nullable Object operand) {
    if (!NESTED.contains(name) || !(operand instanceof Document inner)) {
      return collation.key(operand);
    }
    Document keys = new Document();
    inner.forEach(
        (key, value) -> {
          boolean compares = COMPARING.contains(key) || NESTED.contains(key);
          if (compares || key.startsWith("$") && !hasText(value)) {
            keys.put(key, operand(key, value));
          } else if (key.startsWith("$")) {
            throw Collation.cannot(key + " in " + name + " under a collation");
          } else {
            boolean isNested = value instanceof Document of && isOperators(of);
            keys.put(key, isNested ? operand("$not", value) : collation.key(value));
          }
        });
    return keys;
  }

  private Document condition(String path, @Nullable Object operand) {
    return new CollatedCondition(collation, path, operand).query();
  }

  private static boolean isOperators(Document value) {
    return !value.isEmpty() && value.keySet().stream().allMatch(name -> name.startsWith("$"));
  }

  private static boolean hasText(@Nullable Object value) {
    return value instanceof String
        || value instanceof Document document
            && document.values().stream().anyMatch(CollatedQuery::hasText)
        || value instanceof Collection<?> items && items.stream().anyMatch(CollatedQuery::hasText);
  }

  private static boolean hasRegex(@Nullable Object value) {
    return value instanceof BsonRegularExpression
        || value instanceof Document document
            && (document.containsKey("$regex")
                || document.values().stream().anyMatch(CollatedQuery::hasRegex))
        || value instanceof Collection<?> items && items.stream().anyMatch(CollatedQuery::hasRegex);
  }
}
