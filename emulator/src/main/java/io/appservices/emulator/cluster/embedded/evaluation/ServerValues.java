package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.appservices.emulator.cluster.operation.PackedTypes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinarySubType;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.jspecify.annotations.Nullable;

/** The values inside the embedded server, as the ones that {@code org.bson} documents hold. */
public final class ServerValues {

  private static final int UUID_BYTES = 16;

  private ServerValues() {}

  /** Returns a copy of the server's document. */
  public static org.bson.Document toJava(Document document) {
    org.bson.Document java = new org.bson.Document();
    document.forEach((key, value) -> java.append(key, toJava(value)));
    return java;
  }

  private static @Nullable Object toJava(@Nullable Object value) {
    if (value instanceof Document document) {
      return toJava(document);
    }
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> java = new ArrayList<>(list.size());
      list.forEach(element -> java.add(toJava(element)));
      return java;
    }
    return value instanceof BinData data
        ? PackedTypes.unpack(new Binary(data.getData()))
        : scalarToJava(value);
  }

  private static @Nullable Object scalarToJava(@Nullable Object value) {
    if (value instanceof ObjectId id) {
      return new org.bson.types.ObjectId(id.toByteArray());
    } else if (value instanceof Instant instant) {
      return new Date(instant.toEpochMilli());
    } else if (value instanceof Decimal128 decimal) {
      return org.bson.types.Decimal128.fromIEEE754BIDEncoding(decimal.getHigh(), decimal.getLow());
    } else if (value instanceof UUID uuid) {
      return binary(BsonBinarySubType.UUID_STANDARD, ByteOrder.BIG_ENDIAN, uuid);
    } else if (value instanceof LegacyUUID uuid) {
      return binary(BsonBinarySubType.UUID_LEGACY, ByteOrder.LITTLE_ENDIAN, uuid.getUuid());
    } else if (value instanceof BsonTimestamp timestamp) {
      return new org.bson.BsonTimestamp(timestamp.getValue());
    } else if (value instanceof BsonRegularExpression regex) {
      return new org.bson.BsonRegularExpression(regex.getPattern(), regex.getOptions());
    } else if (value instanceof BsonJavaScript code) {
      return new Code(code.getCode());
    } else if (value instanceof MinKey) {
      return new org.bson.types.MinKey();
    } else if (value instanceof MaxKey) {
      return new org.bson.types.MaxKey();
    }
    return value;
  }

  private static Binary binary(BsonBinarySubType type, ByteOrder order, UUID uuid) {
    return new Binary(
        type,
        ByteBuffer.allocate(UUID_BYTES)
            .order(order)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  /** Returns a copy for the server. */
  public static Document toServer(Map<?, ?> document) {
    Document server = new Document();
    document.forEach((key, value) -> server.put(String.valueOf(key), toServer(value)));
    return server;
  }

  private static Object toServer(Object value) {
    if (value instanceof Map<?, ?> document) {
      return toServer(document);
    }
    if (value instanceof Collection<?> list) {
      List<Object> server = new ArrayList<>(list.size());
      list.forEach(element -> server.add(toServer(element)));
      return server;
    }
    return PackedTypes.isForeign(value)
        ? new BinData(PackedTypes.packed(value).getData())
        : scalar(value);
  }

  private static Object scalar(Object value) {
    if (value instanceof org.bson.types.ObjectId id) {
      return new ObjectId(id.toByteArray());
    } else if (value instanceof Date date) {
      return Instant.ofEpochMilli(date.getTime());
    } else if (value instanceof org.bson.types.Decimal128 decimal) {
      return new Decimal128(decimal.getLow(), decimal.getHigh());
    } else if (value instanceof Binary binary) {
      return binary(binary);
    } else if (value instanceof org.bson.BsonTimestamp timestamp) {
      return new BsonTimestamp(timestamp.getValue());
    } else if (value instanceof org.bson.BsonRegularExpression regex) {
      return new BsonRegularExpression(regex.getPattern(), regex.getOptions());
    } else if (value instanceof Code code) {
      return new BsonJavaScript(code.getCode());
    } else if (value instanceof org.bson.types.MinKey) {
      return MinKey.getInstance();
    } else if (value instanceof org.bson.types.MaxKey) {
      return MaxKey.getInstance();
    }
    return value;
  }

  private static Object binary(Binary binary) {
    ByteBuffer bytes = ByteBuffer.wrap(binary.getData());
    if (binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue()) {
      return new UUID(bytes.getLong(), bytes.getLong());
    }
    if (binary.getType() == BsonBinarySubType.UUID_LEGACY.getValue()) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      return new LegacyUUID(bytes.getLong(), bytes.getLong());
    }
    return new BinData(binary.getData());
  }
}
