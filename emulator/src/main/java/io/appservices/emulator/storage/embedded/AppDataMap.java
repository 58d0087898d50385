package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.app.AppState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.ObjectId;

/** The data of each app by itself, so that an app is made and dropped at no cost. */
final class AppDataMap {

  private final AtomicLong versions = new AtomicLong();
  private final IdMap<AppData> appData = new IdMap<>();

  synchronized void add(AppState app) {
    appData.put(app.id(), new AppData(Optional.of(app), versions));
  }

  /** Returns the data of all apps, in the order of their ids. */
  List<AppData> all() {
    return appData.values(appData.ids()).toList();
  }

  /** Returns the data of an app; for one that does not exist it is empty and closed. */
  AppData of(ObjectId appId) {
    AppData data = appData.get(appId);
    return data == null ? AppData.NONE : data;
  }

  /** Removes and closes the data of an app; it can still be read. */
  synchronized AppData remove(ObjectId appId) {
    AppData removed = appData.remove(appId);
    if (removed == null) {
      return AppData.NONE;
    }
    removed.close();
    return removed;
  }

  void clear() {
    appData.ids().forEach(this::remove);
  }
}
