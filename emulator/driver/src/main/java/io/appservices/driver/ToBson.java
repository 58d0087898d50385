package io.appservices.driver;

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

/** Values of the emulator as the driver has them. */
final class ToBson {

  private static final int UUID_BYTES = 16;
  private static final String DRIVER = "org.bson.";

  private ToBson() {}

  static @Nullable Object value(@Nullable Object value, Depth depth) {
    if (value == null) {
      return null;
    }
    if (value instanceof BsonValue bson) {
      return bson(bson, depth);
    }
    if (isAlready(value)) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return document(map, depth);
    }
    if (value instanceof Collection<?> items) {
      return list(items, depth);
    }
    return value instanceof Object[] items ? list(Arrays.asList(items), depth) : scalar(value);
  }

  /** A document of the driver is copied as any map: it may hold values of the emulator. */
  private static boolean isAlready(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Date
        || Scalars.isDbRef(value)
        || value.getClass().getName().startsWith(DRIVER) && !(value instanceof Document);
  }

  static Document document(Map<?, ?> map, Depth depth) {
    Document document = new Document();
    Depth inside = depth.inside();
    map.forEach((key, value) -> document.append(BsonBridge.key(key), value(value, inside)));
    return document;
  }

  private static List<Object> list(Collection<?> items, Depth depth) {
    List<Object> copy = new ArrayList<>(items.size());
    Depth inside = depth.inside();
    items.forEach(item -> copy.add(value(item, inside)));
    return copy;
  }

  private static Object scalar(Object value) {
    if (value instanceof Instant instant) {
      return Date.from(instant);
    }
    if (value instanceof byte[] bytes) {
      return new Binary(bytes.clone());
    }
    if (value instanceof UUID uuid) {
      return binary(uuid);
    }
    if (value instanceof BigDecimal decimal) {
      return new Decimal128(decimal);
    }
    return Scalars.widened(value);
  }

  private static Binary binary(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return new Binary(BsonBinarySubType.UUID_STANDARD, bytes.array());
  }

  private static Object bson(BsonValue value, Depth depth) {
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
    return value instanceof BsonValue.Constant constant ? constant(constant) : text(value, depth);
  }

  private static Object text(BsonValue value, Depth depth) {
    if (value instanceof BsonValue.Regex regex) {
      return new BsonRegularExpression(regex.pattern(), regex.options());
    }
    if (value instanceof BsonValue.Code code) {
      return code.scope().isEmpty()
          ? new Code(code.source())
          : new CodeWithScope(code.source(), document(code.scope(), depth));
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
