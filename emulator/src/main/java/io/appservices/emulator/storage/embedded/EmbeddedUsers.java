package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import io.appservices.emulator.storage.embedded.AppData.IdentityKey;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedUsers implements UserStore {

  private final AppDataMap shelves;

  EmbeddedUsers(AppDataMap shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<User> find(ObjectId appId, ObjectId userId) {
    return Optional.ofNullable(shelves.of(appId).users.get(userId));
  }

  @Override
  public Optional<User> findByIdentity(
      ObjectId appId, ProviderType providerType, String identityId) {
    AppData shelf = shelves.of(appId);
    ObjectId userId = shelf.userByIdentity.get(new IdentityKey(providerType, identityId));
    return userId == null ? Optional.empty() : Optional.ofNullable(shelf.users.get(userId));
  }

  @Override
  public boolean insert(ObjectId appId, User user) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      boolean taken =
          user.identities().stream()
              .map(EmbeddedUsers::key)
              .anyMatch(shelf.userByIdentity::containsKey);
      if (taken || !shelf.isOpen() || shelf.users.putIfAbsent(user.id(), user) != null) {
        return false;
      }
      index(shelf, user);
      return true;
    }
  }

  @Override
  public UpdateResult<User> update(ObjectId appId, ObjectId userId, Update<User> change) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      User before = shelf.users.get(userId);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<User> changed = change.apply(before);
      if (changed.isEmpty()) {
        return new UpdateResult.Refused<>(before);
      }
      User after = changed.get();
      if (after.identities() != before.identities()) {
        if (isTaken(shelf, after)) {
          return new UpdateResult.Taken<>(before);
        }
        moveIdentities(shelf, before, after);
      }
      shelf.users.put(userId, after);
      return new UpdateResult.Changed<>(before, after);
    }
  }

  @Override
  public Optional<User> delete(ObjectId appId, ObjectId userId) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      User removed = shelf.users.remove(userId);
      if (removed != null) {
        unindex(shelf, removed);
      }
      return Optional.ofNullable(removed);
    }
  }

  @Override
  public List<User> list(ObjectId appId, UserQuery query) {
    NavigableMap<ObjectId, User> users = shelves.of(appId).users;
    NavigableMap<ObjectId, User> ordered = query.descending() ? users.descendingMap() : users;
    NavigableMap<ObjectId, User> page =
        query.after().map(after -> ordered.tailMap(after, false)).orElse(ordered);
    return page.values().stream().filter(query::selects).limit(query.limit()).toList();
  }

  @Override
  public Optional<User> oldestAnonymous(ObjectId appId) {
    AppData shelf = shelves.of(appId);
    Iterator<ObjectId> oldest = shelf.anonymous.iterator();
    return oldest.hasNext()
        ? Optional.ofNullable(shelf.users.get(oldest.next()))
        : Optional.empty();
  }

  @Override
  public Optional<User> deleteOldestAnonymous(ObjectId appId, int most) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      return shelf.anonymousCount > most
          ? delete(appId, shelf.anonymous.first())
          : Optional.empty();
    }
  }

  @Override
  public long count(ObjectId appId) {
    return shelves.of(appId).users.size();
  }

  /** Returns whether another user has one of the identities of a user. */
  private static boolean isTaken(AppData shelf, User user) {
    return user.identities().stream()
        .map(identity -> shelf.userByIdentity.get(key(identity)))
        .anyMatch(owner -> owner != null && !owner.equals(user.id()));
  }

  private static void moveIdentities(AppData shelf, User before, User after) {
    // Put before others are removed: readers, who take no lock, must always find what stays.
    index(shelf, after);
    before.identities().stream()
        .filter(identity -> !after.has(identity))
        .forEach(identity -> shelf.userByIdentity.remove(key(identity)));
    if (!after.isAnonymous()) {
      removeAnonymous(shelf, before.id());
    }
  }

  private static void index(AppData shelf, User user) {
    user.identities().forEach(identity -> shelf.userByIdentity.put(key(identity), user.id()));
    if (user.isAnonymous() && shelf.anonymous.add(user.id())) {
      shelf.anonymousCount++;
    }
  }

  private static void unindex(AppData shelf, User user) {
    user.identities().forEach(identity -> shelf.userByIdentity.remove(key(identity)));
    removeAnonymous(shelf, user.id());
  }

  private static void removeAnonymous(AppData shelf, ObjectId userId) {
    if (shelf.anonymous.remove(userId)) {
      shelf.anonymousCount--;
    }
  }

  private static IdentityKey key(Identity identity) {
    return new IdentityKey(identity.providerType(), identity.id());
  }
}
