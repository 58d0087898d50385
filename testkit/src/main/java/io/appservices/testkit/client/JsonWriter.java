package io.appservices.testkit.client;

import io.appservices.emulator.api.BsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as Extended JSON, such that numbers keep their types. */
final class JsonWriter {

  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /**
   * Returns a value as JSON.
   *
   * @throws IllegalArgumentException if it is, or has in it, a value of a type that cannot be sent
   */
  static String write(@Nullable Object value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean || isSmall(value)) {
      out.append(value);
    } else if (value instanceof CharSequence text) {
      text(text.toString());
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> items) {
      array(items);
    } else if (value instanceof Object[] items) {
      array(Arrays.asList(items));
    } else {
      value(wrapped(value));
    }
  }

  private static boolean isSmall(Object value) {
    return value instanceof Integer || value instanceof Short || value instanceof Byte;
  }

  private static Map<String, ?> wrapped(Object value) {
    if (value instanceof Long number) {
      return Map.of("$numberLong", number.toString());
    }
    if (value instanceof Double || value instanceof Float) {
      return Map.of("$numberDouble", value.toString());
    }
    if (value instanceof BigDecimal number) {
      return Map.of("$numberDecimal", number.toString());
    }
    if (value instanceof Instant time) {
      return Map.of("$date", Map.of("$numberLong", Long.toString(time.toEpochMilli())));
    }
    if (value instanceof Date time) {
      return wrapped(time.toInstant());
    }
    if (value instanceof byte[] bytes) {
      return binary(bytes, (byte) 0);
    }
    return ofBson(value);
  }

  private static Map<String, ?> ofBson(Object value) {
    if (value instanceof BsonValue.ObjectId id) {
      return Map.of("$oid", id.hex());
    }
    if (value instanceof BsonValue.Decimal128 number) {
      return Map.of("$numberDecimal", number.text());
    }
    if (value instanceof BsonValue.Binary binary) {
      return binary(binary.bytes(), binary.subtype());
    }
    if (value == BsonValue.Constant.UNDEFINED) {
      return Map.of("$undefined", true);
    }
    throw new IllegalArgumentException(
        "a value of type %s cannot be sent: take maps, lists, texts, numbers, Instant, byte[] or"
                .formatted(value.getClass().getName())
            + " BsonValue");
  }

  private static Map<String, ?> binary(byte[] bytes, byte subtype) {
    return Map.of(
        "$binary",
        Map.of(
            "base64", Base64.getEncoder().encodeToString(bytes),
            "subType", "%02x".formatted(subtype)));
  }

  private void object(Map<?, ?> members) {
    String separator = "{";
    for (Map.Entry<?, ?> member : members.entrySet()) {
      out.append(separator);
      text(String.valueOf(member.getKey()));
      out.append(':');
      value(member.getValue());
      separator = ",";
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private void array(Iterable<?> items) {
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
