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
  private final ConcurrentNavigableMap<ObjectId, AppData> appData = new ConcurrentSkipListMap<>();

  void add(AppState app) {
    appData.put(app.id(), new AppData(Optional.of(app), versions));
  }

  /** Returns the data of all apps, in the order of their ids. */
  Collection<AppData> all() {
    return appData.values();
  }

  /** Returns the data of an app; for one that does not exist it is empty and closed. */
  AppData of(ObjectId appId) {
    return appData.getOrDefault(appId, AppData.NONE);
  }

  /** Removes and closes the data of an app; it can still be read. */
  AppData remove(ObjectId appId) {
    AppData removed = appData.remove(appId);
    if (removed == null) {
      return AppData.NONE;
    }
    removed.close();
    return removed;
  }

  void clear() {
    appData.keySet().forEach(this::remove);
  }
}
