package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.Room;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A session is {@code {_id, app, user, holder, opened, ends, version, body}}; the holder is the
 * {@code _id} of its user, which has the number of the app.
 */
final class MongoSessions implements SessionStore {

  private static final Document NEWEST_FIRST = new Document("opened", -1).append("_id", -1);

  /**
   * The number of abandoned sessions removed per insertion: more than the one inserted, so that
   * they become fewer.
   */
  private static final int ABANDONED_PER_INSERT = 2;

  private final Apps apps;
  private final Records<Session> records;
  private final SharedCollection sessions;
  private final Sequence sequence;
  private final AbandonedSessions abandoned;
  private final Room<Document> room = new Room<>();

  MongoSessions(SharedDatabase database, Apps apps, Sequence sequence) {
    this.apps = apps;
    this.sessions = database.collection(Collections.SESSIONS);
    this.sequence = sequence;
    this.records =
        new Records<>(
            sessions, Codecs.SESSION, sequence, session -> new Document("ends", session.endsAt()));
    this.abandoned = new AbandonedSessions(database, records, sequence);
  }

  @Override
  public Optional<Session> find(ObjectId sessionId) {
    return records.find(new Document("_id", sessionId));
  }

  @Override
  public List<Session> insert(Session session, int mostOfUser) {
    List<Session> removed = add(session);
    Document user = AbandonedSessions.ofUser(session.appId(), session.userId());
    if (!room.passes(user, mostOfUser)) {
      removed.addAll(removeSurplus(session, mostOfUser).removed());
    }
    return removed;
  }

  /** Adds a session, however many its user has, and returns abandoned ones that it removed. */
  List<Session> add(Session session) {
    List<Session> removed = abandoned.remove(ABANDONED_PER_INSERT);
    Document fixed = new Document("_id", session.id());
    fixed.putAll(AbandonedSessions.ofUser(session.appId(), session.userId()));
    fixed
        .append("holder", MongoUsers.id(apps.number(session.appId()), session.userId()))
        .append("opened", sequence.next());
    sessions.put(records.document(fixed, session));
    return removed;
  }

  /** The sessions of a user that were too many, and how many are left. */
  record Surplus(List<Session> removed, long left) {}

  /** Removes the oldest sessions of the user of a session that are too many. */
  Surplus removeSurplus(Session session, int most) {
    Document user = AbandonedSessions.ofUser(session.appId(), session.userId());
    long counted = sessions.count(user, Room.above(most));
    List<Session> surplus = new ArrayList<>();
    if (counted > most) {
      // The oldest first.
      sessions
          .page(user, NEWEST_FIRST, most, 0)
          .forEach(document -> surplus.add(0, records.read(document)));
      delete(surplus);
    }
    room.counted(user, counted, most);
    return new Surplus(surplus, Math.min(counted, most));
  }

  private void delete(List<Session> removed) {
    List<ObjectId> ids = removed.stream().map(Session::id).toList();
    sessions.delete(new Document("_id", new Document("$in", ids)));
  }

  @Override
  public List<Session> list(ObjectId appId) {
    boolean some = abandoned.any();
    return sessions.page(new Document("app", appId), new Document("opened", 1), 0, 0).stream()
        .filter(session -> !some || !abandoned.includes(session))
        .map(records::read)
        .toList();
  }

  @Override
  public UpdateResult<Session> update(ObjectId sessionId, Update<Session> change) {
    Document byId = new Document("_id", sessionId);
    Optional<Document> found = sessions.first(byId);
    return found.isEmpty() || abandoned.includes(found.get())
        ? new UpdateResult.Missing<>()
        : records.update(byId, change);
  }

  @Override
  public List<Session> deleteExpired(long endedBy, int most) {
    abandoned.look();
    List<Session> removed = abandoned.remove(most);
    if (removed.size() < most) {
      Document ended = new Document("ends", new Document("$lte", endedBy));
      List<Session> over = records.list(ended, new Document("ends", 1), most - removed.size());
      delete(over);
      removed.addAll(over);
    }
    return removed;
  }

  @Override
  public void abandon(ObjectId appId, ObjectId userId) {
    abandoned.add(appId, userId);
  }

  @Override
  public void deleteAll(ObjectId appId) {
    sessions.deleteInLongTime(new Document("app", appId));
    abandoned.deleteAll(appId);
  }

  @Override
  public long count() {
    return sessions.count(new Document());
  }
}
