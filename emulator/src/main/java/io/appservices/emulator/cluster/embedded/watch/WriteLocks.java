package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.MongoCollection;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * A lock for each collection, which orders what is written to it. It is taken before any lock of
 * the backend: a backend takes those of a database and of its collections in orders of its own.
 */
final class WriteLocks {

  private final Map<MongoCollection<?>, Object> locks = new WeakHashMap<>();

  synchronized Object of(MongoCollection<?> stored) {
    return locks.computeIfAbsent(stored, collection -> new Object());
  }
}
