package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values that are less or greater than one, of its type. The library takes an array for its
 * least item, no number for the greatest, and does not compare all types.
 *
 * @param operator the operator
 * @param operand what values are compared with
 */
record Bound(String operator, Object operand) {

  private static final Set<String> NAMES = Set.of("$gt", "$gte", "$lt", "$lte");

  /** Returns whether the library would take an operator and its operand otherwise. */
  static boolean isOwn(String operator, @Nullable Object operand) {
    return NAMES.contains(operator) && isOfOwnType(operand);
  }

  private static boolean isOfOwnType(@Nullable Object operand) {
    return operand instanceof Number
        || operand instanceof Collection<?>
        || operand instanceof Document
        || operand instanceof BinData
        || operand instanceof UUID
        || operand instanceof LegacyUUID
        || operand instanceof BsonJavaScript;
  }

  /** Returns whether a value is within the bound, as a whole. */
  boolean has(@Nullable Object value) {
    if (!ValueOrder.areOfOneType(value, operand)) {
      return false;
    }
    int order = ValueOrder.compare(value, operand);
    if (isNaN(value) || isNaN(operand)) {
      // No number is neither less nor greater than any.
      return order == 0 && operator.endsWith("e");
    }
    return switch (operator) {
      case "$gt" -> order > 0;
      case "$gte" -> order >= 0;
      case "$lt" -> order < 0;
      default -> order <= 0;
    };
  }

  private static boolean isNaN(@Nullable Object value) {
    return value instanceof Number number && Double.isNaN(number.doubleValue());
  }
}
