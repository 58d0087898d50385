package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.BoundedRows;
import io.appservices.emulator.storage.sqlite.table.RecordTables;
import java.util.List;
import org.bson.types.ObjectId;

final class SqliteLogs implements LogStore {

  private final BoundedRows<LogEntry> rows;

  SqliteLogs(SqliteDatabase database, AppNumbers apps) {
    rows = new BoundedRows<>(database, apps, RecordTables.LOG_ENTRY, Codecs.LOG_ENTRY);
  }

  @Override
  public void add(ObjectId appId, LogEntry entry, int mostOfApp) {
    rows.add(appId, entry, mostOfApp);
  }

  @Override
  public List<LogEntry> list(ObjectId appId) {
    return rows.newestFirst(appId);
  }
}
