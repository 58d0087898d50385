package io.appservices.emulator.storage.embedded;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Things that are kept while there is room for them, the first to come being the first to go. Safe
 * to use from any thread.
 */
final class Surplus<T> {

  /** The most that is kept in a heap that is large enough. */
  private static final int MOST = 100_000;

  /** The bytes of the heap for each thing that is kept, where the heap is smaller. */
  private static final int HEAP_BYTES_EACH = 2_560;

  private final int most;
  private final Set<T> kept = new LinkedHashSet<>();

  Surplus() {
    this(usual());
  }

  Surplus(int most) {
    this.most = most;
  }

  /** Returns how many things are kept where nobody says otherwise. */
  static int usual() {
    return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / HEAP_BYTES_EACH);
  }

  /** Adds a thing as the newest; returns the oldest if it has to go for that. */
  synchronized Optional<T> add(T thing) {
    kept.add(thing);
    if (kept.size() <= most) {
      return Optional.empty();
    }
    Iterator<T> all = kept.iterator();
    T oldest = all.next();
    all.remove();
    return Optional.of(oldest);
  }

  synchronized void remove(T thing) {
    kept.remove(thing);
  }

  synchronized void clear() {
    kept.clear();
  }
}
