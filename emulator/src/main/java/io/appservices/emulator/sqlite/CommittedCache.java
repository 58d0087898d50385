package io.appservices.emulator.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values that were read or written last, by key, and also that there is none. A change puts its
 * value in when it is committed, before its caller is answered; so whoever reads after that finds
 * it, or a later one. Loads and changes of a key take turns: a load that began before the commit
 * ends before the new value is put in its place.
 */
public final class CommittedCache<K, V> {

  private final Cache<K, Optional<V>> cache;

  /**
   * Makes an empty cache.
   *
   * @param most the number of keys that it keeps
   */
  public CommittedCache(long most) {
    // Its upkeep runs on the threads that use it: it has none of its own.
    cache = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
  }

  /**
   * Returns the value of a key; empty if there is none.
   *
   * @param load reads the value, using no cache
   */
  public Optional<V> get(K key, Supplier<Optional<V>> load) {
    return cache.get(key, absent -> load.get());
  }

  /** Returns the value if it is here; empty if it is not, or there is none. */
  public Optional<V> peek(K key) {
    Optional<V> value = cache.getIfPresent(key);
    return value == null ? Optional.empty() : value;
  }

  /** Has a value put here when the transaction is committed; empty says that there is none. */
  public void set(Transaction transaction, K key, Optional<V> value) {
    transaction.onEnd(() -> cache.put(key, value), () -> cache.invalidate(key));
  }

  /** Has the value of a key read again when the transaction is committed. */
  public void forget(Transaction transaction, K key) {
    // It waits for a load that goes on, whose value may be the one from before.
    transaction.onEnd(() -> cache.invalidate(key), () -> cache.invalidate(key));
  }
}
