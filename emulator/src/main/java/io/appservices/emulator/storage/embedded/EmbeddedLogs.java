package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.storage.LogStore;
import java.util.List;
import org.bson.types.ObjectId;

final class EmbeddedLogs implements LogStore {

  private final AppDataMap appData;

  EmbeddedLogs(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public void add(ObjectId appId, LogEntry entry, int mostOfApp) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (!data.isOpen()) {
        return;
      }
      data.log.addFirst(entry);
      while (data.log.size() > mostOfApp) {
        data.log.removeLast();
      }
    }
  }

  @Override
  public List<LogEntry> list(ObjectId appId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      return List.copyOf(data.log);
    }
  }
}
