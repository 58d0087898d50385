package io.appservices.emulator.cluster.embedded.query.schema;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keywords of a JSON schema about the members of objects. */
final class SchemaObjects {

  private static final String PROPERTIES = "properties";
  private static final String PATTERN_PROPERTIES = "patternProperties";

  private SchemaObjects() {}

  /** Makes a test that all other values pass. */
  private static Predicate<Object> ofObject(Predicate<Document> test) {
    return value -> !(value instanceof Document document) || test.test(document);
  }

  static Predicate<Object> required(Document schema) {
    List<String> names = names("required", schema.get("required"));
    return ofObject(document -> names.stream().allMatch(document::containsKey));
  }

  private static List<String> names(String keyword, @Nullable Object given) {
    if (given instanceof Collection<?> items
        && !items.isEmpty()
        && items.stream().allMatch(String.class::isInstance)) {
      return items.stream().map(String.class::cast).toList();
    }
    throw JsonSchema.wrongType(keyword, "a nonempty array of strings");
  }

  static Predicate<Object> properties(Document schema) {
    Map<String, Predicate<Object>> schemas = schemas(schema, PROPERTIES);
    return ofObject(
        document ->
            schemas.entrySet().stream()
                .allMatch(
                    entry ->
                        !document.containsKey(entry.getKey())
                            || entry.getValue().test(document.get(entry.getKey()))));
  }

  static Predicate<Object> patternProperties(Document schema) {
    Map<String, Predicate<Object>> schemas = schemas(schema, PATTERN_PROPERTIES);
    Map<Pattern, Predicate<Object>> patterns = new HashMap<>();
    schemas.forEach((pattern, test) -> patterns.put(SchemaValues.regex(pattern), test));
    return ofObject(
        document ->
            document.entrySet().stream()
                .allMatch(
                    member ->
                        patterns.entrySet().stream()
                            .filter(one -> SchemaValues.finds(one.getKey(), member.getKey()))
                            .allMatch(one -> one.getValue().test(member.getValue()))));
  }

  static Predicate<Object> additionalProperties(Document schema) {
    Object given = schema.get("additionalProperties");
    Predicate<Object> others =
        given instanceof Boolean allowed
            ? value -> allowed
            : JsonSchema.schema("additionalProperties", given);
    Set<String> known =
        schema.get(PROPERTIES) instanceof Document named ? named.keySet() : Set.of();
    List<Pattern> patterns =
        schema.get(PATTERN_PROPERTIES) instanceof Document matched
            ? matched.keySet().stream().map(SchemaValues::regex).toList()
            : List.of();
    return ofObject(
        document ->
            document.entrySet().stream()
                .filter(member -> !known.contains(member.getKey()))
                .filter(
                    member ->
                        patterns.stream()
                            .noneMatch(one -> SchemaValues.finds(one, member.getKey())))
                .allMatch(member -> others.test(member.getValue())));
  }

  static Predicate<Object> size(long bound, boolean least) {
    return ofObject(document -> least ? document.size() >= bound : document.size() <= bound);
  }

  /** A dependency is a list of names, or a schema. */
  static Predicate<Object> dependencies(Document schema) {
    if (!(schema.get("dependencies") instanceof Document given)) {
      throw JsonSchema.wrongType("dependencies", "an object");
    }
    Map<String, Predicate<Object>> tests = new HashMap<>();
    given.forEach(
        (name, value) ->
            tests.put(
                name,
                value instanceof Collection<?>
                    ? required(new Document("required", value))
                    : JsonSchema.schema("dependencies", value)));
    return ofObject(
        document ->
            tests.entrySet().stream()
                .allMatch(
                    test ->
                        !document.containsKey(test.getKey()) || test.getValue().test(document)));
  }

  private static Map<String, Predicate<Object>> schemas(Document schema, String keyword) {
    if (!(schema.get(keyword) instanceof Document given)) {
      throw JsonSchema.wrongType(keyword, "an object");
    }
    Map<String, Predicate<Object>> schemas = new HashMap<>();
    given.forEach((name, value) -> schemas.put(name, JsonSchema.schema(keyword, value)));
    return schemas;
  }
}
