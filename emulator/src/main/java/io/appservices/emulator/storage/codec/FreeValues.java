package io.appservices.emulator.storage.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.BsonBinarySubType;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Values whose members are the caller's own: settings, metadata, bodies of configuration. */
public final class FreeValues {

  private static final int UUID_BYTES = 16;

  private FreeValues() {}

  /** Returns a copy of a document that can be written as BSON. */
  public static Document stored(Map<?, ?> document) {
    return mapped(document, Texts::stored);
  }

  /** Returns the document of which {@link #stored} made a copy. */
  public static Document read(Document stored) {
    return mapped(stored, Texts::read);
  }

  private static Document mapped(Map<?, ?> document, UnaryOperator<String> text) {
    Document copy = new Document();
    document.forEach(
        (key, value) -> copy.append(text.apply(String.valueOf(key)), mapped(value, text)));
    return copy;
  }

  private static @Nullable Object mapped(@Nullable Object value, UnaryOperator<String> text) {
    if (value instanceof String string) {
      return text.apply(string);
    }
    if (value instanceof Map<?, ?> map) {
      return mapped(map, text);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(mapped(item, text)));
      return copy;
    }
    if (value instanceof BsonRegularExpression expression) {
      return new BsonRegularExpression(
          text.apply(expression.getPattern()), expression.getOptions());
    }
    return value instanceof UUID uuid ? binary(uuid) : value;
  }

  private static Binary binary(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return new Binary(BsonBinarySubType.UUID_STANDARD, bytes.array());
  }
}
