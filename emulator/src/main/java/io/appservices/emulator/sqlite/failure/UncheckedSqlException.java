package io.appservices.emulator.sqlite.failure;

import java.sql.SQLException;

/**
 * A failure of a statement in a place that cannot throw the exception itself, such as a lambda of
 * another package. Thrown by a change or a query, it counts as what it holds.
 */
public final class UncheckedSqlException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final SQLException failure;

  /** Makes one that holds a failure. */
  public UncheckedSqlException(SQLException failure) {
    super(failure);
    this.failure = failure;
  }

  /** Returns the failure. */
  public SQLException failure() {
    return failure;
  }
}
