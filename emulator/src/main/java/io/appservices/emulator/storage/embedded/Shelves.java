package io.appservices.emulator.storage.embedded;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bson.types.ObjectId;

/** One shelf for each app, so that an app is made and dropped at no cost. */
final class Shelves {

  private final ConcurrentMap<ObjectId, Shelf> shelves = new ConcurrentHashMap<>();

  void add(ObjectId appId) {
    shelves.put(appId, new Shelf());
  }

  /**
   * The shelf of an app; for an app that does not exist an empty one that nothing can be put on.
   */
  Shelf of(ObjectId appId) {
    return shelves.getOrDefault(appId, Shelf.NONE);
  }

  void remove(ObjectId appId) {
    Shelf removed = shelves.remove(appId);
    if (removed != null) {
      removed.close();
    }
  }

  void clear() {
    shelves.keySet().forEach(this::remove);
  }
}
