package io.appservices.emulator.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a JSON value has to look like. */
interface Shape {

  /** What is wrong with a value, or empty. The path names the value in the words of the answer. */
  Optional<String> flaw(String path, Object value);

  /** A value of one of the built-in kinds. */
  enum Kind implements Shape {
    ANY,
    ID,
    STRING,
    INT,
    NUMBER,
    BOOLEAN,
    OBJECT,
    NULL;

    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{24}");

    @Override
    public Optional<String> flaw(String path, Object value) {
      return fits(value) ? Optional.empty() : mismatch(path, name().toLowerCase(), value);
    }

    private boolean fits(Object value) {
      return switch (this) {
        case ANY -> true;
        case ID -> value instanceof String text && OBJECT_ID.matcher(text).matches();
        case STRING -> value instanceof String;
        case INT -> value instanceof Integer || value instanceof Long;
        case NUMBER -> value instanceof Number;
        case BOOLEAN -> value instanceof Boolean;
        case OBJECT -> value instanceof Map;
        case NULL -> value == null;
      };
    }
  }

  /** Exactly this text. */
  record Literal(String text) implements Shape {
    @Override
    public Optional<String> flaw(String path, Object value) {
      return text.equals(value) ? Optional.empty() : mismatch(path, '"' + text + '"', value);
    }
  }

  /** A list whose every element has a shape. */
  record ListOf(Shape element) implements Shape {
    @Override
    public Optional<String> flaw(String path, Object value) {
      if (!(value instanceof List<?> list)) {
        return mismatch(path, "a list", value);
      }
      for (int i = 0; i < list.size(); i++) {
        Optional<String> flaw = element.flaw(path + "[" + i + "]", list.get(i));
        if (flaw.isPresent()) {
          return flaw;
        }
      }
      return Optional.empty();
    }
  }

  /** A member of an object. */
  record Member(boolean optional, Shape shape) {}

  /** An object with these members; others only if it is open. */
  record Members(Map<String, Member> members, boolean open) implements Shape {
    @Override
    public Optional<String> flaw(String path, Object value) {
      if (!(value instanceof Map<?, ?> object)) {
        return mismatch(path, "an object", value);
      }
      for (Object key : object.keySet()) {
        if (!open && !members.containsKey(key)) {
          return Optional.of(path + "." + key + " is not documented");
        }
      }
      for (Map.Entry<String, Member> member : members.entrySet()) {
        Optional<String> flaw = memberFlaw(path, object, member.getKey(), member.getValue());
        if (flaw.isPresent()) {
          return flaw;
        }
      }
      return Optional.empty();
    }

    private static Optional<String> memberFlaw(
        String path, Map<?, ?> object, String name, Member member) {
      if (object.containsKey(name)) {
        return member.shape().flaw(path + "." + name, object.get(name));
      }
      return member.optional() ? Optional.empty() : Optional.of(path + "." + name + " is missing");
    }
  }

  /** One of several shapes. */
  record OneOf(List<Shape> shapes) implements Shape {
    @Override
    public Optional<String> flaw(String path, Object value) {
      List<String> flaws =
          shapes.stream().map(shape -> shape.flaw(path, value).orElse("")).toList();
      return flaws.contains("") ? Optional.empty() : Optional.of(String.join(" and ", flaws));
    }
  }

  private static Optional<String> mismatch(String path, String wanted, Object value) {
    return Optional.of(path + " is not " + wanted + " but " + value);
  }
}
