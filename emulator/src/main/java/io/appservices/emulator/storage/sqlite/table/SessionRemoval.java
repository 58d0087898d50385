package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.codec.Codecs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Takes sessions out of their table, and out of the cache with the commit. */
public final class SessionRemoval {

  /** A session in its row. */
  private record Stored(long number, long owner, Session session) {

    static final String COLUMNS = "number, owner, body";

    static final RowReader<Stored> READER =
        row -> new Stored(row.number(1), row.number(2), Codecs.SESSION.fromBytes(row.sealed(3)));
  }

  private final CommittedCache<ObjectId, Session> cache;

  /** True if there may be abandoned sessions, as at the start. Set as changes end. */
  private volatile boolean someAbandoned = true;

  public SessionRemoval(CommittedCache<ObjectId, Session> cache) {
    this.cache = cache;
  }

  /** Removes the session with an id, if there is one. */
  public void withId(Transaction tx, ObjectId sessionId) throws SQLException {
    counted(tx, "WHERE id = ?", sessionId);
  }

  /** Removes sessions that have ended by a time, the first to end before the others. */
  public List<Session> ended(Transaction tx, long endedBy, int most) throws SQLException {
    return counted(tx, "WHERE ends_at <= ? ORDER BY ends_at LIMIT ?", endedBy, most);
  }

  /** Removes sessions that their owners count, and owners that have none any more. */
  private List<Session> counted(Transaction tx, String which, Object... values)
      throws SQLException {
    List<Session> removed = new ArrayList<>();
    String query = "SELECT " + Stored.COLUMNS + " FROM session " + which;
    for (Stored row : tx.all(query, Stored.READER, values)) {
      tx.update("DELETE FROM session WHERE number = ?", row.number());
      long left =
          tx.number(
              "UPDATE session_owner SET sessions = sessions - 1 WHERE number = ?"
                  + " RETURNING sessions",
              row.owner());
      if (left == 0) {
        tx.update("DELETE FROM session_owner WHERE number = ?", row.owner());
      }
      removed.add(forgotten(tx, row));
    }
    return removed;
  }

  /** Removes the oldest sessions of an owner, which does not count them any more. */
  public List<Session> oldest(Transaction tx, long owner, long most) throws SQLException {
    List<Stored> rows =
        tx.all(
            "DELETE FROM session WHERE number IN"
                + " (SELECT number FROM session WHERE owner = ? ORDER BY number LIMIT ?)"
                + " RETURNING "
                + Stored.COLUMNS,
            Stored.READER,
            owner,
            most);
    // Rows are returned in no order that is promised.
    return rows.stream()
        .sorted(Comparator.comparingLong(Stored::number))
        .map(row -> forgotten(tx, row))
        .toList();
  }

  private Session forgotten(Transaction tx, Stored row) {
    cache.set(tx, row.session().id(), Optional.empty());
    return row.session();
  }

  /** Says that the change leaves abandoned sessions. */
  public void expectAbandoned(Transaction tx) {
    tx.onEnd(() -> someAbandoned = true, () -> someAbandoned = true);
  }

  /** Removes abandoned sessions. */
  public List<Session> abandoned(Transaction tx, int most) throws SQLException {
    List<Session> removed = new ArrayList<>(1);
    while (someAbandoned && removed.size() < most) {
      Optional<Long> owner =
          tx.first(
              "SELECT number FROM session_owner WHERE abandoned = 1 LIMIT 1", row -> row.number(1));
      if (owner.isEmpty()) {
        tx.onEnd(() -> someAbandoned = false, () -> {});
        break;
      }
      int left = most - removed.size();
      List<Session> some = oldest(tx, owner.get(), left);
      if (some.size() < left) {
        tx.update("DELETE FROM session_owner WHERE number = ?", owner.get());
      }
      removed.addAll(some);
    }
    return removed;
  }
}
