package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** The progress of a trigger is {@code {_id: {app, trigger}, app, body}}. */
final class MongoSchedules implements ScheduleStore {

  private final Apps apps;
  private final SharedCollection marks;

  MongoSchedules(SharedDatabase database, Apps apps) {
    this.apps = apps;
    this.marks = database.collection(Collections.SCHEDULES);
  }

  private static Document byId(long app, ObjectId triggerId) {
    return new Document("_id", new Document("app", app).append("trigger", triggerId));
  }

  private static Binary body(ScheduleMark mark) {
    return new Binary(Codecs.SCHEDULE_MARK.toBytes(mark));
  }

  @Override
  public Optional<ScheduleMark> find(ObjectId appId, ObjectId triggerId) {
    return marks
        .first(byId(apps.number(appId), triggerId))
        .map(stored -> Codecs.SCHEDULE_MARK.fromBytes(Records.bytes(stored)));
  }

  @Override
  public void put(ObjectId appId, ObjectId triggerId, ScheduleMark mark) {
    long app = apps.number(appId);
    if (app != Apps.NONE) {
      marks.put(byId(app, triggerId).append("app", app).append("body", body(mark)));
    }
  }

  @Override
  public boolean replace(
      ObjectId appId, ObjectId triggerId, ScheduleMark expected, ScheduleMark mark) {
    Document filter = byId(apps.number(appId), triggerId).append("body", body(expected));
    return marks.set(filter, new Document("body", body(mark))) == SharedCollection.Setting.SET;
  }

  @Override
  public void delete(ObjectId appId, ObjectId triggerId) {
    marks.delete(byId(apps.number(appId), triggerId));
  }
}
