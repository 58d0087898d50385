package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import java.sql.SQLException;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The numbers of the apps that exist. */
public final class AppNumbers {

  private static final int MOST_CACHED = 10_000;

  /** A number that no app has. */
  public static final long NONE = 0;

  private static final String QUERY = "SELECT number FROM app WHERE id = ?";

  private final CommittedCache<ObjectId, Long> numbers = new CommittedCache<>(MOST_CACHED);
  private final SqliteDatabase database;

  public AppNumbers(SqliteDatabase database) {
    this.database = database;
  }

  /** Returns the number of an app; {@link #NONE} if there is no such app. */
  public long of(ObjectId appId) {
    return numbers
        .get(appId, () -> database.read(sql -> sql.first(QUERY, row -> row.number(1), appId)))
        .orElse(NONE);
  }

  /** Returns the number that an app has for a change; {@link #NONE} if there is no such app. */
  public long of(Transaction transaction, ObjectId appId) throws SQLException {
    return numbers
        .get(transaction, appId, sql -> sql.first(QUERY, row -> row.number(1), appId))
        .orElse(NONE);
  }

  public void set(Transaction transaction, ObjectId appId, Optional<Long> number) {
    numbers.set(transaction, appId, number);
  }
}
