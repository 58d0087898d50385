package io.appservices.driver;

import io.appservices.emulator.api.BsonValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.jspecify.annotations.Nullable;

/** Values of the driver as the emulator has them. */
final class ToNeutral {

  private static final int UUID_BYTES = 16;

  private ToNeutral() {}

  static @Nullable Object value(@Nullable Object value, Depth depth) {
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> document) {
      return map(document, depth);
    }
    if (value instanceof Collection<?> items) {
      return list(items, depth);
    }
    if (value instanceof Object[] items) {
      return list(Arrays.asList(items), depth);
    }
    if (value instanceof org.bson.BsonValue bson) {
      return ofBsonValue(bson, depth);
    }
    if (value instanceof CodeWithScope code) {
      return new BsonValue.Code(code.getCode(), map(code.getScope(), depth));
    }
    if (Scalars.isDbRef(value)) {
      return map(DbRefs.document(value), depth);
    }
    return isAlready(value) ? value : scalar(value);
  }

  private static List<Object> list(Collection<?> items, Depth depth) {
    List<Object> list = new ArrayList<>(items.size());
    Depth inside = depth.inside();
    items.forEach(item -> list.add(value(item, inside)));
    return list;
  }

  private static boolean isAlready(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof Instant
        || value instanceof UUID
        || value instanceof BsonValue;
  }

  static Map<String, Object> map(Map<?, ?> document, Depth depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    Depth inside = depth.inside();
    document.forEach((key, member) -> map.put(BsonBridge.key(key), value(member, inside)));
    return map;
  }

  private static Object scalar(Object value) {
    if (value instanceof ObjectId id) {
      return new BsonValue.ObjectId(id.toHexString());
    }
    if (value instanceof Date date) {
      return Instant.ofEpochMilli(date.getTime());
    }
    if (value instanceof Decimal128 decimal) {
      return new BsonValue.Decimal128(decimal.toString());
    }
    if (value instanceof Binary binary) {
      return binary(binary.getType(), binary.getData());
    }
    return value instanceof byte[] bytes ? bytes.clone() : rare(value);
  }

  private static Object binary(byte subtype, byte[] bytes) {
    if (subtype == BsonBinarySubType.BINARY.getValue()) {
      return bytes.clone();
    }
    if (subtype == BsonBinarySubType.UUID_STANDARD.getValue() && bytes.length == UUID_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    return new BsonValue.Binary(subtype, bytes.clone());
  }

  private static Object rare(Object value) {
    if (value instanceof Code code) {
      return new BsonValue.Code(code.getCode(), Map.of());
    }
    if (value instanceof Symbol symbol) {
      return new BsonValue.Symbol(symbol.getSymbol());
    }
    if (value instanceof MinKey) {
      return BsonValue.Constant.MIN_KEY;
    }
    return value instanceof MaxKey ? BsonValue.Constant.MAX_KEY : Scalars.widened(value);
  }

  /** The form that commands and codecs of the driver use, of what is no document and no array. */
  private static @Nullable Object ofBsonValue(org.bson.BsonValue value, Depth depth) {
    return switch (value.getBsonType()) {
      case NULL -> null;
      case STRING -> value.asString().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case DECIMAL128 -> scalar(value.asDecimal128().getValue());
      case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
      case OBJECT_ID -> scalar(value.asObjectId().getValue());
      case BINARY -> binary(value.asBinary());
      default -> rareBsonValue(value, depth);
    };
  }

  private static Object binary(BsonBinary binary) {
    return binary(binary.getType(), binary.getData());
  }

  private static Object rareBsonValue(org.bson.BsonValue value, Depth depth) {
    return switch (value.getBsonType()) {
      case TIMESTAMP -> timestamp(value.asTimestamp());
      case REGULAR_EXPRESSION -> regex(value.asRegularExpression());
      case JAVASCRIPT -> new BsonValue.Code(value.asJavaScript().getCode(), Map.of());
      case JAVASCRIPT_WITH_SCOPE -> code(value.asJavaScriptWithScope(), depth);
      case SYMBOL -> new BsonValue.Symbol(value.asSymbol().getSymbol());
      case DB_POINTER -> pointer(value.asDBPointer());
      case MIN_KEY -> BsonValue.Constant.MIN_KEY;
      case MAX_KEY -> BsonValue.Constant.MAX_KEY;
      case UNDEFINED -> BsonValue.Constant.UNDEFINED;
      default -> throw BsonBridge.unknown(value);
    };
  }

  private static BsonValue timestamp(BsonTimestamp time) {
    return new BsonValue.Timestamp(time.getTime(), time.getInc());
  }

  private static BsonValue regex(BsonRegularExpression regex) {
    return new BsonValue.Regex(regex.getPattern(), regex.getOptions());
  }

  private static BsonValue code(BsonJavaScriptWithScope code, Depth depth) {
    return new BsonValue.Code(code.getCode(), map(code.getScope(), depth));
  }

  private static BsonValue pointer(BsonDbPointer pointer) {
    return new BsonValue.DbPointer(
        pointer.getNamespace(), new BsonValue.ObjectId(pointer.getId().toHexString()));
  }
}
