package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.codec.ValueCodec;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * Values of apps in the order they were added, of each app so many and no more: {@code {app, added,
 * body}}.
 */
public final class BoundedRecords<T> {

  private static final Document LAST_FIRST = new Document("added", -1).append("_id", -1);
  private static final Document LAST_LAST = new Document("added", 1).append("_id", 1);

  private final Apps apps;
  private final SharedCollection values;
  private final ValueCodec<T> codec;
  private final Sequence sequence;
  private final Room<Long> room = new Room<>();

  public BoundedRecords(
      SharedCollection values, Apps apps, Sequence sequence, ValueCodec<T> codec) {
    this.apps = apps;
    this.values = values;
    this.codec = codec;
    this.sequence = sequence;
  }

  private T read(Document stored) {
    return codec.fromBytes(Records.bytes(stored));
  }

  /** Adds a value of an app, if there is such an app, and removes the oldest of too many. */
  public void add(ObjectId appId, T value, int most) {
    long app = apps.number(appId);
    if (app == Apps.NONE) {
      return;
    }
    values.insert(
        new Document("app", app)
            .append("added", sequence.next())
            .append("body", new Binary(codec.toBytes(value))));
    if (room.passes(app, most)) {
      return;
    }
    Document ofApp = new Document("app", app);
    long counted = values.count(ofApp, Room.above(most));
    if (counted > most) {
      List<Object> surplus =
          values.page(ofApp, LAST_FIRST, most, 0).stream().map(old -> old.get("_id")).toList();
      values.delete(new Document("_id", new Document("$in", surplus)));
    }
    room.counted(app, counted, most);
  }

  /** Returns the values of an app, the one added last first. */
  public List<T> newestFirst(ObjectId appId) {
    return values.all(new Document("app", apps.number(appId)), LAST_FIRST).stream()
        .map(this::read)
        .toList();
  }

  /** Returns the values of apps with these numbers, in the order they were added. */
  public List<T> all(List<Long> numbers) {
    Document ofApps = new Document("app", new Document("$in", numbers));
    return values.all(ofApps, LAST_LAST).stream().map(this::read).toList();
  }

  /** Removes the values of all apps. */
  public void clear() {
    values.delete(new Document());
  }
}
