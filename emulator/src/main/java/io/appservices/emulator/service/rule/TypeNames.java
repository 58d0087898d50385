package io.appservices.emulator.service.rule;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;

/** The types of values, as schemas name them. */
final class TypeNames {

  private static final byte UUID = 4;

  private TypeNames() {}

  /** Returns the names of the types that a value has, the narrowest first. */
  static Set<String> of(Object value) {
    String own = ownType(value);
    return switch (own) {
      case "int" -> ordered("int", "integer", "number", "mixed");
      case "long" -> ordered("long", "integer", "number", "mixed");
      case "double" -> ordered("double", "float", "number", "mixed");
      case "decimal" -> ordered("decimal", "number", "mixed");
      case "bool" -> ordered("bool", "boolean", "mixed");
      case "uuid" -> ordered("uuid", "binData", "mixed");
      default -> ordered(own, "mixed");
    };
  }

  private static Set<String> ordered(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }

  private static String ownType(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Number) {
      return number(value);
    }
    if (value instanceof Binary binary) {
      return binary.getType() == UUID ? "uuid" : "binData";
    }
    if (value instanceof Map<?, ?>) {
      return "object";
    }
    return value instanceof Collection<?> ? "array" : simple(value);
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

  private static String simple(Object value) {
    return Map.<Class<?>, String>of(
            Boolean.class, "bool",
            ObjectId.class, "objectId",
            Date.class, "date",
            BsonTimestamp.class, "timestamp",
            BsonRegularExpression.class, "regex",
            MinKey.class, "minKey",
            MaxKey.class, "maxKey")
        .getOrDefault(value.getClass(), "other");
  }
}
