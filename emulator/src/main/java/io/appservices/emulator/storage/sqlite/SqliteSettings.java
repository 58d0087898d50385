package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.sqlite.Sql;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.codec.FreeValues;
import java.sql.SQLException;
import java.util.Optional;
import org.bson.Document;

final class SqliteSettings implements SettingStore {

  private final SqliteDatabase database;

  SqliteSettings(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Document> find(String name) {
    return database.read(sql -> find(sql, name));
  }

  private static Optional<Document> find(Sql sql, String name) throws SQLException {
    return sql.first(
        "SELECT body FROM setting WHERE name = ?",
        row -> FreeValues.read(BsonBytes.read(row.sealed(1))),
        name);
  }

  @Override
  public Document putIfAbsent(String name, Document value) {
    byte[] body = body(value);
    return database.write(
        transaction -> {
          transaction.update("INSERT OR IGNORE INTO setting(name, body) VALUES(?, ?)", name, body);
          return find(transaction, name).orElseThrow();
        });
  }

  @Override
  public void put(String name, Document value) {
    byte[] body = body(value);
    database.write(
        transaction ->
            transaction.update("REPLACE INTO setting(name, body) VALUES(?, ?)", name, body));
  }

  @Override
  public boolean replace(String name, Document expected, Document value) {
    byte[] before = body(expected);
    byte[] after = body(value);
    return database.write(
        transaction ->
            transaction.update(
                    "UPDATE setting SET body = ? WHERE name = ? AND body = ?", after, name, before)
                > 0);
  }

  private static byte[] body(Document value) {
    return Sealed.seal(BsonBytes.write(FreeValues.stored(value)));
  }
}
