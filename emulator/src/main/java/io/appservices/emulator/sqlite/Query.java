package io.appservices.emulator.sqlite;

import java.sql.SQLException;

/** A read. Each statement sees what was last committed, unless all see one state. */
@FunctionalInterface
public interface Query<T> {

  /**
   * Reads.
   *
   * @param sql to be used by this thread until this method returns; it changes nothing
   * @throws SQLException if that fails, for the caller to pass on
   */
  T run(Sql sql) throws SQLException;
}
