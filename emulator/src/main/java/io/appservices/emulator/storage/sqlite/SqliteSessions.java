package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Every session has an owner, which is one row for each user. A user that is gone is one that is
 * abandoned, with all its sessions; the same user would get another owner.
 */
final class SqliteSessions implements SessionStore {

  private static final int MOST_CACHED = 20_000;

  /**
   * The number of abandoned sessions removed per insertion: more than the one inserted, so that
   * they become fewer.
   */
  private static final int ABANDONED_PER_INSERT = 2;

  /** The sessions of an app removed at a time: other changes wait for them. */
  private static final int REMOVED_TOGETHER = 500;

  private static final RowReader<Session> BODY = Bodies.reader(Codecs.SESSION, 1);

  /**
   * The owner of sessions.
   *
   * @param sessions the number of its sessions
   */
  private record Owner(long number, long sessions) {}

  /** A session in its row. */
  private record Stored(long number, long owner, Session session) {

    static final String COLUMNS = "SELECT number, owner, body FROM session";

    static final RowReader<Stored> READER =
        row -> new Stored(row.number(1), row.number(2), Codecs.SESSION.fromBytes(row.sealed(3)));
  }

  private final CommittedCache<ObjectId, Session> sessions = new CommittedCache<>(MOST_CACHED);
  private final SqliteDatabase database;

  SqliteSessions(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Session> find(ObjectId sessionId) {
    return sessions.get(
        sessionId,
        () ->
            database.read(
                sql -> sql.first("SELECT body FROM session WHERE id = ?", BODY, sessionId)));
  }

  @Override
  public List<Session> insert(Session session, int mostOfUser) {
    return database.write(
        tx -> {
          List<Session> removed = new ArrayList<>(1);
          removeAbandoned(tx, ABANDONED_PER_INSERT, removed);
          remove(tx, tx.all(Stored.COLUMNS + " WHERE id = ?", Stored.READER, session.id()));
          Owner owner = addToOwner(tx, session);
          tx.update(
              "INSERT INTO session(id, owner, ends_at, body) VALUES(?, ?, ?, ?)",
              session.id(),
              owner.number(),
              session.endsAt(),
              Bodies.of(Codecs.SESSION, session));
          sessions.set(tx, session.id(), Optional.of(session));
          if (owner.sessions() > mostOfUser) {
            removed.addAll(removeOldest(tx, owner, owner.sessions() - mostOfUser));
          }
          return removed;
        });
  }

  private static Owner addToOwner(Transaction tx, Session session) throws SQLException {
    return tx.first(
            "INSERT INTO session_owner(app_id, user_id, sessions) VALUES(?, ?, 1)"
                + " ON CONFLICT(app_id, user_id) WHERE abandoned = 0"
                + " DO UPDATE SET sessions = sessions + 1 RETURNING number, sessions",
            row -> new Owner(row.number(1), row.number(2)),
            session.appId(),
            session.userId())
        .orElseThrow();
  }

  private List<Session> removeOldest(Transaction tx, Owner owner, long most) throws SQLException {
    return remove(
        tx,
        tx.all(
            Stored.COLUMNS + " WHERE owner = ? ORDER BY number LIMIT ?",
            Stored.READER,
            owner.number(),
            most));
  }

  @Override
  public UpdateResult<Session> update(ObjectId sessionId, Update<Session> change) {
    return database.write(
        tx -> {
          Optional<Session> before =
              tx.first(
                  "SELECT s.body FROM session s JOIN session_owner o ON o.number = s.owner"
                      + " WHERE s.id = ? AND o.abandoned = 0",
                  BODY,
                  sessionId);
          if (before.isEmpty()) {
            return new UpdateResult.Missing<>();
          }
          Optional<Session> after = change.apply(before.get());
          if (after.isPresent()) {
            tx.update(
                "UPDATE session SET ends_at = ?, body = ? WHERE id = ?",
                after.get().endsAt(),
                Bodies.of(Codecs.SESSION, after.get()),
                sessionId);
            sessions.set(tx, sessionId, after);
          }
          return UpdateResult.of(before.get(), after);
        });
  }

  @Override
  public List<Session> deleteExpired(long endedBy, int most) {
    // Mostly there is none, and then nobody waits for a flush.
    boolean any =
        database.read(
            sql ->
                sql.number(
                        "SELECT EXISTS(SELECT 1 FROM session WHERE ends_at <= ?)"
                            + " OR EXISTS(SELECT 1 FROM session_owner WHERE abandoned = 1)",
                        endedBy)
                    > 0);
    return any ? database.write(tx -> deleteExpired(tx, endedBy, most)) : List.of();
  }

  private List<Session> deleteExpired(Transaction tx, long endedBy, int most) throws SQLException {
    List<Session> removed = new ArrayList<>();
    removeAbandoned(tx, most, removed);
    removed.addAll(
        remove(
            tx,
            tx.all(
                Stored.COLUMNS + " WHERE ends_at <= ? ORDER BY ends_at LIMIT ?",
                Stored.READER,
                endedBy,
                most - removed.size())));
    return removed;
  }

  @Override
  public void abandon(ObjectId appId, ObjectId userId) {
    database.write(
        tx ->
            tx.update(
                "UPDATE session_owner SET abandoned = 1"
                    + " WHERE app_id = ? AND user_id = ? AND abandoned = 0",
                appId,
                userId));
  }

  @Override
  public void deleteAll(ObjectId appId) {
    boolean more = true;
    while (more) {
      more = database.write(tx -> deleteSome(tx, appId));
    }
  }

  private boolean deleteSome(Transaction tx, ObjectId appId) throws SQLException {
    int owners =
        tx.update(
            "UPDATE session_owner SET abandoned = 1 WHERE number IN"
                + " (SELECT number FROM session_owner WHERE app_id = ? AND abandoned = 0 LIMIT ?)",
            appId,
            REMOVED_TOGETHER);
    List<Session> removed = new ArrayList<>();
    removeAbandoned(tx, REMOVED_TOGETHER, removed);
    return owners > 0 || !removed.isEmpty();
  }

  private void removeAbandoned(Transaction tx, int most, List<Session> removed)
      throws SQLException {
    int left = most;
    while (left > 0) {
      Optional<Owner> owner =
          tx.first(
              "SELECT number FROM session_owner WHERE abandoned = 1 LIMIT 1",
              row -> new Owner(row.number(1), 0));
      if (owner.isEmpty()) {
        return;
      }
      List<Session> some = removeOldest(tx, owner.get(), left);
      if (some.isEmpty()) {
        tx.update("DELETE FROM session_owner WHERE number = ?", owner.get().number());
      }
      removed.addAll(some);
      left -= some.size();
    }
  }

  @Override
  public long count() {
    return database.read(sql -> sql.number("SELECT count(*) FROM session"));
  }

  private List<Session> remove(Transaction tx, List<Stored> rows) throws SQLException {
    List<Session> removed = new ArrayList<>(rows.size());
    for (Stored row : rows) {
      tx.update("DELETE FROM session WHERE number = ?", row.number());
      tx.update("UPDATE session_owner SET sessions = sessions - 1 WHERE number = ?", row.owner());
      tx.update("DELETE FROM session_owner WHERE number = ? AND sessions = 0", row.owner());
      sessions.set(tx, row.session().id(), Optional.empty());
      removed.add(row.session());
    }
    return removed;
  }
}
