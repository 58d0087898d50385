package io.appservices.emulator.storage.embedded;

import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Values by their ids, which are found by one id, and listed in the order of ids. Each is found by
 * hash: {@link ObjectId#compareTo} makes two arrays, and a sorted map does that a dozen times for
 * each value that is looked up. Readers take no lock; changes are for one thread at a time.
 *
 * @param <V> the type of the values
 */
final class IdMap<V> {

  private final ConcurrentMap<ObjectId, V> values = new ConcurrentHashMap<>();

  /** The ids of the values; while one is added or removed, it may be in one of both alone. */
  private final ConcurrentSkipListSet<ObjectId> ids = new ConcurrentSkipListSet<>();

  /** Returns the value of an id; null if there is none. */
  @Nullable V get(ObjectId id) {
    return values.get(id);
  }

  boolean containsKey(ObjectId id) {
    return values.containsKey(id);
  }

  /** Adds a value, or puts it in place of the one that the id has. */
  void put(ObjectId id, V value) {
    if (values.put(id, value) == null) {
      ids.add(id);
    }
  }

  /** Removes the value of an id, and returns it; null if there is none. */
  @Nullable V remove(ObjectId id) {
    ids.remove(id);
    return values.remove(id);
  }

  int size() {
    return values.size();
  }

  /** Returns the ids in their order: a view, not to be changed. */
  NavigableSet<ObjectId> ids() {
    return ids;
  }

  /** Returns the values of some ids, in their order. */
  Stream<V> values(NavigableSet<ObjectId> wanted) {
    return wanted.stream().map(values::get).filter(Objects::nonNull);
  }
}
