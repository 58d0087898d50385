package io.appservices.emulator.function;

import io.appservices.emulator.api.BsonValue;
import io.appservices.emulator.api.BsonValue.Constant;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
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
 * Values of documents as code that embeds the emulator sees them: without {@code org.bson}. All of
 * it is copied. {@link DocumentValues} is the way back.
 */
public final class NeutralValues {

  private static final int UUID_BYTES = 16;

  private NeutralValues() {}

  /** Returns a document. */
  public static Map<String, Object> map(Map<String, ?> document) {
    Map<String, Object> copy = new LinkedHashMap<>();
    document.forEach((key, value) -> copy.put(key, of(value)));
    return copy;
  }

  /** Returns the items of an array, which may be null. */
  public static List<Object> list(Collection<?> items) {
    List<Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(of(item)));
    return copy;
  }

  /** Converts any value; one that no document holds is left as it is. */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?> document) {
      Map<String, Object> copy = new LinkedHashMap<>();
      document.forEach((key, member) -> copy.put(String.valueOf(key), of(member)));
      return copy;
    }
    if (value instanceof Collection<?> items) {
      return list(items);
    }
    if (value instanceof ObjectId id) {
      return new BsonValue.ObjectId(id.toHexString());
    }
    if (value instanceof Date date) {
      return date.toInstant();
    }
    if (value instanceof Decimal128 decimal) {
      return new BsonValue.Decimal128(decimal.toString());
    }
    return value instanceof Binary binary ? binary(binary) : rare(value);
  }

  private static Object binary(Binary binary) {
    byte[] bytes = binary.getData();
    if (binary.getType() == BsonBinarySubType.BINARY.getValue()) {
      return bytes.clone();
    }
    if (binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
        && bytes.length == UUID_BYTES) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    return new BsonValue.Binary(binary.getType(), bytes.clone());
  }

  private static @Nullable Object rare(@Nullable Object value) {
    if (value instanceof BsonTimestamp time) {
      return new BsonValue.Timestamp(time.getTime(), time.getInc());
    }
    if (value instanceof BsonRegularExpression regex) {
      return new BsonValue.Regex(regex.getPattern(), regex.getOptions());
    }
    if (value instanceof CodeWithScope code) {
      return new BsonValue.Code(code.getCode(), map(code.getScope()));
    }
    if (value instanceof Code code) {
      return new BsonValue.Code(code.getCode(), Map.of());
    }
    if (value instanceof Symbol symbol) {
      return new BsonValue.Symbol(symbol.getSymbol());
    }
    if (value instanceof BsonDbPointer pointer) {
      return new BsonValue.DbPointer(
          pointer.getNamespace(), new BsonValue.ObjectId(pointer.getId().toHexString()));
    }
    return constant(value);
  }

  private static @Nullable Object constant(@Nullable Object value) {
    if (value instanceof MinKey) {
      return Constant.MIN_KEY;
    }
    if (value instanceof MaxKey) {
      return Constant.MAX_KEY;
    }
    return value instanceof BsonUndefined ? Constant.UNDEFINED : value;
  }
}
