package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.util.Optional;
import org.bson.types.ObjectId;

final class SqliteSchedules implements ScheduleStore {

  private final SqliteDatabase database;

  SqliteSchedules(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId) {
    return database.read(
        sql ->
            sql.first(
                "SELECT s.body FROM schedule s JOIN app ON app.number = s.app"
                    + " WHERE app.id = ? AND s.trigger_id = ?",
                Bodies.reader(Codecs.SCHEDULE_MARK, 1),
                appId,
                triggerId));
  }

  @Override
  public void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark) {
    byte[] body = Bodies.of(Codecs.SCHEDULE_MARK, mark);
    database.write(
        transaction ->
            transaction.update(
                "REPLACE INTO schedule(app, trigger_id, body)"
                    + " SELECT number, ?, ? FROM app WHERE id = ?",
                triggerId,
                body,
                appId));
  }

  @Override
  public boolean replace(
      ObjectId appId, ObjectId triggerId, ScheduleMark expected, ScheduleMark mark) {
    byte[] before = Bodies.of(Codecs.SCHEDULE_MARK, expected);
    byte[] after = Bodies.of(Codecs.SCHEDULE_MARK, mark);
    return database.write(
        transaction ->
            transaction.update(
                    "UPDATE schedule SET body = ? WHERE trigger_id = ? AND body = ?"
                        + " AND app = (SELECT number FROM app WHERE id = ?)",
                    after,
                    triggerId,
                    before,
                    appId)
                > 0);
  }

  @Override
  public void delete(ObjectId appId, ObjectId triggerId) {
    database.write(
        transaction ->
            transaction.update(
                "DELETE FROM schedule WHERE trigger_id = ?"
                    + " AND app = (SELECT number FROM app WHERE id = ?)",
                triggerId,
                appId));
  }
}
