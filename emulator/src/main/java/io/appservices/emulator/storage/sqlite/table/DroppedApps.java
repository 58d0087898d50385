package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The remains of apps that were removed. They are out of reach, and are removed between the changes
 * of others, a few rows at a time; cut off, that goes on at the next start.
 */
public final class DroppedApps {

  /** The rows removed at a time: other changes wait for them. */
  private static final int ROWS = 500;

  private static final List<String> SWEEPS =
      List.of(
          "DELETE FROM identity WHERE (app, provider, id) IN"
              + " (SELECT app, provider, id FROM identity WHERE app = ? LIMIT "
              + ROWS
              + ")",
          sweep("user"),
          sweep("registration"),
          sweep("device"),
          sweep("api_key"),
          sweep("app_part"),
          sweep("app_configuration"),
          sweep(RecordTables.MAIL),
          sweep(RecordTables.LOG_ENTRY),
          "DELETE FROM mail_count WHERE app = ?",
          "DELETE FROM log_entry_count WHERE app = ?",
          "DELETE FROM schedule WHERE app = ?",
          "DELETE FROM dependencies WHERE app = ?",
          "DELETE FROM app_count WHERE app = ?",
          "DELETE FROM dropped_app WHERE number = ?");

  private final SqliteDatabase database;

  public DroppedApps(SqliteDatabase database) {
    this.database = database;
  }

  private static String sweep(String table) {
    return "DELETE FROM %1$s WHERE number IN (SELECT number FROM %1$s WHERE app = ? LIMIT %2$d)"
        .formatted(table, ROWS);
  }

  public static void add(Transaction transaction, long app) throws SQLException {
    transaction.update("INSERT INTO dropped_app(number) VALUES(?)", app);
  }

  /** Removes what is left, some time later. */
  public void sweepLater() {
    database.writeLater(this::sweep);
  }

  private boolean sweep(Transaction transaction) throws SQLException {
    Optional<Long> app =
        transaction.first("SELECT number FROM dropped_app LIMIT 1", row -> row.number(1));
    if (app.isPresent()) {
      int removed = 0;
      for (int i = 0; removed == 0 && i < SWEEPS.size(); i++) {
        removed = transaction.update(SWEEPS.get(i), app.get());
      }
      transaction.onEnd(this::sweepLater, () -> {});
    }
    return app.isPresent();
  }
}
