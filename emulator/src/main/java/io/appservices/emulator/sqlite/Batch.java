package io.appservices.emulator.sqlite;

import io.appservices.emulator.sqlite.failure.Failures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes that are made in one transaction. Used by one thread. */
final class Batch {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final Transaction transaction;
  private final Failures failures;
  private final List<Pending<?>> changes = new ArrayList<>();

  /** Whether each change is made so that it can be undone by itself. */
  private boolean apart;

  Batch(Transaction transaction, Failures failures) {
    this.transaction = transaction;
    this.failures = failures;
  }

  List<Pending<?>> changes() {
    return changes;
  }

  int size() {
    return changes.size();
  }

  /** Returns whether all changes failed by themselves, so that there is nothing to keep. */
  boolean isRefused() {
    return changes.stream().allMatch(Pending::isRefused);
  }

  /**
   * Makes a change. If it is the first that fails, all are undone and made again, each so that it
   * can be undone by itself: mostly none fails, and then this costs less.
   *
   * @throws SQLException if the whole transaction is lost
   */
  void make(Pending<?> change) throws SQLException {
    changes.add(change);
    if (apart) {
      change.makeApart(transaction, failures::of);
      return;
    }
    try {
      change.make(transaction);
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debug("one of {} changes failed", changes.size(), e);
      apart = true;
      transaction.undo();
      transaction.begin();
      for (Pending<?> each : changes) {
        each.makeApart(transaction, failures::of);
      }
    }
  }
}
