package io.appservices.emulator.openapi;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Holds values against the schemas of a description, as far as it uses what schemas can say. */
final class SchemaCheck {

  private final Description description;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(Description description) {
    this.description = description;
  }

  /** Returns what is wrong with a value, a line each; none if it is valid. */
  static List<String> problems(Description description, Document schema, Object value) {
    SchemaCheck check = new SchemaCheck(description);
    check.value("", schema, value);
    return check.problems;
  }

  private void value(String at, Document given, Object value) {
    Document schema = description.resolved(given);
    String type = schema.getString("type");
    if (type != null && !is(type, value)) {
      problems.add(at + " is no " + type + ": " + value);
    } else if (schema.containsKey("enum")
        && !schema.getList("enum", Object.class).contains(value)) {
      problems.add(at + " is none of the values: " + value);
    } else if (value instanceof String text) {
      text(at, schema, text);
    } else if (value instanceof List<?> list && schema.containsKey("items")) {
      list.forEach(item -> value(at + "[]", schema.get("items", Document.class), item));
    } else if (value instanceof Document object) {
      object(at, schema, object);
    }
  }

  private static boolean is(String type, Object value) {
    return switch (type) {
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "boolean" -> value instanceof Boolean;
      case "array" -> value instanceof List;
      case "object" -> value instanceof Document;
      default -> throw new IllegalArgumentException("unexpected type " + type);
    };
  }

  private void text(String at, Document schema, String text) {
    String pattern = schema.getString("pattern");
    if (pattern != null && !text.matches(pattern)) {
      problems.add(at + " does not match " + pattern + ": " + text);
    }
    if ("date-time".equals(schema.getString("format"))) {
      try {
        OffsetDateTime.parse(text);
      } catch (DateTimeParseException e) {
        problems.add(at + " is no time: " + text);
      }
    }
  }

  private void object(String at, Document schema, Document object) {
    Document properties = schema.get("properties", new Document());
    if (schema.containsKey("required")) {
      schema.getList("required", String.class).stream()
          .filter(name -> !object.containsKey(name))
          .forEach(name -> problems.add(at + " lacks " + name));
    }
    for (Map.Entry<String, Object> member : object.entrySet()) {
      Document known = properties.get(member.getKey(), Document.class);
      if (known != null) {
        value(at + "/" + member.getKey(), known, member.getValue());
      } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
        problems.add(at + " must not have " + member.getKey());
      }
    }
  }
}
