package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.BoundedRecords;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import org.bson.types.ObjectId;

final class MongoLogs implements LogStore {

  private final BoundedRecords<LogEntry> entries;

  MongoLogs(SharedDatabase database, Apps apps, Sequence sequence) {
    this.entries =
        new BoundedRecords<>(
            database.collection(Collections.LOG_ENTRIES), apps, sequence, Codecs.LOG_ENTRY);
  }

  @Override
  public void add(ObjectId appId, LogEntry entry, int mostOfApp) {
    entries.add(appId, entry, mostOfApp);
  }

  @Override
  public List<LogEntry> list(ObjectId appId) {
    return entries.newestFirst(appId);
  }
}
