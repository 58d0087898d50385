package io.appservices.emulator.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;

/**
 * A map that forgets: each entry some time after it was written, by the emulator's clock, and the
 * least used ones when there are too many. Safe to use from any thread.
 */
public final class ExpiringMap<K, V> {

  /** How many entries are kept: far more than a test needs, and a bound for a server. */
  private static final int MAX_ENTRIES = 10_000;

  private final Cache<K, V> entries;

  public ExpiringMap(EmulatorClock clock, Duration lifetime) {
    entries =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(lifetime)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  public Optional<V> find(K key) {
    return Optional.ofNullable(entries.getIfPresent(key));
  }

  /** Finds an entry and removes it. Of concurrent calls exactly one gets it. */
  public Optional<V> take(K key) {
    // Asked first, since a removal does not look at the time.
    V present = entries.getIfPresent(key);
    return present != null && entries.asMap().remove(key, present)
        ? Optional.of(present)
        : Optional.empty();
  }

  public void put(K key, V value) {
    entries.put(key, value);
  }

  /** Puts a value, combined with the one that is there. */
  public V merge(K key, V value, BinaryOperator<V> combine) {
    return entries.asMap().merge(key, value, combine);
  }
}
