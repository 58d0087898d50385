package io.appservices.emulator.cluster.aggregation.expression.value;

import java.util.ArrayList;
import java.util.Collection;
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

  /** Returns a copy of an array that others were joined to, whose sizes may be known. */
  public static SizedList joined(Collection<?> items, Collection<?> arrays) {
    SizedList list = new SizedList();
    items.forEach(list::append);
    list.bytes = arrays.stream().mapToInt(array -> BsonSize.of(array) - BsonSize.FRAME).sum();
    return list;
  }

  private void append(@Nullable Object value) {
    super.add(value);
  }

  /** Returns about how many bytes its items would have in BSON. */
  int bytes() {
    return bytes;
  }
}
