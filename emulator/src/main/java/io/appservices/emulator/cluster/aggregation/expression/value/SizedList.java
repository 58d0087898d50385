package io.appservices.emulator.cluster.aggregation.expression.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array that an expression makes, which knows its {@link BsonSize}: a {@code $reduce} would
 * count it anew with each step. Not safe for use by several threads.
 */
@SuppressWarnings("serial")
public final class SizedList extends ArrayList<@Nullable Object> {

  private int bytes;

  /**
   * Adds a value.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if the array gets larger than a document
   *     may be
   */
  @Override
  public boolean add(@Nullable Object value) {
    bytes = BsonSize.checked((long) bytes + BsonSize.of(value));
    return super.add(value);
  }

  /**
   * Returns the items of arrays, whose sizes may be known, one array behind the other.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError as {@link #add}
   */
  public static SizedList joined(Collection<?> arrays) {
    SizedList list = new SizedList();
    for (Object array : arrays) {
      list.bytes = BsonSize.checked((long) list.bytes + BsonSize.of(array) - BsonSize.FRAME);
    }
    for (Object array : arrays) {
      if (array instanceof List<?> items) {
        list.addAll(items);
      }
    }
    return list;
  }

  /** Returns about how many bytes its items would have in BSON. */
  int bytes() {
    return bytes;
  }
}
