package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.Sql;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Users of a group are in the order of the numbers of their rows. */
final class SqliteDatabaseUsers implements DatabaseUserStore {

  private static final RowReader<DatabaseUser> BODY = Bodies.reader(Codecs.DATABASE_USER, 1);
  private static final String KEY = " WHERE group_id = ? AND database = ? AND name = ?";

  private final SqliteDatabase database;

  SqliteDatabaseUsers(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<DatabaseUser> find(DatabaseUser.Key key) {
    return database.read(sql -> find(sql, key));
  }

  private static Optional<DatabaseUser> find(Sql sql, DatabaseUser.Key key) throws SQLException {
    return sql.first("SELECT body FROM database_user" + KEY, BODY, values(key));
  }

  private static Object[] values(DatabaseUser.Key key) {
    return new Object[] {
      key.groupId(), Texts.stored(key.databaseName()), Texts.stored(key.username())
    };
  }

  @Override
  public List<DatabaseUser> list(ObjectId groupId) {
    return database.read(
        sql ->
            sql.all(
                "SELECT body FROM database_user WHERE group_id = ? ORDER BY number",
                BODY,
                groupId));
  }

  @Override
  public Insertion insert(DatabaseUser user, int mostInGroup) {
    return database.write(
        tx -> {
          DatabaseUser.Key key = user.key();
          if (find(tx, key).isPresent()) {
            return Insertion.TAKEN;
          }
          String inGroup = "SELECT count(*) FROM database_user WHERE group_id = ?";
          if (tx.number(inGroup, key.groupId()) >= mostInGroup) {
            return Insertion.FULL;
          }
          tx.update(
              "INSERT INTO database_user(group_id, database, name, expires, body)"
                  + " VALUES(?, ?, ?, ?, ?)",
              key.groupId(),
              Texts.stored(key.databaseName()),
              Texts.stored(key.username()),
              expires(user),
              Bodies.of(Codecs.DATABASE_USER, user));
          return Insertion.ADDED;
        });
  }

  private static @Nullable Long expires(DatabaseUser user) {
    Instant end = user.deleteAfterDate();
    return end == null ? null : end.getEpochSecond();
  }

  @Override
  public UpdateResult<DatabaseUser> update(DatabaseUser.Key key, Update<DatabaseUser> change) {
    return database.write(
        tx -> {
          Optional<DatabaseUser> before = find(tx, key);
          if (before.isEmpty()) {
            return new UpdateResult.Missing<>();
          }
          Optional<DatabaseUser> after = change.apply(before.get());
          if (after.isPresent()) {
            tx.update(
                "UPDATE database_user SET expires = ?, body = ?" + KEY,
                expires(after.get()),
                Bodies.of(Codecs.DATABASE_USER, after.get()),
                key.groupId(),
                Texts.stored(key.databaseName()),
                Texts.stored(key.username()));
          }
          return UpdateResult.of(before.get(), after);
        });
  }

  @Override
  public Optional<DatabaseUser> delete(DatabaseUser.Key key) {
    return database.write(
        tx -> tx.first("DELETE FROM database_user" + KEY + " RETURNING body", BODY, values(key)));
  }

  @Override
  public void deleteExpired(ObjectId groupId, Instant now) {
    // Mostly there is none, and then nobody waits for a flush.
    if (database.read(sql -> expired(sql, groupId, now)).isEmpty()) {
      return;
    }
    database.write(
        tx -> {
          for (DatabaseUser user : expired(tx, groupId, now)) {
            tx.update("DELETE FROM database_user" + KEY, values(user.key()));
          }
          return true;
        });
  }

  private static List<DatabaseUser> expired(Sql sql, ObjectId groupId, Instant now)
      throws SQLException {
    List<DatabaseUser> ended =
        sql.all(
            "SELECT body FROM database_user WHERE group_id = ? AND expires <= ?",
            BODY,
            groupId,
            now.getEpochSecond());
    return ended.stream().filter(user -> user.isExpired(now)).toList();
  }
}
