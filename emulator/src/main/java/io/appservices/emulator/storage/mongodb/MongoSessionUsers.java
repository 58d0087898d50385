package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.SessionUser;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.codec.Codecs;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Reads a session, its user and the head of its app with one aggregation, and remembers the app: so
 * a token is checked in one round trip, unless the app was changed since it was read last.
 */
final class MongoSessionUsers implements SessionUserStore {

  private static final String USERS = "users";
  private static final String HEADS = "heads";

  private static final Document LOOK_UP_USER = lookup(Collections.USERS, "holder", "_id", USERS);
  private static final Document LOOK_UP_HEAD = lookup(Collections.APPS, "app", "id", HEADS);

  private static final Document FIELDS =
      new Document(
          "$project",
          new Document("body", 1)
              .append("holder", 1)
              .append("users.body", 1)
              .append("heads._id", 1)
              .append("heads.id", 1)
              .append("heads.version", 1));

  private final Apps apps;
  private final SharedCollection sessions;

  MongoSessionUsers(SharedDatabase database, Apps apps) {
    this.apps = apps;
    this.sessions = database.collection(Collections.SESSIONS);
  }

  private static Document lookup(String from, String localField, String foreignField, String as) {
    return new Document(
        "$lookup",
        new Document("from", from)
            .append("localField", localField)
            .append("foreignField", foreignField)
            .append("as", as));
  }

  @Override
  public Optional<SessionUser> find(ObjectId sessionId) {
    long now = System.nanoTime();
    Document match = new Document("$match", new Document("_id", sessionId));
    return sessions.aggregate(List.of(match, LOOK_UP_USER, LOOK_UP_HEAD, FIELDS)).stream()
        .findFirst()
        .map(found -> read(found, now));
  }

  private SessionUser read(Document found, long readAt) {
    Session session = Codecs.SESSION.fromBytes(Records.bytes(found));
    long app = found.get("holder", Document.class).getLong("app");
    List<Document> heads = found.getList(HEADS, Document.class);
    boolean living = !heads.isEmpty() && heads.get(0).getLong("_id") == app;
    if (!living) {
      return new SessionUser(session, Optional.empty());
    }
    apps.keep(heads.get(0), readAt);
    Optional<User> user =
        found.getList(USERS, Document.class).stream()
            .findFirst()
            .map(stored -> Codecs.USER.fromBytes(Records.bytes(stored)));
    return new SessionUser(session, user);
  }
}
