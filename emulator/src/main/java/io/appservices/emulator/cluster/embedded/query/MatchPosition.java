package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The place of the element that a query met, which the positional {@code $} stands for. The library
 * finds none of an {@code $elemMatch} for documents.
 */
public final class MatchPosition {

  private static final String ALL = "$all";

  /** Operators that no element of an array meets by itself. */
  private static final Set<String> OF_NO_ELEMENT = Set.of("$not", "$ne", "$nin", "$size");

  private MatchPosition() {}

  /**
   * Returns the place in an array of the first element that met a condition of the query; null if
   * no condition is on an array.
   *
   * @param query that the document meets, in the form that the library can evaluate
   */
  public static @Nullable Integer of(Document document, Document query) {
    for (Map.Entry<String, Object> condition : query.entrySet()) {
      Integer place = of(document, condition.getKey(), condition.getValue());
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Integer of(Document document, String key, @Nullable Object operand) {
    if (!key.startsWith("$")) {
      return onPath(document, List.of(key.split("\\.", -1)), operand);
    }
    if (Condition.of(new Document(key, operand)) instanceof FieldCondition condition) {
      return onPath(document, List.of(condition.path().split("\\.", -1)), condition.operators());
    }
    if ((key.equals("$and") || key.equals("$or")) && operand instanceof Collection<?> clauses) {
      return clauses.stream()
          .filter(Document.class::isInstance)
          .map(Document.class::cast)
          .filter(clause -> new DefaultQueryMatcher().matches(document, clause))
          .map(clause -> of(document, clause))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  private static @Nullable Integer onPath(
      @Nullable Object value, List<String> names, @Nullable Object operand) {
    if (value instanceof Document document && !names.isEmpty()) {
      return onPath(document.get(names.get(0)), names.subList(1, names.size()), operand);
    }
    if (!(value instanceof List<?> items) || isOfNoElement(operand)) {
      return null;
    }
    if (!names.isEmpty() && names.get(0).matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(names.get(0));
      return index < items.size()
          ? onPath(items.get(index), names.subList(1, names.size()), operand)
          : null;
    }
    Object any = withAny(operand);
    for (int i = 0; i < items.size(); i++) {
      if (isMet(items.get(i), names, any)) {
        return i;
      }
    }
    return null;
  }

  private static boolean isOfNoElement(@Nullable Object operand) {
    return operand instanceof Document operators
        && !operators.isEmpty()
        && OF_NO_ELEMENT.containsAll(operators.keySet());
  }

  /** Returns the operators for an element of those that have to be there, each by itself. */
  private static @Nullable Object withAny(@Nullable Object operand) {
    if (!(operand instanceof Document operators) || !operators.containsKey(ALL)) {
      return operand;
    }
    Document others = new Document(operators);
    return others.append("$in", others.remove(ALL));
  }

  private static boolean isMet(
      @Nullable Object item, List<String> names, @Nullable Object operand) {
    if (!names.isEmpty()) {
      return item instanceof Document document
          && matches(document, new Document(String.join(".", names), operand));
    }
    return ElementMatch.of(ofElement(operand)).test(item);
  }

  /** Returns the operators that one element meets, for the value of a field in a query. */
  private static Document ofElement(@Nullable Object operand) {
    if (operand instanceof Document operators && isOfOperators(operators)) {
      return operators.get(ElementMatch.NAME) instanceof Document condition ? condition : operators;
    }
    return operand instanceof BsonRegularExpression
        ? new Document("$in", List.of(operand))
        : new Document("$eq", operand);
  }

  private static boolean isOfOperators(Document value) {
    return value.keySet().stream().anyMatch(name -> name.startsWith("$"))
        && !value.containsKey("$ref");
  }

  private static boolean matches(Document document, Document query) {
    return new DefaultQueryMatcher().matches(document, OwnConditions.of(query));
  }
}
