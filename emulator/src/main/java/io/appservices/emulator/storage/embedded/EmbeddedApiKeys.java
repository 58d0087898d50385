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

  private final AppDataMap appData;

  EmbeddedApiKeys(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<ApiKey> find(ObjectId appId, ObjectId keyId) {
    return Optional.ofNullable(appData.of(appId).keys.get(keyId));
  }

  @Override
  public Optional<ApiKey> findByDigest(ObjectId appId, String digest) {
    return Optional.ofNullable(appData.of(appId).keyByDigest.get(digest))
        .flatMap(keyId -> find(appId, keyId));
  }

  @Override
  public List<ApiKey> listOfUser(ObjectId appId, ObjectId userId) {
    return List.copyOf(appData.of(appId).userKeys.getOrDefault(userId, Map.of()).values());
  }

  @Override
  public List<ApiKey> listOfServers(ObjectId appId) {
    return List.copyOf(appData.of(appId).serverKeys.values());
  }

  @Override
  public Insertion insert(ObjectId appId, ApiKey key, int most) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (!data.isOpen() || !data.users.containsKey(key.userId())) {
        return Insertion.NO_USER;
      }
      List<ApiKey> beside = key.server() ? listOfServers(appId) : listOfUser(appId, key.userId());
      if (beside.stream().anyMatch(other -> other.name().equals(key.name()))) {
        return Insertion.NAME_TAKEN;
      }
      if (beside.size() >= most) {
        return Insertion.FULL;
      }
      put(data, key);
      data.keyByDigest.put(key.digest(), key.id());
      return Insertion.ADDED;
    }
  }

  @Override
  public UpdateResult<ApiKey> update(ObjectId appId, ObjectId keyId, Update<ApiKey> change) {
    AppData data = appData.of(appId);
    synchronized (data) {
      ApiKey before = data.keys.get(keyId);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<ApiKey> after = change.apply(before);
      after.ifPresent(key -> put(data, key));
      return UpdateResult.of(before, after);
    }
  }

  @Override
  public Optional<ApiKey> delete(ObjectId appId, ObjectId keyId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      Optional<ApiKey> removed = find(appId, keyId);
      removed.ifPresent(key -> remove(data, key));
      return removed;
    }
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      listOfUser(appId, userId).forEach(key -> remove(data, key));
      data.serverKeys.values().stream()
          .filter(key -> key.userId().equals(userId))
          .forEach(key -> remove(data, key));
    }
  }

  private static void put(AppData data, ApiKey key) {
    data.keys.put(key.id(), key);
    siblings(data, key).put(key.id(), key);
  }

  private static void remove(AppData data, ApiKey key) {
    data.keys.remove(key.id());
    data.keyByDigest.remove(key.digest());
    Map<ObjectId, ApiKey> siblings = siblings(data, key);
    siblings.remove(key.id());
    if (!key.server() && siblings.isEmpty()) {
      data.userKeys.remove(key.userId());
    }
  }

  private static Map<ObjectId, ApiKey> siblings(AppData data, ApiKey key) {
    return key.server()
        ? data.serverKeys
        : data.userKeys.computeIfAbsent(key.userId(), id -> new ConcurrentSkipListMap<>());
  }
}
