package io.appservices.emulator.function;

import io.appservices.emulator.api.BsonValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Values of code that embeds the emulator as documents hold them. All of it is copied. {@link
 * NeutralValues} is the way back.
 */
public final class DocumentValues {

  private static final int UUID_BYTES = 16;

  private DocumentValues() {}

  /**
   * Returns a document.
   *
   * @throws NumberFormatException if a decimal number has more than 34 digits
   */
  public static Document document(Map<String, ?> map) {
    Document document = new Document();
    map.forEach((key, value) -> document.append(key, of(value)));
    return document;
  }

  /** Returns the items of an array, which may be null. */
  public static List<Object> list(Collection<?> items) {
    List<Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(of(item)));
    return copy;
  }

  /**
   * Converts any value; one that no document can hold is left as it is, for whoever writes it to
   * refuse.
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Collection<?> items) {
      return list(items);
    }
    if (value instanceof Object[] items) {
      return list(Arrays.asList(items));
    }
    if (value instanceof BsonValue bson) {
      return bson(bson);
    }
    return value instanceof BigDecimal decimal ? new Decimal128(decimal) : scalar(value);
  }

  private static Object map(Map<?, ?> map) {
    Document document = new Document();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (member.getKey() instanceof Enum<?> key) {
        document.append(key.name(), of(member.getValue()));
      } else if (member.getKey() instanceof String key) {
        document.append(key, of(member.getValue()));
      } else {
        return map;
      }
    }
    return document;
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return Date.from(instant);
    }
    if (value instanceof byte[] bytes) {
      return new Binary(bytes.clone());
    }
    if (value instanceof UUID uuid) {
      byte[] bytes =
          ByteBuffer.allocate(UUID_BYTES)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array();
      return new Binary(BsonBinarySubType.UUID_STANDARD, bytes);
    }
    if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).intValue();
    }
    return value instanceof Float number ? number.doubleValue() : value;
  }

  private static Object bson(BsonValue value) {
    if (value instanceof BsonValue.ObjectId id) {
      return new ObjectId(id.hex());
    }
    if (value instanceof BsonValue.Decimal128 decimal) {
      return Decimal128.parse(decimal.text());
    }
    if (value instanceof BsonValue.Timestamp time) {
      return new BsonTimestamp(time.seconds(), time.increment());
    }
    if (value instanceof BsonValue.Binary binary) {
      return new Binary(binary.subtype(), binary.bytes().clone());
    }
    return value instanceof BsonValue.Constant constant ? constant(constant) : text(value);
  }

  private static Object text(BsonValue value) {
    if (value instanceof BsonValue.Regex regex) {
      return new BsonRegularExpression(regex.pattern(), regex.options());
    }
    if (value instanceof BsonValue.Code code) {
      return code.scope().isEmpty()
          ? new Code(code.source())
          : new CodeWithScope(code.source(), document(code.scope()));
    }
    if (value instanceof BsonValue.Symbol symbol) {
      return new Symbol(symbol.text());
    }
    BsonValue.DbPointer pointer = (BsonValue.DbPointer) value;
    return new BsonDbPointer(pointer.namespace(), new ObjectId(pointer.id().hex()));
  }

  private static Object constant(BsonValue.Constant constant) {
    return switch (constant) {
      case MIN_KEY -> new MinKey();
      case MAX_KEY -> new MaxKey();
      case UNDEFINED -> new BsonUndefined();
    };
  }
}
