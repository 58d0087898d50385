package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.app.AppState;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.ObjectId;

/** The data of each app by itself, so that an app is made and dropped at no cost. */
final class AppDataMap {

  private final AtomicLong versions = new AtomicLong();
  private final ConcurrentNavigableMap<ObjectId, AppData> shelves = new ConcurrentSkipListMap<>();

  void add(AppState app) {
    shelves.put(app.id(), new AppData(Optional.of(app), versions));
  }

  /** Returns the data of all apps, in the order of their ids. */
  Collection<AppData> all() {
    return shelves.values();
  }

  /**
   * The shelf of an app; for an app that does not exist an empty one that nothing can be put on.
   */
  AppData of(ObjectId appId) {
    return shelves.getOrDefault(appId, AppData.NONE);
  }

  /** Takes a shelf away; what is still on it can be looked at. */
  AppData remove(ObjectId appId) {
    AppData removed = shelves.remove(appId);
    if (removed == null) {
      return AppData.NONE;
    }
    removed.close();
    return removed;
  }

  void clear() {
    shelves.keySet().forEach(this::remove);
  }
}
