package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a new document of an upsert takes from its query. */
public final class UpsertValues {

  private static final String EQUAL = "$eq";

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
    return condition.getValue() instanceof Collection<?>
        || condition.getValue() instanceof Document operators
            && operators.containsKey(EQUAL)
            && (operators.get(EQUAL) instanceof Collection<?>
                || FieldCondition.isOwn(condition.getKey(), operators));
  }

  /**
   * Returns a query for the same values in which no field has another operator beside the one for
   * its value, where the library would not look for it.
   */
  public static Document of(Document query) {
    Document values = new Document();
    query.forEach((key, value) -> values.put(key, value(key, value)));
    return values;
  }

  private static @Nullable Object value(String key, @Nullable Object value) {
    if (CLAUSES.contains(key) && value instanceof Collection<?> items) {
      return items.stream().map(item -> item instanceof Document one ? of(one) : item).toList();
    }
    return !key.startsWith("$")
            && value instanceof Document operators
            && operators.size() > 1
            && operators.containsKey(EQUAL)
        ? new Document(EQUAL, operators.get(EQUAL))
        : value;
  }
}
