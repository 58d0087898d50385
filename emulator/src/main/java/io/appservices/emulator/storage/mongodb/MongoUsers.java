package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.Room;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A user is {@code {_id: {app, id}, app, id, keys, providers, disabled, anonymous, sessions,
 * devices, newest_device, version, body}}. An identity is the user's by its entry in {@code keys},
 * whose index is unique. {@link MongoLogins} has the counts and the newest device.
 */
final class MongoUsers implements UserStore {

  private static final Document BY_ID = new Document("id", 1);
  private static final Document NEWEST_FIRST = new Document("id", -1);

  private final Apps apps;
  private final SharedCollection users;
  private final Sequence sequence;
  private final Room<Long> room = new Room<>();

  MongoUsers(SharedDatabase database, Apps apps, Sequence sequence) {
    this.apps = apps;
    this.users = database.collection(Collections.USERS);
    this.sequence = sequence;
  }

  Records<User> records(long app) {
    return new Records<>(users, Codecs.USER, sequence, user -> fields(app, user));
  }

  /** Returns the filter that finds the user of an identity. */
  static Document byIdentity(long app, ProviderType type, String identityId) {
    return new Document("keys", key(app, type, identityId));
  }

  /** Returns whether two states of a user have other identities. */
  static boolean differInKeys(User one, User other) {
    return !keys(0, one).equals(keys(0, other));
  }

  /** Returns the keys, its own id among them: an index takes all empty arrays for the same. */
  private static List<String> keys(long app, User user) {
    return Stream.concat(
            Stream.of(app + "/" + user.id()),
            user.identities().stream().map(i -> key(app, i)).distinct())
        .toList();
  }

  private static Document fields(long app, User user) {
    List<String> providers =
        user.identities().stream().map(i -> i.providerType().wireName()).distinct().toList();
    return new Document("keys", keys(app, user))
        .append("providers", providers)
        .append("disabled", user.disabled())
        .append("anonymous", user.isAnonymous());
  }

  private static String key(long app, Identity identity) {
    return key(app, identity.providerType(), identity.id());
  }

  private static String key(long app, ProviderType type, String identityId) {
    return app + "/" + type.wireName() + "/" + Texts.stored(identityId);
  }

  /** Returns the {@code _id} of a user. */
  static Document id(long app, ObjectId userId) {
    return new Document("app", app).append("id", userId);
  }

  /** Returns the filter that finds a user. */
  static Document byId(long app, ObjectId userId) {
    return new Document("_id", id(app, userId));
  }

  /** Returns whether there is a user. */
  static boolean exists(SharedCollection users, long app, ObjectId userId) {
    return users.first(byId(app, userId), new Document("_id", 1)).isPresent();
  }

  @Override
  public Optional<User> find(ObjectId appId, ObjectId userId) {
    long app = apps.number(appId);
    return app == Apps.NONE ? Optional.empty() : records(app).find(byId(app, userId));
  }

  @Override
  public Optional<User> findByIdentity(
      ObjectId appId, ProviderType providerType, String identityId) {
    long app = apps.number(appId);
    return records(app).find(byIdentity(app, providerType, identityId));
  }

  @Override
  public boolean insert(ObjectId appId, User user) {
    long app = apps.number(appId);
    Document fixed = byId(app, user.id()).append("app", app).append("id", user.id());
    return app != Apps.NONE && records(app).insert(fixed, user);
  }

  @Override
  public UpdateResult<User> update(ObjectId appId, ObjectId userId, Update<User> change) {
    long app = apps.number(appId);
    return records(app).update(byId(app, userId), change);
  }

  @Override
  public Optional<User> delete(ObjectId appId, ObjectId userId) {
    long app = apps.number(appId);
    return records(app).delete(byId(app, userId));
  }

  @Override
  public List<User> list(ObjectId appId, UserQuery query) {
    long app = apps.number(appId);
    Document filter = new Document("app", app);
    query
        .after()
        .ifPresent(
            after -> filter.append("id", new Document(query.descending() ? "$lt" : "$gt", after)));
    query.disabled().ifPresent(disabled -> filter.append("disabled", disabled));
    if (!query.providerTypes().isEmpty()) {
      List<String> names = query.providerTypes().stream().map(ProviderType::wireName).toList();
      filter.append("providers", new Document("$in", names));
    }
    return records(app).list(filter, query.descending() ? NEWEST_FIRST : BY_ID, query.limit());
  }

  @Override
  public Optional<User> oldestAnonymous(ObjectId appId) {
    long app = apps.number(appId);
    return records(app).list(anonymous(app), BY_ID, 1).stream().findFirst();
  }

  private static Document anonymous(long app) {
    return new Document("app", app).append("anonymous", true);
  }

  /**
   * Takes the oldest, which was read before they were counted; if somebody else gets it, looks
   * again. So no more are removed than are too many.
   */
  @Override
  public Optional<User> deleteOldestAnonymous(ObjectId appId, int most) {
    long app = apps.number(appId);
    if (room.passes(app, most)) {
      return Optional.empty();
    }
    while (true) {
      Optional<Document> oldest = users.page(anonymous(app), BY_ID, 0, 1).stream().findFirst();
      long counted = users.count(anonymous(app), Room.above(most));
      if (oldest.isEmpty() || counted <= most) {
        room.counted(app, counted, most);
        return Optional.empty();
      }
      Document taken = new Document("_id", oldest.get().get("_id")).append("anonymous", true);
      Optional<User> removed = records(app).delete(taken);
      if (removed.isPresent()) {
        return removed;
      }
    }
  }

  @Override
  public long count(ObjectId appId) {
    return users.count(new Document("app", apps.number(appId)));
  }
}
