package io.appservices.emulator.sqlite;

import java.sql.SQLException;

/**
 * A change that is made as a whole or not at all. It runs on the thread of the database, after
 * other changes that may be committed with it, and sees what these did. It does nothing but use the
 * transaction: it neither waits for other threads nor calls the database. It may be run again, on
 * what was undone: it keeps nothing from one run to the next.
 */
@FunctionalInterface
public interface Change<T> {

  /**
   * Makes the change. What it throws undoes it, and no other change.
   *
   * @throws SQLException if that fails, for the caller to pass on
   */
  T run(Transaction transaction) throws SQLException;
}
