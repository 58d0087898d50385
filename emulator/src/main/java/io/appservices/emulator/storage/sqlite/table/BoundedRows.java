package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.codec.ValueCodec;
import java.sql.SQLException;
import java.util.List;
import org.bson.types.ObjectId;

/**
 * Values of apps in the order they were added, of each app so many and no more. The number of them
 * is kept, since counting them would take longer the more there are.
 */
public final class BoundedRows<T> {

  private final SqliteDatabase database;
  private final AppNumbers apps;
  private final ValueCodec<T> codec;
  private final String insert;
  private final String count;
  private final String oldest;
  private final String counted;
  private final String ofApp;
  private final String all;
  private final String clear;
  private final String clearCounts;

  /**
   * Reads and writes a table that is there already.
   *
   * @param table the table; the one of the numbers has its name and {@code _count}
   */
  public BoundedRows(SqliteDatabase database, AppNumbers apps, String table, ValueCodec<T> codec) {
    this.database = database;
    this.apps = apps;
    this.codec = codec;
    insert = "INSERT INTO " + table + "(app, body) VALUES(?, ?)";
    count = "SELECT rows FROM " + table + "_count WHERE app = ?";
    oldest =
        ("DELETE FROM %1$s WHERE number IN"
                + " (SELECT number FROM %1$s WHERE app = ? ORDER BY number LIMIT ?)")
            .formatted(table);
    counted = "REPLACE INTO " + table + "_count(app, rows) VALUES(?, ?)";
    ofApp =
        ("SELECT r.body FROM %1$s r JOIN app ON app.number = r.app"
                + " WHERE app.id = ? ORDER BY r.number DESC")
            .formatted(table);
    all =
        "SELECT r.body FROM %1$s r JOIN app ON app.number = r.app ORDER BY r.number"
            .formatted(table);
    clear = "DELETE FROM " + table;
    clearCounts = "DELETE FROM " + table + "_count";
  }

  /** Adds a value of an app, if there is such an app, and removes the oldest of too many. */
  public void add(ObjectId appId, T value, int most) {
    byte[] body = Bodies.of(codec, value);
    database.write(
        transaction -> {
          long app = apps.of(transaction, appId);
          if (app != AppNumbers.NONE) {
            add(transaction, app, body, most);
          }
          return app;
        });
  }

  private void add(Transaction transaction, long app, byte[] body, int most) throws SQLException {
    transaction.update(insert, app, body);
    long rows = transaction.number(count, app) + 1;
    if (rows > most) {
      transaction.update(oldest, app, rows - most);
    }
    transaction.update(counted, app, Math.min(rows, most));
  }

  /** Returns the values of an app, the one added last first. */
  public List<T> newestFirst(ObjectId appId) {
    return database.read(sql -> sql.all(ofApp, Bodies.reader(codec, 1), appId));
  }

  /** Returns the values of all apps, in the order they were added. */
  public List<T> all() {
    return database.read(sql -> sql.all(all, Bodies.reader(codec, 1)));
  }

  /** Removes the values of all apps. */
  public void clear() {
    database.write(
        transaction -> {
          transaction.update(clearCounts);
          return transaction.update(clear);
        });
  }
}
