package io.appservices.emulator.sqlite;

import io.appservices.emulator.sqlite.failure.UncheckedSqlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that changes are made in. What has to follow a commit, such as putting the new
 * value into a cache, is told to it and done before anybody is answered.
 */
public final class Transaction extends Sql {

  /**
   * What follows the end of the transaction.
   *
   * @param entry what it changes about a cache; null if that is something else
   */
  private record FollowUp(@Nullable CacheEntry<?, ?> entry, Runnable committed, Runnable failed) {}

  private final List<FollowUp> followUps = new ArrayList<>();

  /** The last change to each entry of a cache. */
  private final Map<CacheEntry<?, ?>, CacheEntry<?, ?>> uncommitted = new HashMap<>();

  Transaction(Connection connection) {
    super(connection);
  }

  /** Runs a statement that changes something, and returns the number of rows it changed. */
  public int update(String statement, @Nullable Object... values) throws SQLException {
    return execute(statement, values);
  }

  /** Runs a statement of a schema. */
  public void define(String statement) throws SQLException {
    executeOnce(statement);
  }

  /**
   * Names what follows the end of the transaction, unless this change is undone. It waits for
   * nothing but short locks, and throws nothing.
   *
   * @param committed called when the change is committed, which all who read from then on see,
   *     before it is on the disk and its caller is answered
   * @param failed called when the commit failed, and it is not known whether the change was kept
   */
  public void onEnd(Runnable committed, Runnable failed) {
    followUps.add(new FollowUp(null, committed, failed));
  }

  /** Has an entry of a cache changed when the transaction is committed. */
  void onEnd(CacheEntry<?, ?> entry) {
    followUps.add(new FollowUp(entry, entry::committed, entry::failed));
    note(entry);
  }

  private void note(CacheEntry<?, ?> entry) {
    uncommitted.remove(entry);
    uncommitted.put(entry, entry);
  }

  /** Returns what was last done to an entry in this transaction; null if it was left as it is. */
  @SuppressWarnings("unchecked") // What equals it is of the same cache.
  @Nullable <K, V> CacheEntry<K, V> last(CacheEntry<K, V> same) {
    return (CacheEntry<K, V>) uncommitted.get(same);
  }

  void begin() throws SQLException {
    followUps.clear();
    uncommitted.clear();
    execute("BEGIN IMMEDIATE");
  }

  void commit() throws SQLException {
    execute("COMMIT");
    followUps.forEach(followUp -> followUp.committed().run());
  }

  /** Undoes everything after a commit failed; there may be no transaction any more. */
  void rollBack() {
    undo();
    followUps.forEach(followUp -> followUp.failed().run());
  }

  /** Undoes everything, while nothing was committed. */
  void undo() {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite rolls back by itself after some failures, and then there is none to roll back.
    }
  }

  /** Makes one change of several; if it fails, it alone is undone. */
  <T> T apart(Change<T> change) throws SQLException, ApartFailure {
    int before = followUps.size();
    execute("SAVEPOINT apart");
    try {
      T result = change.run(this);
      execute("RELEASE apart");
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      Throwable failure = e instanceof UncheckedSqlException unchecked ? unchecked.failure() : e;
      undoApart(failure);
      forget(before);
      throw new ApartFailure(failure);
    }
  }

  /** Takes back what was to follow a change that is undone. */
  private void forget(int before) {
    followUps.subList(before, followUps.size()).clear();
    uncommitted.clear();
    for (FollowUp followUp : followUps) {
      if (followUp.entry() != null) {
        note(followUp.entry());
      }
    }
  }

  private void undoApart(Throwable failure) throws SQLException {
    try {
      execute("ROLLBACK TO apart");
      execute("RELEASE apart");
    } catch (SQLException e) {
      // After some failures SQLite has rolled back everything: they are the reason, not this one.
      throw failure instanceof SQLException reason ? reason : e;
    }
  }

  /** A change failed and was undone; the transaction goes on. */
  static final class ApartFailure extends Exception {

    private static final long serialVersionUID = 1;

    ApartFailure(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
