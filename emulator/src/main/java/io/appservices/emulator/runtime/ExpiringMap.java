package io.appservices.emulator.runtime;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * A map that forgets: each entry some time after it was written, by the emulator's clock, and the
 * oldest ones when there are too many. Safe to use from any thread.
 */
public final class ExpiringMap<K, V> {

  /** The number of entries kept: far more than a test needs, and a bound for a server. */
  public static final int MAX_ENTRIES = 10_000;

  private record Written<V>(V value, long millis) {}

  private final EmulatorClock clock;
  private final long lifetime;

  /** The entries by the time they were written at, the last one at the end. */
  private final Map<K, Written<V>> entries = new LinkedHashMap<>();

  public ExpiringMap(EmulatorClock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime.toMillis();
  }

  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key)).filter(this::isFresh).map(Written::value);
  }

  /** Finds an entry and removes it. Of concurrent calls exactly one gets it. */
  public synchronized Optional<V> take(K key) {
    return Optional.ofNullable(entries.remove(key)).filter(this::isFresh).map(Written::value);
  }

  public synchronized void put(K key, V value) {
    // Removed first, since an entry that is replaced would keep its place.
    entries.remove(key);
    entries.put(key, new Written<>(value, clock.millis()));
    removeOldest();
  }

  /** Puts a value, combined with the one that is there. */
  public synchronized V merge(K key, V value, BinaryOperator<V> combine) {
    V merged = find(key).map(present -> combine.apply(present, value)).orElse(value);
    put(key, merged);
    return merged;
  }

  /** Removes all entries. */
  public synchronized void clear() {
    entries.clear();
  }

  /** Removes the oldest entries; each put adds one at most, so this looks at few. */
  private void removeOldest() {
    Iterator<Written<V>> oldest = entries.values().iterator();
    while (oldest.hasNext() && (!isFresh(oldest.next()) || entries.size() > MAX_ENTRIES)) {
      oldest.remove();
    }
  }

  private boolean isFresh(Written<V> entry) {
    return clock.millis() - entry.millis() < lifetime;
  }
}
