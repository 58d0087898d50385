package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.ApiKey;
import io.appservices.emulator.storage.ApiKeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedApiKeys implements ApiKeyStore {

  private final Shelves shelves;

  EmbeddedApiKeys(Shelves shelves) {
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
  public boolean insertUnless(ObjectId appId, ApiKey key, Predicate<List<ApiKey>> forbidden) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      List<ApiKey> beside = key.server() ? listOfServers(appId) : listOfUser(appId, key.userId());
      if (!shelf.isOpen() || !shelf.users.containsKey(key.userId()) || forbidden.test(beside)) {
        return false;
      }
      put(shelf, key);
      shelf.keyByDigest.put(key.digest(), key.id());
      return true;
    }
  }

  @Override
  public Optional<ApiKey> update(ObjectId appId, ObjectId keyId, UnaryOperator<ApiKey> change) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Optional<ApiKey> changed = find(appId, keyId).map(change);
      changed.ifPresent(key -> put(shelf, key));
      return changed;
    }
  }

  @Override
  public Optional<ApiKey> delete(ObjectId appId, ObjectId keyId) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Optional<ApiKey> removed = find(appId, keyId);
      removed.ifPresent(key -> remove(shelf, key));
      return removed;
    }
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      listOfUser(appId, userId).forEach(key -> remove(shelf, key));
      shelf.serverKeys.values().stream()
          .filter(key -> key.userId().equals(userId))
          .forEach(key -> remove(shelf, key));
    }
  }

  private static void put(Shelf shelf, ApiKey key) {
    shelf.keys.put(key.id(), key);
    siblings(shelf, key).put(key.id(), key);
  }

  private static void remove(Shelf shelf, ApiKey key) {
    shelf.keys.remove(key.id());
    shelf.keyByDigest.remove(key.digest());
    Map<ObjectId, ApiKey> siblings = siblings(shelf, key);
    siblings.remove(key.id());
    if (!key.server() && siblings.isEmpty()) {
      shelf.userKeys.remove(key.userId());
    }
  }

  private static Map<ObjectId, ApiKey> siblings(Shelf shelf, ApiKey key) {
    return key.server()
        ? shelf.serverKeys
        : shelf.userKeys.computeIfAbsent(key.userId(), id -> new ConcurrentSkipListMap<>());
  }
}
