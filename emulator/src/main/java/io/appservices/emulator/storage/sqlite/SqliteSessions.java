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
import io.appservices.emulator.storage.sqlite.table.Bodies;
import io.appservices.emulator.storage.sqlite.table.SessionRemoval;
import java.sql.SQLException;
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
   * @param tooMany the number of its sessions that have to go
   */
  private record Owner(long number, long tooMany) {}

  private final CommittedCache<ObjectId, Session> sessions = new CommittedCache<>(MOST_CACHED);
  private final SessionRemoval removal = new SessionRemoval(sessions);
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
    byte[] body = Bodies.of(Codecs.SESSION, session);
    return database.write(tx -> insert(tx, session, body, mostOfUser));
  }

  /** Adds a session as part of a larger change. */
  List<Session> insert(Transaction tx, Session session, byte[] body, int mostOfUser)
      throws SQLException {
    List<Session> removed = removal.abandoned(tx, ABANDONED_PER_INSERT);
    Owner owner = addToOwner(tx, session, mostOfUser);
    if (!add(tx, session, owner, body)) {
      // As hardly ever: the one of its id goes first, and was counted by its owner.
      tx.update(
          "UPDATE session_owner SET sessions = sessions - 1 + too_many WHERE number = ?",
          owner.number());
      removal.withId(tx, session.id());
      owner = addToOwner(tx, session, mostOfUser);
      add(tx, session, owner, body);
    }
    sessions.set(tx, session.id(), Optional.of(session));
    if (owner.tooMany() > 0) {
      removed.addAll(removal.oldest(tx, owner.number(), owner.tooMany()));
    }
    return removed;
  }

  /** Adds the row of a session, unless there is one of its id. */
  private static boolean add(Transaction tx, Session session, Owner owner, byte[] body)
      throws SQLException {
    return tx.update(
            "INSERT INTO session(id, owner, ends_at, body) VALUES(?, ?, ?, ?)"
                + " ON CONFLICT(id) DO NOTHING",
            session.id(),
            owner.number(),
            session.endsAt(),
            body)
        > 0;
  }

  private static Owner addToOwner(Transaction tx, Session session, int most) throws SQLException {
    return tx.first(
            "INSERT INTO session_owner(app_id, user_id, sessions) VALUES(?, ?, 1)"
                + " ON CONFLICT(app_id, user_id) WHERE abandoned = 0 DO UPDATE SET"
                + " sessions = min(sessions + 1, ?), too_many = max(sessions + 1 - ?, 0)"
                + " RETURNING number, too_many",
            row -> new Owner(row.number(1), row.number(2)),
            session.appId(),
            session.userId(),
            most,
            most)
        .orElseThrow();
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
    List<Session> removed = removal.abandoned(tx, most);
    removed.addAll(removal.ended(tx, endedBy, most - removed.size()));
    return removed;
  }

  @Override
  public void abandon(ObjectId appId, ObjectId userId) {
    database.write(
        tx -> {
          removal.expectAbandoned(tx);
          return tx.update(
              "UPDATE session_owner SET abandoned = 1"
                  + " WHERE app_id = ? AND user_id = ? AND abandoned = 0",
              appId,
              userId);
        });
  }

  @Override
  public void deleteAll(ObjectId appId) {
    boolean more = true;
    while (more) {
      more = database.write(tx -> deleteSome(tx, appId));
    }
  }

  private boolean deleteSome(Transaction tx, ObjectId appId) throws SQLException {
    removal.expectAbandoned(tx);
    int owners =
        tx.update(
            "UPDATE session_owner SET abandoned = 1 WHERE number IN"
                + " (SELECT number FROM session_owner WHERE app_id = ? AND abandoned = 0 LIMIT ?)",
            appId,
            REMOVED_TOGETHER);
    return owners + removal.abandoned(tx, REMOVED_TOGETHER).size() > 0;
  }

  @Override
  public List<Session> list(ObjectId appId) {
    return database.read(
        sql ->
            sql.all(
                "SELECT s.body FROM session s JOIN session_owner o ON o.number = s.owner"
                    + " WHERE o.app_id = ? AND o.abandoned = 0 ORDER BY s.number",
                BODY,
                appId));
  }

  @Override
  public long count() {
    return database.read(sql -> sql.number("SELECT count(*) FROM session"));
  }
}
