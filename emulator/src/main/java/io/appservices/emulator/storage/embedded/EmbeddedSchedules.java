package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.storage.ScheduleStore;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedSchedules implements ScheduleStore {

  private final AppDataMap appData;

  EmbeddedSchedules(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId) {
    return Optional.ofNullable(appData.of(appId).scheduleMarks.get(triggerId));
  }

  @Override
  public void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (data.isOpen()) {
        data.scheduleMarks.put(triggerId, mark);
      }
    }
  }

  @Override
  public boolean replace(
      ObjectId appId, ObjectId triggerId, ScheduleMark expected, ScheduleMark mark) {
    AppData data = appData.of(appId);
    synchronized (data) {
      return data.isOpen() && data.scheduleMarks.replace(triggerId, expected, mark);
    }
  }

  @Override
  public void delete(ObjectId appId, ObjectId triggerId) {
    appData.of(appId).scheduleMarks.remove(triggerId);
  }
}
