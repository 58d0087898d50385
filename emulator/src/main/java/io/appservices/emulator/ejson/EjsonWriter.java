package io.appservices.emulator.ejson;

import java.util.Map;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Writes values of JSON's own kinds, and leaves the others to {@link TypeWriter}. */
final class EjsonWriter {

  private final JsonText out;
  private final NumberWriter numbers;
  private final TypeWriter types;

  EjsonWriter(JsonText out, boolean canonical) {
    this.out = out;
    this.numbers = new NumberWriter(out, canonical);
    this.types = new TypeWriter(out, this, canonical);
  }

  /**
   * Writes any value.
   *
   * @throws IllegalArgumentException when the value has a type without counterpart in BSON
   */
  void write(@Nullable Object value) {
    if (value instanceof String text) {
      out.string(text);
    } else if (value instanceof PlainText plain) {
      out.plain(plain.text());
    } else if (value == null) {
      out.literal("null");
    } else if (value instanceof Boolean flag) {
      out.literal(flag ? "true" : "false");
    } else if (value instanceof Number number && !(number instanceof Decimal128)) {
      numbers.write(number);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> items) {
      array(items);
    } else if (value instanceof BsonValue bson && BsonValues.isForeign(bson)) {
      write(BsonValues.toJava(bson));
    } else {
      lessCommon(value);
    }
  }

  private void lessCommon(Object value) {
    if (value instanceof CharSequence text) {
      out.string(text.toString());
    } else if (value instanceof Enum<?> constant) {
      out.string(constant.name());
    } else if (value instanceof Object[] items) {
      array(items);
    } else {
      types.write(value);
    }
  }

  void object(Map<?, ?> map) {
    out.startObject();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.name(key(member.getKey()));
      write(member.getValue());
    }
    out.endObject();
  }

  private static String key(Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    throw new IllegalArgumentException(
        "Not a key of Extended JSON: " + (key == null ? "null" : key.getClass().getName()));
  }

  private void array(Iterable<?> items) {
    out.startArray();
    for (Object item : items) {
      write(item);
    }
    out.endArray();
  }

  private void array(Object[] items) {
    out.startArray();
    for (Object item : items) {
      write(item);
    }
    out.endArray();
  }
}
