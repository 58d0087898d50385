package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.BoundedRows;
import io.appservices.emulator.storage.sqlite.table.RecordTables;
import java.util.List;
import org.bson.types.ObjectId;

final class SqliteMails implements MailStore {

  private final BoundedRows<Mail> rows;

  SqliteMails(SqliteDatabase database, AppNumbers apps) {
    rows = new BoundedRows<>(database, apps, RecordTables.MAIL, Codecs.MAIL);
  }

  @Override
  public void add(ObjectId appId, Mail mail, int mostOfApp) {
    rows.add(appId, mail, mostOfApp);
  }

  @Override
  public List<Mail> list() {
    return rows.all();
  }

  @Override
  public void clear() {
    rows.clear();
  }
}
