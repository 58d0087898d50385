package io.appservices.emulator.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
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

  /**
   * Returns the value of a key as a change sees it: with what was changed before it in the
   * transaction. It saves reading the row, as mostly the caller has just read the value here.
   *
   * @param load reads the value in the transaction, using no cache
   */
  public Optional<V> get(Transaction transaction, K key, Query<Optional<V>> load)
      throws SQLException {
    CacheEntry<K, V> changed = transaction.last(new CacheEntry<>(cache, key, null));
    Optional<V> value = changed == null ? cache.getIfPresent(key) : changed.value();
    return value == null ? load.run(transaction) : value;
  }

  /** Has a value put here when the transaction is committed; empty says that there is none. */
  public void set(Transaction transaction, K key, Optional<V> value) {
    transaction.onEnd(new CacheEntry<>(cache, key, value));
  }

  /** Has the value of a key read again when the transaction is committed. */
  public void forget(Transaction transaction, K key) {
    transaction.onEnd(new CacheEntry<>(cache, key, null));
  }
}
