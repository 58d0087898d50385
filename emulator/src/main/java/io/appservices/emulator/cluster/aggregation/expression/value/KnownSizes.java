package io.appservices.emulator.cluster.aggregation.expression.value;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BsonSize}s of the last large values that the expressions of a document made: what is
 * put into another value is not counted anew with each. Not safe for use by several threads.
 */
public final class KnownSizes {

  private static final int MOST = 8;

  /** The bytes of a value that is counted as fast as it is found here. */
  private static final int SMALL = 256;

  private final @Nullable Object[] values = new @Nullable Object[MOST];
  private final int[] sizes = new int[MOST];
  private int next;

  /**
   * Returns the bytes of a value, which does not change from now on.
   *
   * @throws MongoServerError if they are more than {@link BsonSize#MOST}
   */
  public int of(@Nullable Object value) {
    int bytes = (int) BsonSize.counted(value, 0, 0, this);
    if (value instanceof Document || value instanceof Collection<?>) {
      remember(value, bytes);
    }
    return bytes;
  }

  /** Takes the bytes of a value from one who knows them. */
  public void remember(Object value, int bytes) {
    if (bytes >= SMALL && !(value instanceof SizedList) && find(value) < 0) {
      values[next] = value;
      sizes[next] = bytes;
      next = (next + 1) % MOST;
    }
  }

  /** Returns the bytes of a value; a negative number if they are not known. */
  int find(Object value) {
    for (int i = 0; i < MOST; i++) {
      if (values[i] == value) {
        return sizes[i];
      }
    }
    return -1;
  }
}
