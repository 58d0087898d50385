package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * The packages of an app are {@code {_id, app, body, upload, parts}}, the {@code _id} being the
 * number of the app. Their archive may be larger than a document, so it is in documents of its own,
 * {@code {_id: {upload, part}, app, upload, bytes}}, which are written before the one that names
 * their upload, and are removed after it names another; after a crash in between, with the app.
 */
final class MongoDependencies implements DependencyStore {

  /** A document has at most 16 MiB. */
  private static final int PART = 8 << 20;

  /** The attempts at reading an archive that others go on replacing. */
  private static final int ATTEMPTS = 100;

  private static final String UPLOAD = "upload";
  private static final String PARTS = "parts";
  private static final String BYTES = "bytes";

  private final Apps apps;
  private final SharedCollection dependencies;
  private final SharedCollection parts;

  MongoDependencies(SharedDatabase database, Apps apps) {
    this.apps = apps;
    this.dependencies = database.collection(Collections.DEPENDENCIES);
    this.parts = database.collection(Collections.PACKAGES);
  }

  private static Document byId(long app) {
    return new Document("_id", app);
  }

  private static Binary body(Dependencies said) {
    return new Binary(Codecs.DEPENDENCIES.toBytes(said));
  }

  @Override
  public Optional<Dependencies> find(ObjectId appId) {
    return dependencies
        .first(byId(apps.number(appId)))
        .map(stored -> Codecs.DEPENDENCIES.fromBytes(Records.bytes(stored)));
  }

  @Override
  public Optional<byte[]> archive(ObjectId appId) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Document> stored = dependencies.first(byId(apps.number(appId)));
      if (stored.filter(found -> found.containsKey(UPLOAD)).isEmpty()) {
        return Optional.empty();
      }
      Optional<byte[]> archive = read(stored.get());
      if (archive.isPresent()) {
        return archive;
      }
    }
    throw new StorageException("the packages of app " + appId + " cannot be read", null);
  }

  /** Returns the bytes of an upload; empty if it was replaced meanwhile. */
  private Optional<byte[]> read(Document stored) {
    List<Document> found =
        parts.all(new Document(UPLOAD, stored.getObjectId(UPLOAD)), new Document("_id", 1));
    if (found.size() != stored.getInteger(PARTS)) {
      return Optional.empty();
    }
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    found.forEach(part -> archive.writeBytes(part.get(BYTES, Binary.class).getData()));
    return Optional.of(archive.toByteArray());
  }

  @Override
  public void put(ObjectId appId, Dependencies said, byte[] archive) {
    long app = apps.number(appId);
    if (app == Apps.NONE) {
      return;
    }
    ObjectId upload = new ObjectId();
    int count = 0;
    for (int from = 0; from < archive.length; from += PART) {
      byte[] bytes = Arrays.copyOfRange(archive, from, Math.min(archive.length, from + PART));
      parts.put(
          new Document("_id", new Document(UPLOAD, upload).append("part", count++))
              .append("app", app)
              .append(UPLOAD, upload)
              .append(BYTES, new Binary(bytes)));
    }
    Document named =
        new Document("app", app)
            .append("body", body(said))
            .append(UPLOAD, upload)
            .append(PARTS, count);
    Optional<Document> before = dependencies.change(byId(app), new Document("$set", named));
    if (before.isEmpty()) {
      dependencies.changeOrMake(app, new Document("$set", named));
    }
    // Only what this upload replaced: another one may be under way.
    before.ifPresent(old -> parts.delete(new Document(UPLOAD, old.get(UPLOAD))));
  }

  @Override
  public void describe(ObjectId appId, Dependencies said) {
    long app = apps.number(appId);
    if (app != Apps.NONE) {
      dependencies.changeOrMake(
          app, new Document("$set", new Document("app", app).append("body", body(said))));
    }
  }

  @Override
  public void delete(ObjectId appId) {
    long app = apps.number(appId);
    dependencies.delete(byId(app));
    parts.delete(new Document("app", app));
  }
}
