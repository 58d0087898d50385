package io.appservices.testkit.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads members of answers, by their types. */
final class JsonMembers {

  private JsonMembers() {}

  /** Returns a value that is an object. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalArgumentException("not an object: " + value);
  }

  static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  static String require(Map<String, @Nullable Object> members, String name) {
    return text(members, name)
        .orElseThrow(() -> new IllegalArgumentException("no text '" + name + "' in " + members));
  }

  static long number(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof Number number ? number.longValue() : 0;
  }

  static boolean isTrue(Map<String, @Nullable Object> members, String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** Returns a time as ISO 8601 has it. */
  static Instant time(Map<String, @Nullable Object> members, String name) {
    return Instant.parse(require(members, name));
  }

  static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(JsonMembers::of).toList()
        : List.of();
  }

  static List<String> texts(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
