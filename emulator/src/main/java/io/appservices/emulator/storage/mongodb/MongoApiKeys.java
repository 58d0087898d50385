package io.appservices.emulator.storage.mongodb;

import static io.appservices.emulator.storage.mongodb.deployment.ListDocument.Attempt.changed;
import static io.appservices.emulator.storage.mongodb.deployment.ListDocument.Attempt.unchanged;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.ListDocument;
import io.appservices.emulator.storage.mongodb.deployment.SharedCollection;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The keys of a user are one document, and so are the server keys of an app: {@code {_id: {app,
 * user}, app, ids, digests}}, without a user for server keys.
 */
final class MongoApiKeys implements ApiKeyStore {

  private static final Comparator<ApiKey> BY_ID = Comparator.comparing(ApiKey::id);

  private final Apps apps;
  private final SharedCollection users;
  private final SharedCollection documents;
  private final ListDocument<ApiKey> owners;

  MongoApiKeys(SharedDatabase database, Apps apps, Sequence sequence) {
    this.apps = apps;
    this.users = database.collection(Collections.USERS);
    this.documents = database.collection(Collections.API_KEYS);
    this.owners = new ListDocument<>(documents, Codecs.API_KEY, sequence, MongoApiKeys::fields);
  }

  private static Document fields(List<ApiKey> keys) {
    return new Document("ids", keys.stream().map(ApiKey::id).toList())
        .append("digests", keys.stream().map(key -> Texts.stored(key.digest())).toList());
  }

  private static Document ofUser(long app, ObjectId userId) {
    return new Document("_id", new Document("app", app).append("user", userId)).append("app", app);
  }

  private static Document ofServers(long app) {
    return new Document("_id", new Document("app", app)).append("app", app);
  }

  private static Document owner(long app, ApiKey key) {
    return key.server() ? ofServers(app) : ofUser(app, key.userId());
  }

  @Override
  public Optional<ApiKey> find(ObjectId appId, ObjectId keyId) {
    Document filter = new Document("app", apps.number(appId)).append("ids", keyId);
    return first(owners.values(filter), key -> key.id().equals(keyId));
  }

  private static Optional<ApiKey> first(List<ApiKey> keys, Predicate<ApiKey> wanted) {
    return keys.stream().filter(wanted).findFirst();
  }

  @Override
  public Optional<ApiKey> findByDigest(ObjectId appId, String digest) {
    Document filter =
        new Document("app", apps.number(appId)).append("digests", Texts.stored(digest));
    return first(owners.values(filter), key -> key.digest().equals(digest));
  }

  @Override
  public List<ApiKey> listOfUser(ObjectId appId, ObjectId userId) {
    return owners.values(ofUser(apps.number(appId), userId));
  }

  @Override
  public List<ApiKey> listOfServers(ObjectId appId) {
    return owners.values(ofServers(apps.number(appId)));
  }

  @Override
  public Insertion insert(ObjectId appId, ApiKey key, int most) {
    long app = apps.number(appId);
    if (app == Apps.NONE || !MongoUsers.exists(users, app, key.userId())) {
      return Insertion.NO_USER;
    }
    Insertion insertion = owners.change(owner(app, key), keys -> added(keys, key, most));
    // Looked for again: whoever deletes the user removes the keys that were there before.
    if (insertion == Insertion.ADDED && !MongoUsers.exists(users, app, key.userId())) {
      owners.change(owner(app, key), keys -> removed(keys, key.id()));
      return Insertion.NO_USER;
    }
    return insertion;
  }

  private static ListDocument.Attempt<ApiKey, Insertion> added(
      List<ApiKey> keys, ApiKey key, int most) {
    if (keys.stream().anyMatch(other -> other.name().equals(key.name()))) {
      return unchanged(Insertion.NAME_TAKEN);
    }
    if (keys.size() >= most) {
      return unchanged(Insertion.FULL);
    }
    List<ApiKey> more = new ArrayList<>(keys);
    more.add(key);
    more.sort(BY_ID);
    return changed(Insertion.ADDED, more);
  }

  private static ListDocument.Attempt<ApiKey, Optional<ApiKey>> removed(
      List<ApiKey> keys, ObjectId keyId) {
    Optional<ApiKey> found = first(keys, key -> key.id().equals(keyId));
    return found.isEmpty()
        ? unchanged(found)
        : changed(found, keys.stream().filter(key -> !key.id().equals(keyId)).toList());
  }

  @Override
  public UpdateResult<ApiKey> update(ObjectId appId, ObjectId keyId, Update<ApiKey> change) {
    Optional<ApiKey> found = find(appId, keyId);
    if (found.isEmpty()) {
      return new UpdateResult.Missing<>();
    }
    return owners.change(
        owner(apps.number(appId), found.get()), keys -> changedKey(keys, keyId, change));
  }

  private static ListDocument.Attempt<ApiKey, UpdateResult<ApiKey>> changedKey(
      List<ApiKey> keys, ObjectId keyId, Update<ApiKey> change) {
    Optional<ApiKey> before = first(keys, key -> key.id().equals(keyId));
    if (before.isEmpty()) {
      return unchanged(new UpdateResult.Missing<>());
    }
    Optional<ApiKey> after = change.apply(before.get());
    UpdateResult<ApiKey> result = UpdateResult.of(before.get(), after);
    return after.isEmpty()
        ? unchanged(result)
        : changed(
            result, keys.stream().map(key -> key.id().equals(keyId) ? after.get() : key).toList());
  }

  @Override
  public Optional<ApiKey> delete(ObjectId appId, ObjectId keyId) {
    Optional<ApiKey> found = find(appId, keyId);
    return found.isEmpty()
        ? found
        : owners.change(owner(apps.number(appId), found.get()), keys -> removed(keys, keyId));
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    long app = apps.number(appId);
    for (Document owner : List.of(ofUser(app, userId), ofServers(app))) {
      owners.change(
          owner,
          keys -> {
            List<ApiKey> left = keys.stream().filter(key -> !key.userId().equals(userId)).toList();
            return left.size() == keys.size() ? unchanged(false) : changed(true, left);
          });
    }
    documents.delete(new Document("_id", ofUser(app, userId).get("_id")).append("ids", List.of()));
  }
}
