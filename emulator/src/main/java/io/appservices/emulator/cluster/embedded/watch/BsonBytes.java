package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that values take in BSON; exact but for regular expressions, code and the keys that are
 * less or greater than all.
 *
 * @see <a href="https://bsonspec.org/spec.html">The specification of BSON</a>
 */
final class BsonBytes {

  private static final int LENGTH = 4;
  private static final int END = 1;
  private static final int TYPE = 1;
  private static final int UUID_BYTES = 16;

  private BsonBytes() {}

  /** Returns the bytes of a name, without its end. */
  static int ofName(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the bytes of a value, without its type and its name. */
  static long of(@Nullable Object value) {
    if (value instanceof Document document) {
      long bytes = LENGTH + END;
      for (Map.Entry<String, Object> member : document.entrySet()) {
        bytes += TYPE + ofName(member.getKey()) + END + of(member.getValue());
      }
      return bytes;
    }
    if (value instanceof Collection<?> items) {
      long bytes = LENGTH + END;
      int index = 0;
      for (Object item : items) {
        bytes += TYPE + String.valueOf(index++).length() + END + of(item);
      }
      return bytes;
    }
    return value == null ? 0 : ofScalar(value);
  }

  private static int ofScalar(Object value) {
    if (value instanceof String text) {
      return LENGTH + ofName(text) + END;
    }
    if (value instanceof BinData data) {
      return LENGTH + TYPE + data.getData().length;
    }
    if (value instanceof UUID || value instanceof LegacyUUID) {
      return LENGTH + TYPE + UUID_BYTES;
    }
    if (value instanceof ObjectId) {
      return 12;
    }
    if (value instanceof Decimal128) {
      return 16;
    }
    if (value instanceof Boolean) {
      return 1;
    }
    return value instanceof Integer ? 4 : 8;
  }
}
