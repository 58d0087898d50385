package io.appservices.emulator.cluster.embedded.query.schema;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The types of values that a JSON schema names. */
final class SchemaTypes {

  /** The types of JSON by those of BSON. */
  private static final Map<String, String> JSON =
      Map.of(
          "object", "object",
          "array", "array",
          "number", "number",
          "boolean", "bool",
          "string", "string",
          "null", "null");

  private SchemaTypes() {}

  static Predicate<Object> bson(@Nullable Object names) {
    List<String> types = names("bsonType", names);
    // The library knows which names there are.
    types.forEach(type -> is(type, 0));
    return value -> types.stream().anyMatch(type -> is(type, value));
  }

  static Predicate<Object> json(@Nullable Object names) {
    List<String> types = new ArrayList<>();
    for (String name : names("type", names)) {
      String type = JSON.get(name);
      if (type == null) {
        throw JsonSchema.failure("$jsonSchema type '" + name + "' is not currently supported.");
      }
      types.add(type);
    }
    return value -> types.stream().anyMatch(type -> is(type, value));
  }

  private static List<String> names(String keyword, @Nullable Object names) {
    Collection<?> given =
        names instanceof Collection<?> items ? items : List.of(String.valueOf(names));
    if (given.isEmpty() || !(names instanceof Collection<?> || names instanceof String)) {
      throw JsonSchema.wrongType(keyword, "a string or an array of strings");
    }
    return given.stream().map(String::valueOf).toList();
  }

  private static boolean is(String type, @Nullable Object value) {
    if (value instanceof Collection<?>) {
      return type.equals("array");
    }
    return new DefaultQueryMatcher()
        .matches(new Document("v", value), new Document("v", new Document("$type", type)));
  }

  static boolean equal(@Nullable Object one, @Nullable Object other) {
    return one == null || other == null
        ? one == null && other == null
        : ValueOrder.areEqual(one, other);
  }
}
