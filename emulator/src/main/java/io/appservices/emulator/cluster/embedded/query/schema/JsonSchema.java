package io.appservices.emulator.cluster.embedded.query.schema;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A JSON schema of draft 4 with {@code bsonType}, as MongoDB understands it. */
public final class JsonSchema {

  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;

  /** Keywords that say nothing about a value by themselves. */
  private static final Set<String> OTHERS =
      Set.of("title", "description", "exclusiveMinimum", "exclusiveMaximum", "additionalItems");

  private static final Map<String, Function<Document, Predicate<Object>>> KEYWORDS = keywords();

  private final Predicate<Object> accepts;

  private JsonSchema(Predicate<Object> accepts) {
    this.accepts = accepts;
  }

  private static Map<String, Function<Document, Predicate<Object>>> keywords() {
    Map<String, Function<Document, Predicate<Object>>> all = new HashMap<>();
    all.put("bsonType", s -> SchemaTypes.bson(s.get("bsonType")));
    all.put("type", s -> SchemaTypes.json(s.get("type")));
    all.put("enum", JsonSchema::listed);
    all.put("allOf", s -> all(schemas(s, "allOf")));
    all.put("anyOf", s -> any(schemas(s, "anyOf")));
    all.put("oneOf", s -> one(schemas(s, "oneOf")));
    all.put("not", s -> schema("not", s.get("not")).negate());
    all.put("required", SchemaObjects::required);
    all.put("properties", SchemaObjects::properties);
    all.put("patternProperties", SchemaObjects::patternProperties);
    all.put("additionalProperties", SchemaObjects::additionalProperties);
    all.put("minProperties", s -> SchemaObjects.size(count(s, "minProperties"), true));
    all.put("maxProperties", s -> SchemaObjects.size(count(s, "maxProperties"), false));
    all.put("dependencies", SchemaObjects::dependencies);
    all.put("items", SchemaValues::items);
    all.put("minItems", s -> SchemaValues.items(count(s, "minItems"), true));
    all.put("maxItems", s -> SchemaValues.items(count(s, "maxItems"), false));
    all.put("uniqueItems", SchemaValues::uniqueItems);
    all.put("minimum", s -> SchemaValues.bound(s, "minimum", "exclusiveMinimum", 1));
    all.put("maximum", s -> SchemaValues.bound(s, "maximum", "exclusiveMaximum", -1));
    all.put("multipleOf", SchemaValues::multipleOf);
    all.put("minLength", s -> SchemaValues.length(count(s, "minLength"), true));
    all.put("maxLength", s -> SchemaValues.length(count(s, "maxLength"), false));
    all.put("pattern", SchemaValues::pattern);
    return Map.copyOf(all);
  }

  /**
   * Reads a schema.
   *
   * @throws MongoServerError if MongoDB does not take it
   */
  public static JsonSchema of(Document schema) {
    List<Predicate<Object>> parts = new ArrayList<>();
    schema.forEach(
        (keyword, value) -> {
          Function<Document, Predicate<Object>> known = KEYWORDS.get(keyword);
          if (known != null) {
            parts.add(known.apply(schema));
          } else if (!OTHERS.contains(keyword)) {
            throw failure("Unknown $jsonSchema keyword: " + keyword);
          }
        });
    return new JsonSchema(all(parts));
  }

  /** Returns whether a value is one that the schema describes. */
  public boolean accepts(Object value) {
    return accepts.test(value);
  }

  /** Returns the test that a schema in a schema is. */
  static Predicate<Object> schema(String keyword, @Nullable Object schema) {
    if (schema instanceof Document document) {
      return of(document).accepts;
    }
    throw wrongType(keyword, "an object");
  }

  private static List<Predicate<Object>> schemas(Document schema, String keyword) {
    if (schema.get(keyword) instanceof Collection<?> items && !items.isEmpty()) {
      List<Predicate<Object>> schemas = new ArrayList<>();
      items.forEach(item -> schemas.add(schema(keyword, item)));
      return schemas;
    }
    throw wrongType(keyword, "a nonempty array");
  }

  private static Predicate<Object> all(List<Predicate<Object>> parts) {
    return value -> parts.stream().allMatch(part -> part.test(value));
  }

  private static Predicate<Object> any(List<Predicate<Object>> parts) {
    return value -> parts.stream().anyMatch(part -> part.test(value));
  }

  private static Predicate<Object> one(List<Predicate<Object>> parts) {
    return value -> parts.stream().filter(part -> part.test(value)).count() == 1;
  }

  private static Predicate<Object> listed(Document schema) {
    if (schema.get("enum") instanceof Collection<?> values && !values.isEmpty()) {
      return value -> values.stream().anyMatch(one -> SchemaTypes.equal(one, value));
    }
    throw wrongType("enum", "a nonempty array");
  }

  static long count(Document schema, String keyword) {
    if (schema.get(keyword) instanceof Number number
        && number.longValue() >= 0
        && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw wrongType(keyword, "a non-negative integer");
  }

  static MongoServerError wrongType(String keyword, String expected) {
    return new MongoServerError(
        TYPE_MISMATCH, "TypeMismatch", "$jsonSchema keyword '" + keyword + "' must be " + expected);
  }

  static MongoServerError failure(String text) {
    return new MongoServerError(FAILED_TO_PARSE, "FailedToParse", text);
  }
}
