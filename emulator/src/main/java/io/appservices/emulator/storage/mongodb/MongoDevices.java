package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.Room;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** A device is {@code {_id: {app, user, id}, app, user, id, saved, body}}. */
final class MongoDevices implements DeviceStore {

  private static final Document LAST_FIRST = new Document("saved", -1).append("_id", -1);

  private final Apps apps;
  private final SharedCollection devices;
  private final SharedCollection users;
  private final Sequence sequence;
  private final Room<Document> room = new Room<>();

  MongoDevices(SharedDatabase database, Apps apps, Sequence sequence) {
    this.apps = apps;
    this.devices = database.collection(Collections.DEVICES);
    this.users = database.collection(Collections.USERS);
    this.sequence = sequence;
  }

  private static Device read(Document stored) {
    return Codecs.DEVICE.fromBytes(Records.bytes(stored));
  }

  private static Document ofUser(long app, ObjectId userId) {
    return new Document("app", app).append("user", userId);
  }

  private static Document byId(long app, ObjectId userId, ObjectId deviceId) {
    return new Document("_id", ofUser(app, userId).append("id", deviceId));
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    return devices.first(byId(apps.number(appId), userId, deviceId)).map(MongoDevices::read);
  }

  @Override
  public void save(ObjectId appId, Device device, int mostOfUser) {
    long app = apps.number(appId);
    if (app == Apps.NONE || isNewest(app, device)) {
      return;
    }
    put(app, device);
    // Looked for afterwards: whoever deletes the user removes what was saved before.
    if (!MongoUsers.exists(users, app, device.userId())) {
      remove(app, device);
    } else if (!room.passes(ofUser(app, device.userId()), mostOfUser)) {
      removeSurplus(app, device.userId(), mostOfUser);
    }
  }

  /** Saves a device whose user is looked for afterwards. */
  void put(long app, Device device) {
    devices.put(
        byId(app, device.userId(), device.id())
            .append("app", app)
            .append("user", device.userId())
            .append("id", device.id())
            .append("saved", sequence.next())
            .append("body", new Binary(Codecs.DEVICE.toBytes(device))));
  }

  /** Removes a device of a user that is gone. */
  void remove(long app, Device device) {
    devices.delete(byId(app, device.userId(), device.id()));
  }

  private boolean isNewest(long app, Device device) {
    return devices.page(ofUser(app, device.userId()), LAST_FIRST, 0, 1).stream()
        .anyMatch(newest -> read(newest).equals(device));
  }

  /** Removes the devices of a user that are too many, and returns how many there were. */
  long removeSurplus(long app, ObjectId userId, int most) {
    Document user = ofUser(app, userId);
    long counted = devices.count(user, Room.above(most));
    if (counted > most) {
      List<Object> surplus =
          devices.page(user, LAST_FIRST, most, 0).stream().map(d -> d.get("_id")).toList();
      devices.delete(new Document("_id", new Document("$in", surplus)));
    }
    room.counted(user, counted, most);
    return counted;
  }

  @Override
  public List<Device> list(ObjectId appId, ObjectId userId) {
    return devices.all(ofUser(apps.number(appId), userId), new Document("id", 1)).stream()
        .map(MongoDevices::read)
        .toList();
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    devices.delete(ofUser(apps.number(appId), userId));
  }
}
