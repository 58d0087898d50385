package io.appservices.emulator.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to one entry of a cache, once it is committed. It equals what other changes do
 * to the same entry.
 */
// A value that is not known is null, as in the cache itself; an empty one says that there is none.
@SuppressWarnings("NullableOptional")
final class CacheEntry<K, V> {

  private final Cache<K, Optional<V>> cache;
  private final K key;
  private final @Nullable Optional<V> value;

  /**
   * Makes one.
   *
   * @param value the new value, empty if there is none any more; null if it is to be read again
   */
  CacheEntry(Cache<K, Optional<V>> cache, K key, @Nullable Optional<V> value) {
    this.cache = cache;
    this.key = key;
    this.value = value;
  }

  @Nullable Optional<V> value() {
    return value;
  }

  void committed() {
    if (value == null) {
      // It waits for a load that goes on, whose value may be the one from before.
      cache.invalidate(key);
    } else {
      cache.put(key, value);
    }
  }

  void failed() {
    cache.invalidate(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CacheEntry<?, ?> entry
        && cache.equals(entry.cache)
        && key.equals(entry.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
