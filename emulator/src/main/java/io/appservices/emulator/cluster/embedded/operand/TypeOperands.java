package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of the types that {@code $type} takes, by their names or numbers. */
final class TypeOperands {

  private static final Set<String> NAMES =
      Set.of(
          ("number double string object array binData undefined objectId bool date null regex"
                  + " dbPointer javascript symbol javascriptWithScope int timestamp long decimal"
                  + " minKey maxKey")
              .split(" "));

  private static final int DECIMAL = 19;
  private static final int MIN_KEY = -1;
  private static final int MAX_KEY = 127;

  private TypeOperands() {}

  /**
   * Checks an operand, which is a type or an array of them.
   *
   * @param path of the field
   * @throws MongoServerError if it is none
   */
  static void check(String path, @Nullable Object operand) {
    Collection<?> types =
        operand instanceof Collection<?> items ? items : Collections.singletonList(operand);
    if (types.isEmpty()) {
      throw new MongoServerError(9, "FailedToParse", path + " must match at least one type");
    }
    types.forEach(TypeOperands::type);
  }

  private static void type(@Nullable Object type) {
    if (type instanceof Number number) {
      double code = number.doubleValue();
      boolean isCode = code == (int) code && code >= 1 && code <= DECIMAL;
      if (!isCode && code != MIN_KEY && code != MAX_KEY) {
        throw badValue(
            "Invalid numerical type code: "
                + type
                + (code == 0 ? ". Instead use {$exists:false}." : ""));
      }
    } else if (type instanceof String name) {
      if (!NAMES.contains(name)) {
        throw badValue("Unknown type name alias: " + name);
      }
    } else {
      throw new MongoServerError(
          14, "TypeMismatch", "type must be represented as a number or a string");
    }
  }

  private static MongoServerError badValue(String text) {
    return new MongoServerError(2, "BadValue", text);
  }
}
