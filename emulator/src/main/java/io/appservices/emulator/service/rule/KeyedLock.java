package io.appservices.emulator.service.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock for each key in use. */
final class KeyedLock<P> {

  private static final class Entry {
    private int users;
  }

  private final Map<P, Entry> entries = new ConcurrentHashMap<>();

  /** Does the work when nobody else works at the place. */
  <T> T take(P place, Supplier<T> work) {
    Entry entry = entries.compute(place, (any, present) -> joined(present));
    try {
      synchronized (entry) {
        return work.get();
      }
    } finally {
      entries.compute(place, (any, present) -> left(entry));
    }
  }

  private static Entry joined(@Nullable Entry present) {
    Entry entry = present == null ? new Entry() : present;
    entry.users++;
    return entry;
  }

  private static @Nullable Entry left(Entry entry) {
    entry.users--;
    return entry.users == 0 ? null : entry;
  }
}
