package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.codec.FreeValues;
import io.appservices.emulator.storage.mongodb.deployment.Changes;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** A setting is {@code {_id: name, body}}. */
final class MongoSettings implements SettingStore {

  private final SharedCollection settings;
  private final Changes changes;

  MongoSettings(SharedDatabase database, Changes changes) {
    this.changes = changes;
    this.settings = database.collection(Collections.SETTINGS);
  }

  @Override
  public Optional<Document> find(String name) {
    return settings.first(new Document("_id", name)).map(MongoSettings::read);
  }

  private static Document read(Document stored) {
    return FreeValues.read(BsonBytes.read(Records.bytes(stored)));
  }

  private static Binary body(Document value) {
    return new Binary(BsonBytes.write(FreeValues.stored(value)));
  }

  @Override
  public Document putIfAbsent(String name, Document value) {
    Document unlessThere = new Document("$setOnInsert", new Document("body", body(value)));
    return read(settings.changeOrMake(name, unlessThere));
  }

  @Override
  public void put(String name, Document value) {
    settings.put(new Document("_id", name).append("body", body(value)));
    changes.count();
  }

  @Override
  public boolean replace(String name, Document expected, Document value) {
    Document filter = new Document("_id", name).append("body", body(expected));
    boolean replaced =
        settings.set(filter, new Document("body", body(value))) == SharedCollection.Setting.SET;
    if (replaced) {
      changes.count();
      Changes.awaitSeen();
    }
    return replaced;
  }
}
