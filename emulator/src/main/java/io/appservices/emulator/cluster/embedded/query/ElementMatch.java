package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.operand.QueryOperands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The condition of {@code $elemMatch}, for one element of an array. */
public final class ElementMatch {

  /** The operator. */
  static final String NAME = "$elemMatch";

  private static final String VALUE = "v";

  /** Operators that look at a document, and not at a value. */
  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor", "$expr");

  private static final String ALL = "$all";
  private static final String NOT = "$not";
  private static final String REGEX = "$regex";
  private static final Set<String> BOUNDS = Set.of("$gte", "$lte");

  private ElementMatch() {}

  /**
   * Returns {@link #of} a condition.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is none
   */
  public static Predicate<@Nullable Object> checked(Document condition) {
    QueryOperands.check(new Document(VALUE, new Document(NAME, condition)));
    return of(condition);
  }

  /** Returns whether an element meets a condition: operators for values, or a query. */
  public static Predicate<@Nullable Object> of(Document condition) {
    String first = condition.isEmpty() ? "" : condition.keySet().iterator().next();
    if (!first.startsWith("$") || CLAUSES.contains(first) || Equality.isOfReference(first)) {
      Document query = OwnConditions.of(condition);
      return item -> item instanceof Document one && new DefaultQueryMatcher().matches(one, query);
    }
    // By itself an array would be met by what is in it.
    Document query = OwnConditions.of(new Document(VALUE, new Document(NAME, condition)));
    return item ->
        new DefaultQueryMatcher()
            .matches(new Document(VALUE, Collections.singletonList(item)), query);
  }

  /**
   * Returns whether there are operators that the library would have met by what is in an element
   * that is an array, or by nothing.
   */
  static boolean hasOwn(Document operators) {
    return operators.entrySet().stream().anyMatch(ElementMatch::isOwn);
  }

  private static boolean isOwn(Map.Entry<String, Object> operator) {
    Object operand = operator.getValue();
    return switch (operator.getKey()) {
      case ALL, REGEX -> true;
      case NOT ->
          operand instanceof BsonRegularExpression
              || operand instanceof Document one && hasOwn(one);
      default -> isBound(operator);
    };
  }

  private static boolean isBound(Map.Entry<String, Object> operator) {
    return BOUNDS.contains(operator.getKey()) && operator.getValue() == null;
  }

  /** Returns operators that all have to be met, each by itself, and that are none of such. */
  static List<Document> operators(Document operators) {
    List<Document> all = new ArrayList<>();
    for (Map.Entry<String, Object> operator : operators.entrySet()) {
      String name = operator.getKey();
      Object operand = operator.getValue();
      if (name.equals(ALL) && operand instanceof Collection<?> items) {
        items.forEach(item -> all.add(item(item)));
        if (items.isEmpty()) {
          all.add(one("$in", List.of()));
        }
      } else if (name.equals(NOT) && operand instanceof BsonRegularExpression) {
        all.add(one("$nin", List.of(operand)));
      } else if (name.equals(REGEX) && operand != null) {
        all.add(one("$in", List.of(regex(operand, operators.get("$options")))));
      } else if (isBound(operator)) {
        all.add(one("$eq", null));
      } else if (!name.equals("$options")) {
        all.add(one(name, operand));
      }
    }
    return all;
  }

  private static Document item(@Nullable Object item) {
    if (item instanceof BsonRegularExpression) {
      return one("$in", List.of(item));
    }
    return item instanceof Document operator && operator.containsKey(NAME)
        ? operator
        : one("$eq", item);
  }

  private static BsonRegularExpression regex(Object pattern, @Nullable Object options) {
    return pattern instanceof BsonRegularExpression regex
        ? regex
        : new BsonRegularExpression(pattern.toString(), options == null ? "" : options.toString());
  }

  private static Document one(String name, @Nullable Object operand) {
    return new Document(name, operand);
  }
}
