package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
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
 * Reads an account and its user with one aggregation, and begins with what was read: the user is
 * changed if it still has its version, and its session is added. So a login takes three round
 * trips, and one more for a device that is not the one it came from last. How many sessions and
 * devices a user may have by now is counted in its document, so that they are counted themselves
 * only when they may be too many.
 */
final class MongoLogins implements LoginStore {

  private static final String USER = "found_user";
  private static final String SESSIONS = "sessions";
  private static final String DEVICES = "devices";
  private static final String NEWEST_DEVICE = "newest_device";

  private static final Document LOOK_UP_USER =
      MongoSessionUsers.lookup(Collections.USERS, "holder", "_id", USER);
  private static final Document ACCOUNT_FIELDS =
      new Document(
          "$project",
          new Document(Records.BODY, 1)
              .append(USER + "." + Records.BODY, 1)
              .append(USER + "." + Records.VERSION, 1)
              .append(USER + "." + NEWEST_DEVICE, 1));

  /** The constants of the hash function FNV-1a for 64 bits. */
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;

  private static final Document COUNTS = new Document(SESSIONS, 1).append(DEVICES, 1);

  private final Apps apps;
  private final SharedCollection registrations;
  private final SharedCollection users;
  private final MongoUsers userStore;
  private final MongoDevices devices;
  private final MongoSessions sessions;

  MongoLogins(
      SharedDatabase database,
      Apps apps,
      MongoUsers users,
      MongoDevices devices,
      MongoSessions sessions) {
    this.apps = apps;
    this.registrations = database.collection(Collections.REGISTRATIONS);
    this.users = database.collection(Collections.USERS);
    this.userStore = users;
    this.devices = devices;
    this.sessions = sessions;
  }

  @Override
  public Optional<Account> findAccount(ObjectId appId, String email) {
    Document match = new Document("$match", MongoRegistrations.byEmail(apps.number(appId), email));
    List<Document> stages =
        List.of(match, LOOK_UP_USER, MongoSessionUsers.single(USER), ACCOUNT_FIELDS);
    return registrations.aggregate(stages).stream()
        .findFirst()
        .map(
            found ->
                new Account(
                    Codecs.REGISTRATION.fromBytes(Records.bytes(found)),
                    Optional.ofNullable(found.get(USER, Document.class)).map(MongoLogins::read)));
  }

  @Override
  public Optional<ReadUser> find(ObjectId appId, ObjectId userId) {
    return find(apps.number(appId), userId);
  }

  private Optional<ReadUser> find(long app, ObjectId userId) {
    return app == Apps.NONE
        ? Optional.empty()
        : users.first(MongoUsers.byId(app, userId)).map(MongoLogins::read);
  }

  @Override
  public Optional<ReadUser> findByIdentity(ObjectId appId, ProviderType type, String identityId) {
    return users
        .first(MongoUsers.byIdentity(apps.number(appId), type, identityId))
        .map(MongoLogins::read);
  }

  private static ReadUser read(Document stored) {
    return new ReadUser(
        Codecs.USER.fromBytes(Records.bytes(stored)),
        stored.getLong(Records.VERSION),
        Optional.ofNullable(stored.getLong(NEWEST_DEVICE)).orElse(0L));
  }

  // Whether it was read anew, not whether it is equal.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public Opened open(Opening opening, Update<User> note) {
    long app = apps.number(opening.appId());
    ReadUser given = opening.user();
    Optional<ReadUser> read =
        given.version() == ReadUser.UNKNOWN
            ? find(app, opening.session().userId())
            : Optional.of(given);
    boolean deviceSaved = false;
    while (read.isPresent()) {
      ReadUser before = read.get();
      Optional<User> after = note.apply(before.user());
      if (after.isEmpty() && before != given) {
        return new Opened(new UpdateResult.Refused<>(before.user()), List.of());
      }
      if (after.isPresent() && MongoUsers.differInKeys(before.user(), after.get())) {
        UpdateResult<User> renewed = userStore.update(opening.appId(), before.user().id(), note);
        if (!renewed.isChanged()) {
          return new Opened(renewed, List.of());
        }
      } else if (after.isPresent()) {
        if (!deviceSaved && isNew(opening.device(), before)) {
          devices.put(app, opening.device().orElseThrow());
          deviceSaved = true;
        }
        Optional<Document> counts = note(app, before, after.get(), opening.device(), deviceSaved);
        if (counts.isPresent()) {
          List<Session> removed = add(app, opening, opening.of(after.get()), counts.get());
          return new Opened(new UpdateResult.Changed<>(before.user(), after.get()), removed);
        }
      }
      read = find(app, opening.session().userId());
    }
    if (deviceSaved) {
      devices.remove(app, opening.device().orElseThrow());
    }
    return new Opened(new UpdateResult.Missing<>(), List.of());
  }

  private static boolean isNew(Optional<Device> device, ReadUser user) {
    return device.filter(given -> mark(given) != user.newestDevice()).isPresent();
  }

  /** Returns what tells a device, with what is known of it, from others; never 0. */
  private static long mark(Device device) {
    long mark = FNV_OFFSET;
    for (byte part : Codecs.DEVICE.toBytes(device)) {
      mark = (mark ^ (part & 0xff)) * FNV_PRIME;
    }
    return mark == 0 ? 1 : mark;
  }

  /** Notes the login if the user is as it was read, and returns the counts with this login. */
  private Optional<Document> note(
      long app, ReadUser before, User after, Optional<Device> device, boolean deviceSaved) {
    Document id = MongoUsers.byId(app, after.id());
    Document set = new Document();
    if (!after.equals(before.user())) {
      set.putAll(userStore.records(app).fieldsAfter(before.version(), after));
    }
    Document counts = new Document(SESSIONS, 1L);
    if (deviceSaved) {
      set.append(NEWEST_DEVICE, mark(device.orElseThrow()));
      counts.append(DEVICES, 1L);
    }
    Document update = new Document("$inc", counts);
    if (!set.isEmpty()) {
      update.append("$set", set);
    }
    return users.change(Records.ofVersion(id, before.version()), update, COUNTS);
  }

  private List<Session> add(long app, Opening opening, Session session, Document counts) {
    List<Session> removed = new ArrayList<>(sessions.add(session));
    Document id = MongoUsers.byId(app, session.userId());
    int most = opening.most();
    long counted = counts.getLong(SESSIONS);
    if (counted > most) {
      MongoSessions.Surplus surplus = sessions.removeSurplus(session, most);
      removed.addAll(surplus.removed());
      users.add(id, SESSIONS, surplus.left() - counted);
    }
    long saved = Optional.ofNullable(counts.getLong(DEVICES)).orElse(0L);
    if (saved > most) {
      long left = Math.min(devices.removeSurplus(app, session.userId(), most), most);
      users.add(id, DEVICES, left - saved);
    }
    return removed;
  }
}
