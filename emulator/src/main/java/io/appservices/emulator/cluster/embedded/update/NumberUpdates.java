package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.value.Numbers;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import org.jspecify.annotations.Nullable;

/** The operators of updates that calculate and compare. */
final class NumberUpdates {

  private static final int BAD_VALUE = 2;
  private static final int TYPE_MISMATCH = 14;

  private NumberUpdates() {}

  /** Returns the value of {@code $inc} or {@code $mul}. */
  static Number calculated(
      String operator, UpdatePaths at, @Nullable Object before, @Nullable Object operand) {
    boolean adds = operator.equals("$inc");
    if (!(operand instanceof Number by)) {
      throw Refused.because(
          TYPE_MISMATCH,
          "Cannot %s with non-numeric argument: %s"
              .formatted(adds ? "increment" : "multiply", UpdatePaths.shown(at.path(), operand)));
    }
    if (before instanceof Missing) {
      return adds ? by : Numbers.multiply(0, by);
    }
    if (!(before instanceof Number number)) {
      throw Refused.because(
          TYPE_MISMATCH,
          "Cannot apply %s to a value of non-numeric type. {_id: %s} has the field '%s' of"
                  .formatted(operator, id(at), at.last())
              + " non-numeric type "
              + Types.of(before));
    }
    Number after = adds ? Numbers.add(number, by) : Numbers.multiply(number, by);
    if (Numbers.isWhole(number) && Numbers.isWhole(by) && !Numbers.isWhole(after)) {
      throw Refused.because(
          BAD_VALUE,
          "Failed to apply %s operations to current value ((Number%s)%s) for document {_id: %s}"
              .formatted(operator, number instanceof Long ? "Long" : "Int", number, id(at)));
    }
    return after;
  }

  private static String id(UpdatePaths at) {
    return Json.toJsonValue(at.root().get("_id"));
  }

  /** Returns whether a value takes the place of one that is larger, or smaller for -1. */
  static boolean isWanted(@Nullable Object before, @Nullable Object operand, int sign) {
    return before instanceof Missing || ValueOrder.ASCENDING.compare(before, operand) * sign > 0;
  }

  /** Returns the value of {@code $bit}. */
  static Number bits(UpdatePaths at, @Nullable Object before, @Nullable Object operand) {
    if (!(operand instanceof Document operations)) {
      throw refused(
          "The $bit modifier is not compatible with a %s. You must pass in an embedded document:"
                  .formatted(Types.of(operand))
              + " {$bit: {field: {and/or/xor: #}}");
    }
    if (operations.isEmpty()) {
      throw refused(
          "You must pass in at least one bitwise operation. The format is: {$bit: {field:"
              + " {and/or/xor: #}}");
    }
    for (String name : operations.keySet()) {
      bits(name, operations);
    }
    Number number = before instanceof Missing ? (Number) 0 : whole(at, before);
    for (String name : operations.keySet()) {
      Number by = bits(name, operations);
      long bits =
          switch (name) {
            case "and" -> number.longValue() & by.longValue();
            case "or" -> number.longValue() | by.longValue();
            default -> number.longValue() ^ by.longValue();
          };
      boolean isLong = number instanceof Long || by instanceof Long;
      number = isLong ? (Number) bits : (Number) (int) bits;
    }
    return number;
  }

  private static Number whole(UpdatePaths at, @Nullable Object before) {
    if (before instanceof Number number && Numbers.isWhole(number)) {
      return number;
    }
    throw refused(
        "Cannot apply $bit to a value of non-integral type._id: %s has the field %s of non-integer"
                .formatted(id(at), at.last())
            + " type "
            + Types.of(before));
  }

  private static Number bits(String name, Document operations) {
    Object given = operations.get(name);
    String shown = UpdatePaths.shown(name, given);
    if (!name.equals("and") && !name.equals("or") && !name.equals("xor")) {
      throw refused(
          "The $bit modifier only supports 'and', 'or', and 'xor', not '%s' which is an unknown"
                  .formatted(name)
              + " operator: "
              + shown);
    }
    if (given instanceof Number by && Numbers.isWhole(by)) {
      return by;
    }
    throw refused(
        "The $bit modifier field must be an Integer(32/64 bit); a '%s' is not supported here: %s"
            .formatted(Types.of(given), shown));
  }

  private static MongoServerError refused(String text) {
    return Refused.because(BAD_VALUE, text);
  }
}
