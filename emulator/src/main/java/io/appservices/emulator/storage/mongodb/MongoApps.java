package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Changes;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.Records;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * An app is a head {@code {_id, id, client, domain, version, body}} with the app as it is deployed,
 * and a state for each version, of which the head names the one that counts. A state is written
 * before the head names it, and removed after the head names another one.
 */
final class MongoApps implements AppStore {

  private static final String DROPPED = "dropped";

  private final Apps apps;
  private final SharedCollection heads;
  private final SharedCollection states;
  private final SharedCollection counters;
  private final Sequence sequence;
  private final DroppedApps dropped;
  private final Changes changes;

  MongoApps(
      SharedDatabase database, Apps apps, Sequence sequence, DroppedApps dropped, Changes changes) {
    this.changes = changes;
    this.apps = apps;
    this.heads = database.collection(Collections.APPS);
    this.states = database.collection(Collections.APP_STATES);
    this.counters = database.collection(Collections.COUNTERS);
    this.sequence = sequence;
    this.dropped = dropped;
  }

  @Override
  public Optional<Versioned<AppState>> state(ObjectId appId) {
    return apps.find(appId).map(read -> new Versioned<>(read.version(), read.state()));
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    return apps.findByClientAppId(clientAppId).map(Apps.Read::app);
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    return apps.findByDomainId(domainId).map(Apps.Read::app);
  }

  @Override
  public List<App> list() {
    Document living = new Document("id", new Document("$exists", true));
    return heads.all(living, new Document("_id", 1)).stream()
        .map(head -> Codecs.APP.fromBytes(Records.bytes(head)))
        .toList();
  }

  @Override
  public boolean insert(AppState state) {
    App app = state.app(Edition.DEPLOYED);
    if (apps.find(app.id()).isPresent()) {
      return false;
    }
    long number =
        counters
            .changeOrMake("apps", new Document("$inc", new Document("number", 1L)))
            .getLong("number");
    long version = sequence.next();
    states.insert(stateDocument(number, version, state));
    boolean added =
        heads.insert(
            new Document("_id", number)
                .append("id", app.id())
                .append("client", Texts.stored(app.clientAppId()))
                .append("domain", app.domainId())
                .append("version", version)
                .append("body", new Binary(Codecs.APP.toBytes(app))));
    if (added) {
      changes.count();
    } else {
      states.delete(new Document("_id", Apps.stateId(number, version)));
    }
    return added;
  }

  private static Document stateDocument(long number, long version, AppState state) {
    return new Document("_id", Apps.stateId(number, version))
        .append("app", number)
        .append("body", new Binary(Codecs.APP_STATE.toBytes(state)));
  }

  @Override
  public boolean replace(ObjectId appId, long expectedVersion, AppState next) {
    Optional<Apps.Read> found = apps.find(appId);
    if (found.isEmpty() || found.get().version() != expectedVersion) {
      apps.forget(appId);
      return false;
    }
    long number = found.get().number();
    long version = Math.max(sequence.next(), expectedVersion + 1);
    if (!states.insert(stateDocument(number, version, next))) {
      return false;
    }
    Document expected = new Document("id", appId).append("version", expectedVersion);
    byte[] deployed = Codecs.APP.toBytes(next.app(Edition.DEPLOYED));
    boolean replaced =
        heads.set(expected, new Document("version", version).append("body", new Binary(deployed)))
            == SharedCollection.Setting.SET;
    apps.forget(appId);
    if (replaced) {
      removeStates(number, expectedVersion);
      changes.count();
      apps.awaitSeen();
    } else {
      states.delete(new Document("_id", Apps.stateId(number, version)));
    }
    return replaced;
  }

  /** Removes the state of a version that counts no more, and what interrupted changes left. */
  private void removeStates(long number, long upTo) {
    states.delete(new Document("app", number).append("_id.version", new Document("$lte", upTo)));
  }

  @Override
  public Optional<App> delete(ObjectId appId) {
    Document ids = new Document("id", "").append("client", "").append("domain", "");
    Optional<Document> head =
        heads.change(
            new Document("id", appId),
            new Document("$unset", ids).append("$set", new Document(DROPPED, true)));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    apps.forget(appId);
    changes.count();
    apps.awaitSeen();
    dropped.sweepLater(head.get().getLong("_id"));
    return Optional.of(Codecs.APP.fromBytes(Records.bytes(head.get())));
  }
}
