package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators of a field that the library understands in another form only. */
final class Rewritten {

  private static final String ALL = "$all";
  private static final String ELEMENT = "$elemMatch";
  private static final String NOT = "$not";
  private static final String EXISTS = "$exists";
  private static final Set<String> BOUNDS = Set.of("$gte", "$lte");
  private static final Set<String> OF_ELEMENTS =
      Set.of("$gt", "$gte", "$lt", "$lte", "$eq", "$mod", "$type", "$exists", ELEMENT, ALL);

  private Rewritten() {}

  /** Returns whether the value of a field in a query has such operators. */
  static boolean isNeededFor(@Nullable Object value) {
    return value instanceof Document operators
        && !operators.isEmpty()
        && operators.keySet().stream().allMatch(name -> name.startsWith("$"))
        && (isSeveral(operators) || operators.entrySet().stream().anyMatch(Rewritten::isOther));
  }

  /**
   * Returns whether there are several operators, which the library would have one element of an
   * array meet: in MongoDB it may be another one for each.
   */
  private static boolean isSeveral(Document operators) {
    return operators.size() > 1 && operators.keySet().stream().anyMatch(OF_ELEMENTS::contains);
  }

  private static boolean isOther(Map.Entry<String, Object> operator) {
    return BOUNDS.contains(operator.getKey()) && operator.getValue() == null
        || operator.getKey().equals(NOT) && operator.getValue() != null
        || isAbsence(operator)
        || operator.getKey().equals(ALL)
            && operator.getValue() instanceof Collection<?> items
            && !items.isEmpty();
  }

  private static boolean isAbsence(Map.Entry<String, Object> operator) {
    return operator.getKey().equals(EXISTS) && !Utils.isTrue(operator.getValue());
  }

  private static boolean isElement(@Nullable Object item) {
    return item instanceof Document operator && operator.containsKey(ELEMENT);
  }

  /** Returns queries that all have to be met, for the operators of a field. */
  static List<Document> of(String path, Document operators) {
    List<Document> clauses = new ArrayList<>();
    for (Map.Entry<String, Object> operator : operators.entrySet()) {
      if (!isOther(operator)) {
        clauses.add(field(path, operator.getKey(), operator.getValue()));
      } else if (isAbsence(operator)) {
        // The library finds a document in an array without the field beside others with it.
        clauses.add(new Document("$nor", List.of(field(path, EXISTS, true))));
      } else if (operator.getKey().equals(NOT)) {
        // The library negates it for each array on the way, and not for the document.
        clauses.add(new Document("$nor", List.of(new Document(path, operator.getValue()))));
      } else if (operator.getValue() instanceof Collection<?> items) {
        items.forEach(item -> clauses.add(item(path, item)));
      } else {
        clauses.add(field(path, "$eq", null));
      }
    }
    return clauses;
  }

  private static Document item(String path, @Nullable Object item) {
    if (isElement(item)) {
      return new Document(path, item);
    }
    if (item instanceof BsonRegularExpression) {
      return new Document(path, item);
    }
    Document equal = field(path, "$eq", item);
    return item instanceof Collection<?>
        ? new Document("$or", List.of(equal, field(path, ELEMENT, new Document("$eq", item))))
        : equal;
  }

  private static Document field(String path, String operator, @Nullable Object operand) {
    return new Document(path, new Document(operator, operand));
  }
}
