package io.appservices.emulator.sqlite;

import java.sql.SQLException;

/** Makes a value of a row of a result. */
@FunctionalInterface
public interface RowReader<T> {

  /**
   * Reads a row, using no other statement meanwhile.
   *
   * @throws SQLException if that fails, for the caller to pass on
   */
  T read(Row row) throws SQLException;
}
