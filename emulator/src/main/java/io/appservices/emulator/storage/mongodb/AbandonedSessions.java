package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The sessions of users that are gone: {@code {_id: {app, user}, until}} stands for all that were
 * opened until then. They are removed a few at a time, by whichever process comes to it.
 */
final class AbandonedSessions {

  private final SharedCollection abandoned;
  private final Records<Session> sessions;
  private final Sequence sequence;

  /** True if there may be some, as far as this process knows; the others are looked for. */
  private volatile boolean some = true;

  AbandonedSessions(SharedDatabase database, Records<Session> sessions, Sequence sequence) {
    this.abandoned = database.collection(Collections.ABANDONED);
    this.sessions = sessions;
    this.sequence = sequence;
  }

  static Document ofUser(ObjectId appId, ObjectId userId) {
    return new Document("app", appId).append("user", userId);
  }

  void add(ObjectId appId, ObjectId userId) {
    Document user = ofUser(appId, userId);
    abandoned.put(new Document("_id", user).append("app", appId).append("until", sequence.next()));
    some = true;
  }

  /** Returns whether there are some, also of other processes. */
  boolean any() {
    look();
    return some;
  }

  /** Returns whether a session is one of them. */
  boolean includes(Document session) {
    Document user = ofUser(session.getObjectId("app"), session.getObjectId("user"));
    return abandoned
        .first(new Document("_id", user))
        .filter(gone -> session.getLong("opened") <= gone.getLong("until"))
        .isPresent();
  }

  /** Looks whether other processes left some. */
  void look() {
    some = some || abandoned.count(new Document(), 1) > 0;
  }

  /** Removes some of them and returns these; fewer than asked for if none is left. */
  List<Session> remove(int most) {
    List<Session> removed = new ArrayList<>();
    while (some && removed.size() < most) {
      Optional<Document> gone = abandoned.first(new Document());
      if (gone.isEmpty()) {
        some = false;
      } else {
        removed.addAll(remove(gone.get(), most - removed.size()));
      }
    }
    return removed;
  }

  private List<Session> remove(Document gone, int most) {
    Document filter = new Document(gone.get("_id", Document.class));
    filter.append("opened", new Document("$lte", gone.getLong("until")));
    List<Session> some = sessions.list(filter, new Document("opened", 1), most);
    List<ObjectId> ids = some.stream().map(Session::id).toList();
    sessions.collection().delete(new Document("_id", new Document("$in", ids)));
    if (some.size() < most) {
      // Not if the user was given up again meanwhile.
      abandoned.delete(new Document("_id", gone.get("_id")).append("until", gone.getLong("until")));
    }
    return some;
  }

  /** Forgets those of an app, whose sessions are removed. */
  void deleteAll(ObjectId appId) {
    abandoned.delete(new Document("app", appId));
  }
}
