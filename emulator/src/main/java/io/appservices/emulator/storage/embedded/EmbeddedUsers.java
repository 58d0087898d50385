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
import java.util.NavigableSet;
import java.util.Optional;
import org.bson.types.ObjectId;

final class EmbeddedUsers implements UserStore {

  private final AppDataMap appData;

  EmbeddedUsers(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<User> find(ObjectId appId, ObjectId userId) {
    return Optional.ofNullable(appData.of(appId).users.get(userId));
  }

  @Override
  public Optional<User> findByIdentity(
      ObjectId appId, ProviderType providerType, String identityId) {
    AppData data = appData.of(appId);
    ObjectId userId = data.userByIdentity.get(new IdentityKey(providerType, identityId));
    return userId == null ? Optional.empty() : Optional.ofNullable(data.users.get(userId));
  }

  @Override
  public boolean insert(ObjectId appId, User user) {
    AppData data = appData.of(appId);
    synchronized (data) {
      boolean taken =
          user.identities().stream()
              .map(EmbeddedUsers::key)
              .anyMatch(data.userByIdentity::containsKey);
      if (taken || !data.isOpen() || data.users.containsKey(user.id())) {
        return false;
      }
      data.users.put(user.id(), user);
      index(data, user);
      return true;
    }
  }

  @Override
  public UpdateResult<User> update(ObjectId appId, ObjectId userId, Update<User> change) {
    AppData data = appData.of(appId);
    synchronized (data) {
      User before = data.users.get(userId);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<User> changed = change.apply(before);
      if (changed.isEmpty()) {
        return new UpdateResult.Refused<>(before);
      }
      User after = changed.get();
      if (after.identities() != before.identities()) {
        if (isTaken(data, after)) {
          return new UpdateResult.Taken<>(before);
        }
        moveIdentities(data, before, after);
      }
      data.users.put(userId, after);
      return new UpdateResult.Changed<>(before, after);
    }
  }

  @Override
  public Optional<User> delete(ObjectId appId, ObjectId userId) {
    AppData data = appData.of(appId);
    synchronized (data) {
      User removed = data.users.remove(userId);
      if (removed != null) {
        unindex(data, removed);
      }
      return Optional.ofNullable(removed);
    }
  }

  @Override
  public List<User> list(ObjectId appId, UserQuery query) {
    IdMap<User> users = appData.of(appId).users;
    NavigableSet<ObjectId> ids = users.ids();
    NavigableSet<ObjectId> ordered = query.descending() ? ids.descendingSet() : ids;
    NavigableSet<ObjectId> page =
        query.after().map(after -> ordered.tailSet(after, false)).orElse(ordered);
    return users.values(page).filter(query::selects).limit(query.limit()).toList();
  }

  @Override
  public Optional<User> oldestAnonymous(ObjectId appId) {
    AppData data = appData.of(appId);
    Iterator<ObjectId> oldest = data.anonymous.iterator();
    return oldest.hasNext() ? Optional.ofNullable(data.users.get(oldest.next())) : Optional.empty();
  }

  @Override
  public Optional<User> deleteOldestAnonymous(ObjectId appId, int most) {
    AppData data = appData.of(appId);
    synchronized (data) {
      return data.anonymousCount > most ? delete(appId, data.anonymous.first()) : Optional.empty();
    }
  }

  @Override
  public long count(ObjectId appId) {
    return appData.of(appId).users.size();
  }

  /** Returns whether another user has one of the identities of a user. */
  private static boolean isTaken(AppData data, User user) {
    return user.identities().stream()
        .map(identity -> data.userByIdentity.get(key(identity)))
        .anyMatch(owner -> owner != null && !owner.equals(user.id()));
  }

  private static void moveIdentities(AppData data, User before, User after) {
    // Put before others are removed: readers, who take no lock, must always find what stays.
    index(data, after);
    before.identities().stream()
        .filter(identity -> !after.has(identity))
        .forEach(identity -> data.userByIdentity.remove(key(identity)));
    if (!after.isAnonymous()) {
      removeAnonymous(data, before.id());
    }
  }

  private static void index(AppData data, User user) {
    user.identities().forEach(identity -> data.userByIdentity.put(key(identity), user.id()));
    if (user.isAnonymous() && data.anonymous.add(user.id())) {
      data.anonymousCount++;
    }
  }

  private static void unindex(AppData data, User user) {
    user.identities().forEach(identity -> data.userByIdentity.remove(key(identity)));
    removeAnonymous(data, user.id());
  }

  private static void removeAnonymous(AppData data, ObjectId userId) {
    if (data.anonymous.remove(userId)) {
      data.anonymousCount--;
    }
  }

  private static IdentityKey key(Identity identity) {
    return new IdentityKey(identity.providerType(), identity.id());
  }
}
