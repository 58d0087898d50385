package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.SessionUser;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Reads a session, its user and the head of its app with one aggregation, and remembers the app: so
 * a token is checked in one round trip, unless the app was changed since it was read last.
 */
final class MongoSessionUsers implements SessionUserStore {

  private static final String USER = "found_user";
  private static final String HEAD = "found_app";

  private static final Document LOOK_UP_USER = lookup(Collections.USERS, "holder", "_id", USER);
  private static final Document LOOK_UP_HEAD = lookup(Collections.APPS, "app", "id", HEAD);

  private static final Document FIELDS =
      new Document(
          "$project",
          new Document("body", 1)
              .append("holder", 1)
              .append(USER + ".body", 1)
              .append(HEAD + "._id", 1)
              .append(HEAD + ".id", 1)
              .append(HEAD + ".version", 1));

  private final Apps apps;
  private final SharedCollection sessions;

  MongoSessionUsers(SharedDatabase database, Apps apps) {
    this.apps = apps;
    this.sessions = database.collection(Collections.SESSIONS);
  }

  /** Returns the stage that looks up the documents of a collection with a value. */
  static Document lookup(String from, String localField, String foreignField, String as) {
    return new Document(
        "$lookup",
        new Document("from", from)
            .append("localField", localField)
            .append("foreignField", foreignField)
            .append("as", as));
  }

  /** Puts the one document that may have been found in the place of the list of it. */
  static Document single(String field) {
    return new Document(
        "$unwind", new Document("path", "$" + field).append("preserveNullAndEmptyArrays", true));
  }

  @Override
  public Optional<SessionUser> find(ObjectId sessionId) {
    long now = System.nanoTime();
    Document match = new Document("$match", new Document("_id", sessionId));
    List<Document> stages =
        List.of(match, LOOK_UP_USER, single(USER), LOOK_UP_HEAD, single(HEAD), FIELDS);
    return sessions.aggregate(stages).stream().findFirst().map(found -> read(found, now));
  }

  private SessionUser read(Document found, long readAt) {
    Session session = Codecs.SESSION.fromBytes(Records.bytes(found));
    long app = found.get("holder", Document.class).getLong("app");
    Document head = found.get(HEAD, Document.class);
    if (head == null || !Objects.equals(head.getLong("_id"), app)) {
      return new SessionUser(session, Optional.empty());
    }
    apps.keep(head, readAt);
    Optional<User> user =
        Optional.ofNullable(found.get(USER, Document.class))
            .map(stored -> Codecs.USER.fromBytes(Records.bytes(stored)));
    return new SessionUser(session, user);
  }
}
