package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.DatabaseFile;
import io.appservices.emulator.sqlite.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report on the contents of a data directory, and on whether it is sound.
 *
 * @param problems a line for each; none if it is sound
 */
public record StateReport(List<String> problems) {

  private static final Map<String, String> COUNTED = counted();

  private static Map<String, String> counted() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("apps", "app");
    tables.put("users", "user");
    tables.put("accounts", "registration");
    tables.put("sessions", "session");
    tables.put("devices", "device");
    tables.put("API keys", "api_key");
    tables.put("database users", "database_user");
    tables.put("mails", RecordTables.MAIL);
    tables.put("log entries", RecordTables.LOG_ENTRY);
    return tables;
  }

  /**
   * Reads everything in a directory, which an emulator may have open.
   *
   * @throws StorageException if it cannot be read at all
   */
  public static StateReport of(Path directory) {
    try (DatabaseFile file = DatabaseFile.of(directory)) {
      List<String> problems = new ArrayList<>(file.check());
      if (problems.isEmpty()) {
        file.read(sql -> problems.addAll(damagedRows(sql)));
      }
      return new StateReport(problems);
    }
  }

  /**
   * Returns the number of rows by what they are, such as {@code users}; an emulator may have them
   * open.
   */
  public static Map<String, Long> counts(Path directory) {
    try (DatabaseFile file = DatabaseFile.of(directory)) {
      return file.read(StateReport::counts);
    }
  }

  private static Map<String, Long> counts(Sql sql) throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, String> counted : COUNTED.entrySet()) {
      counts.put(counted.getKey(), sql.number("SELECT count(*) FROM " + counted.getValue()));
    }
    return counts;
  }

  /** Checks every value by its checksum: that of SQLite's pages says nothing of a flipped bit. */
  private static List<String> damagedRows(Sql sql) throws SQLException {
    record Sealed(String table, String column) {}
    List<Sealed> found =
        sql.all(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                + " WHERE t.type = 'table' AND c.name IN ('body', 'deployed', 'archive', 'bson')"
                + " ORDER BY t.name, c.cid",
            row -> new Sealed(row.text(1), row.text(2)));
    List<String> problems = new ArrayList<>();
    for (Sealed sealed : found) {
      long damaged = damagedRows(sql, sealed.table(), sealed.column());
      if (damaged > 0) {
        problems.add(
            "table %s: %d %s damaged"
                .formatted(sealed.table(), damaged, damaged == 1 ? "row is" : "rows are"));
      }
    }
    return problems;
  }

  private static long damagedRows(Sql sql, String table, String column) throws SQLException {
    long[] damaged = new long[1];
    sql.all(
        "SELECT %1$s FROM %2$s WHERE %1$s IS NOT NULL".formatted(column, table),
        row -> {
          try {
            return row.sealed(1) == null;
          } catch (StorageException e) {
            damaged[0]++;
            return true;
          }
        });
    return damaged[0];
  }
}
