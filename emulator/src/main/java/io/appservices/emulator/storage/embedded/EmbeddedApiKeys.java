package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bson.types.ObjectId;

final class EmbeddedApiKeys implements ApiKeyStore {

  private final AppDataMap shelves;

  EmbeddedApiKeys(AppDataMap shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<ApiKey> find(ObjectId appId, ObjectId keyId) {
    return Optional.ofNullable(shelves.of(appId).keys.get(keyId));
  }

  @Override
  public Optional<ApiKey> findByDigest(ObjectId appId, String digest) {
    return Optional.ofNullable(shelves.of(appId).keyByDigest.get(digest))
        .flatMap(keyId -> find(appId, keyId));
  }

  @Override
  public List<ApiKey> listOfUser(ObjectId appId, ObjectId userId) {
    return List.copyOf(shelves.of(appId).userKeys.getOrDefault(userId, Map.of()).values());
  }

  @Override
  public List<ApiKey> listOfServers(ObjectId appId) {
    return List.copyOf(shelves.of(appId).serverKeys.values());
  }

  @Override
  public Insertion insert(ObjectId appId, ApiKey key, int most) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      if (!shelf.isOpen() || !shelf.users.containsKey(key.userId())) {
        return Insertion.NO_USER;
      }
      List<ApiKey> beside = key.server() ? listOfServers(appId) : listOfUser(appId, key.userId());
      if (beside.stream().anyMatch(other -> other.name().equals(key.name()))) {
        return Insertion.NAME_TAKEN;
      }
      if (beside.size() >= most) {
        return Insertion.FULL;
      }
      put(shelf, key);
      shelf.keyByDigest.put(key.digest(), key.id());
      return Insertion.ADDED;
    }
  }

  @Override
  public UpdateResult<ApiKey> update(ObjectId appId, ObjectId keyId, Update<ApiKey> change) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      ApiKey before = shelf.keys.get(keyId);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<ApiKey> after = change.apply(before);
      after.ifPresent(key -> put(shelf, key));
      return UpdateResult.of(before, after);
    }
  }

  @Override
  public Optional<ApiKey> delete(ObjectId appId, ObjectId keyId) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      Optional<ApiKey> removed = find(appId, keyId);
      removed.ifPresent(key -> remove(shelf, key));
      return removed;
    }
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      listOfUser(appId, userId).forEach(key -> remove(shelf, key));
      shelf.serverKeys.values().stream()
          .filter(key -> key.userId().equals(userId))
          .forEach(key -> remove(shelf, key));
    }
  }

  private static void put(AppData shelf, ApiKey key) {
    shelf.keys.put(key.id(), key);
    siblings(shelf, key).put(key.id(), key);
  }

  private static void remove(AppData shelf, ApiKey key) {
    shelf.keys.remove(key.id());
    shelf.keyByDigest.remove(key.digest());
    Map<ObjectId, ApiKey> siblings = siblings(shelf, key);
    siblings.remove(key.id());
    if (!key.server() && siblings.isEmpty()) {
      shelf.userKeys.remove(key.userId());
    }
  }

  private static Map<ObjectId, ApiKey> siblings(AppData shelf, ApiKey key) {
    return key.server()
        ? shelf.serverKeys
        : shelf.userKeys.computeIfAbsent(key.userId(), id -> new ConcurrentSkipListMap<>());
  }
}
