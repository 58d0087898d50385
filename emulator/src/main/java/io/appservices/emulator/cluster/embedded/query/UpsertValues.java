package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a new document of an upsert takes from its query. */
public final class UpsertValues {

  private static final String EQUAL = "$eq";
  private static final String IN = "$in";
  private static final String ALL = "$all";

  /** Clauses whose values the library takes, of {@code $or} if there is one only. */
  private static final Set<String> CLAUSES = Set.of("$and", "$or");

  private UpsertValues() {}

  /** Returns whether the form of a query that the library can evaluate lacks some of them. */
  public static boolean areHidden(Document query) {
    return query.entrySet().stream()
        .anyMatch(
            entry ->
                CLAUSES.contains(entry.getKey())
                    ? entry.getValue() instanceof Collection<?> items
                        && items.stream()
                            .anyMatch(item -> item instanceof Document one && areHidden(one))
                    : !entry.getKey().startsWith("$") && isHidden(entry));
  }

  private static boolean isHidden(Map.Entry<String, Object> condition) {
    Object value = condition.getValue();
    return value instanceof Collection<?>
        || value instanceof BsonRegularExpression
        || value instanceof Document operators
            && (operators.containsKey(ALL)
                || operators.containsKey(IN)
                || operators.containsKey(EQUAL)
                    && (operators.get(EQUAL) instanceof Collection<?>
                        || FieldCondition.isOwn(condition.getKey(), operators)));
  }

  /**
   * Returns a query for the same values in which no field has another operator beside the one for
   * its value, where the library would not look for it.
   */
  public static Document of(Document query) {
    Document values = new Document();
    query.forEach(
        (key, value) -> {
          if (!(value instanceof BsonRegularExpression)) {
            values.put(key, value(key, value));
          }
        });
    return values;
  }

  private static @Nullable Object value(String key, @Nullable Object value) {
    if (CLAUSES.contains(key) && value instanceof Collection<?> items) {
      if (key.equals("$or") && items.size() > 1) {
        return value;
      }
      return items.stream().map(item -> item instanceof Document one ? of(one) : item).toList();
    }
    if (key.startsWith("$") || !(value instanceof Document operators)) {
      return value;
    }
    List<@Nullable Object> equal = equal(operators);
    if (equal.size() > 1) {
      throw Refused.because(
          54, "cannot infer query fields to set, path '" + key + "' is matched twice");
    }
    return equal.isEmpty() ? value : new Document(EQUAL, equal.get(0));
  }

  /** Returns all that a field has to be equal to. */
  private static List<@Nullable Object> equal(Document operators) {
    List<@Nullable Object> equal = new ArrayList<>();
    if (operators.containsKey(EQUAL)) {
      equal.add(operators.get(EQUAL));
    }
    if (operators.get(IN) instanceof Collection<?> items && items.size() == 1) {
      items.stream().filter(UpsertValues::isValue).forEach(equal::add);
    }
    if (operators.get(ALL) instanceof Collection<?> items) {
      items.stream().filter(UpsertValues::isValue).forEach(equal::add);
    }
    return equal;
  }

  private static boolean isValue(@Nullable Object item) {
    return !(item instanceof BsonRegularExpression)
        && !(item instanceof Document condition && condition.containsKey(ElementMatch.NAME));
  }
}
