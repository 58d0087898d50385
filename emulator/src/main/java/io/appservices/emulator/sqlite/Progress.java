package io.appservices.emulator.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/**
 * Calls something while a long statement runs. Nothing else extends a class of the driver, so that
 * all others can be loaded without it, and say what is missing.
 */
final class Progress extends ProgressHandler {

  /** The instructions of SQLite's machine between two calls, some milliseconds. */
  private static final int STEPS = 50_000;

  private final Runnable action;

  private Progress(Runnable action) {
    this.action = action;
  }

  /** Has the statements of a connection call something now and then, on their own thread. */
  static void tell(Connection connection, Runnable action) throws SQLException {
    setHandler(connection, STEPS, new Progress(action));
  }

  @Override
  protected int progress() {
    action.run();
    return 0;
  }
}
