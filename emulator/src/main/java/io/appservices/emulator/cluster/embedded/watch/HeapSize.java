package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.bson.BinData;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The approximate heap size of values of the embedded server, for bounds on what is kept. */
final class HeapSize {

  private static final long OBJECT = 24;

  private HeapSize() {}

  /** Returns the size in bytes; null takes none. */
  static long of(@Nullable Object value) {
    if (value instanceof Map<?, ?> document) {
      return OBJECT
          + document.entrySet().stream()
              .mapToLong(entry -> OBJECT + of(entry.getKey()) + of(entry.getValue()))
              .sum();
    } else if (value instanceof Collection<?> list) {
      return OBJECT + list.stream().mapToLong(HeapSize::of).sum();
    } else if (value instanceof CharSequence text) {
      return OBJECT + text.length();
    } else if (value instanceof BinData data) {
      return OBJECT + data.getData().length;
    }
    return value == null ? 0 : OBJECT;
  }
}
