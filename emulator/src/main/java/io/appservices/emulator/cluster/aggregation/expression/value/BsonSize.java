package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes values would have in BSON: enough to refuse a value while it is made that no
 * document could hold, as one is that doubles with each step of a {@code $reduce}.
 */
public final class BsonSize {

  /** The most bytes that MongoDB gives a document while it works on it. */
  public static final int MOST = 16 * 1024 * 1024 + 16 * 1024;

  private static final int TOO_LARGE = 10334;

  /** Of a type, a short name and a value that has no length of its own, or the length of one. */
  public static final int FRAME = 10;

  /** Documents are nested less deeply; a value that is has been counted on its way there. */
  private static final int DEEPEST = 200;

  private BsonSize() {}

  /**
   * Returns the bytes, in time that grows with them.
   *
   * @throws MongoServerError if they are more than {@link #MOST}
   */
  public static int of(@Nullable Object value) {
    return (int) counted(value, 0, 0, null);
  }

  /**
   * Returns a sum of bytes.
   *
   * @throws MongoServerError if it is more than {@link #MOST}
   */
  public static int checked(long bytes) {
    if (bytes > MOST) {
      throw Refused.because(
          TOO_LARGE,
          "BSONObj size: %d (0x%X) is invalid. Size must be between 0 and %d(16MB)"
              .formatted(bytes, bytes, MOST));
    }
    return (int) bytes;
  }

  /** Returns a sum of bytes and those of a value, whose parts may be known already. */
  static long counted(@Nullable Object value, long before, int depth, @Nullable KnownSizes known) {
    if (known != null && (value instanceof Document || value instanceof Collection<?>)) {
      int bytes = known.find(value);
      if (bytes >= 0) {
        return checked(before + bytes);
      }
    }
    long bytes = checked(before + own(value));
    if (depth == DEEPEST || value instanceof SizedList) {
      return bytes;
    }
    if (value instanceof Document document) {
      for (Map.Entry<String, Object> field : document.entrySet()) {
        bytes = counted(field.getValue(), bytes + field.getKey().length(), depth + 1, known);
      }
    } else if (value instanceof Collection<?> items) {
      for (Object item : items) {
        bytes = counted(item, bytes, depth + 1, known);
      }
    }
    return bytes;
  }

  private static long own(@Nullable Object value) {
    if (value instanceof String text) {
      return FRAME + (long) text.length();
    }
    if (value instanceof byte[] binary) {
      return FRAME + (long) binary.length;
    }
    return value instanceof SizedList list ? FRAME + list.bytes() : FRAME;
  }
}
