package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The names of the types of BSON. */
public final class Types {

  private Types() {}

  /** Returns the name of the type of a value, as MongoDB's messages have it. */
  public static String of(@Nullable Object value) {
    if (value instanceof Missing) {
      return "missing";
    }
    if (value == null) {
      return "null";
    }
    if (value instanceof Collection<?>) {
      return "array";
    }
    if (value instanceof Document) {
      return "object";
    }
    return value instanceof Number ? number(value) : other(value);
  }

  private static String number(Object value) {
    if (value instanceof Integer) {
      return "int";
    }
    if (value instanceof Long) {
      return "long";
    }
    return value instanceof Decimal128 ? "decimal" : "double";
  }

  private static String other(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Instant) {
      return "date";
    }
    if (value instanceof BsonRegularExpression) {
      return "regex";
    }
    if (value instanceof BsonTimestamp) {
      return "timestamp";
    }
    return Utils.describeType(value);
  }
}
