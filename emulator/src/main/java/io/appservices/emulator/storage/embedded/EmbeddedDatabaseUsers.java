package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.DatabaseUser;
import io.appservices.emulator.storage.DatabaseUserStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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
  public Optional<DatabaseUser> update(DatabaseUser.Key key, UnaryOperator<DatabaseUser> change) {
    Map<DatabaseUser.Key, DatabaseUser> users = users(key.groupId());
    synchronized (users) {
      return Optional.ofNullable(users.computeIfPresent(key, (k, user) -> change.apply(user)));
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
