package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;

/** A group has so few of them that one lock for each group is enough. */
final class EmbeddedDatabaseUsers implements DatabaseUserStore {

  private final Map<ObjectId, Map<DatabaseUser.Key, DatabaseUser>> groups =
      new ConcurrentHashMap<>();

  @Override
  public Optional<DatabaseUser> find(DatabaseUser.Key key) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(key.groupId());
    synchronized (users) {
      return Optional.ofNullable(users.get(key));
    }
  }

  @Override
  public List<DatabaseUser> list(ObjectId groupId) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(groupId);
    synchronized (users) {
      return List.copyOf(users.values());
    }
  }

  @Override
  public Insertion insert(DatabaseUser user, int mostInGroup) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(user.key().groupId());
    synchronized (users) {
      if (users.containsKey(user.key())) {
        return Insertion.TAKEN;
      }
      if (users.size() >= mostInGroup) {
        return Insertion.FULL;
      }
      users.put(user.key(), user);
      return Insertion.ADDED;
    }
  }

  @Override
  public UpdateResult<DatabaseUser> update(DatabaseUser.Key key, Update<DatabaseUser> change) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(key.groupId());
    synchronized (users) {
      DatabaseUser before = users.get(key);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<DatabaseUser> after = change.apply(before);
      after.ifPresent(user -> users.put(key, user));
      return UpdateResult.of(before, after);
    }
  }

  @Override
  public Optional<DatabaseUser> delete(DatabaseUser.Key key) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(key.groupId());
    synchronized (users) {
      return Optional.ofNullable(users.remove(key));
    }
  }

  @Override
  public void deleteExpired(ObjectId groupId, Instant now) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(groupId);
    synchronized (users) {
      users.values().removeIf(user -> user.isExpired(now));
    }
  }

  void clear() {
    groups.clear();
  }

  private Map<DatabaseUser.Key, DatabaseUser> users(ObjectId groupId) {
    return groups.computeIfAbsent(groupId, id -> new LinkedHashMap<>());
  }
}
