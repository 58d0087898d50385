package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;

/** The order of binary data: by its length, then its subtype, then its bytes. */
final class BinaryOrder {

  private static final int UUID_BYTES = 16;

  private BinaryOrder() {}

  static int compare(Object one, Object other) {
    byte[] bytes = bytes(one);
    byte[] others = bytes(other);
    int order = Integer.compare(bytes.length, others.length);
    if (order == 0) {
      order = Integer.compare(subtype(one), subtype(other));
    }
    return order == 0 ? Arrays.compareUnsigned(bytes, others) : order;
  }

  private static int subtype(Object value) {
    if (value instanceof UUID) {
      return 4;
    }
    return value instanceof LegacyUUID ? 3 : 0;
  }

  private static byte[] bytes(Object value) {
    if (value instanceof UUID uuid) {
      return bytes(uuid, ByteOrder.BIG_ENDIAN);
    }
    return value instanceof LegacyUUID legacy
        ? bytes(legacy.getUuid(), ByteOrder.LITTLE_ENDIAN)
        : ((BinData) value).getData();
  }

  private static byte[] bytes(UUID uuid, ByteOrder order) {
    return ByteBuffer.allocate(UUID_BYTES)
        .order(order)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
