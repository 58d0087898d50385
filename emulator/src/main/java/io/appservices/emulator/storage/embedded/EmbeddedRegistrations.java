package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * Every map holds the account itself, and a change puts the new state before it takes the old one
 * away: so readers, who take no lock and look into one map, never miss an account that is there.
 */
final class EmbeddedRegistrations implements RegistrationStore {

  private final AppDataMap shelves;

  EmbeddedRegistrations(AppDataMap shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<Registration> find(ObjectId appId, String email) {
    return Optional.ofNullable(shelves.of(appId).registrationByEmail.get(email));
  }

  @Override
  public Optional<Registration> find(ObjectId appId, ObjectId id) {
    return Optional.ofNullable(shelves.of(appId).registrations.get(id));
  }

  @Override
  public Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId) {
    return Optional.ofNullable(shelves.of(appId).registrationByToken.get(tokenId));
  }

  @Override
  public boolean insert(ObjectId appId, Registration registration) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      if (!shelf.isOpen()
          || shelf.registrationByEmail.containsKey(registration.email())
          || shelf.registrations.containsKey(registration.id())) {
        return false;
      }
      put(shelf, registration);
      return true;
    }
  }

  @Override
  public UpdateResult<Registration> update(
      ObjectId appId, ObjectId id, Update<Registration> change) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration before = shelf.registrations.get(id);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<Registration> after = change.apply(before);
      after.ifPresent(changed -> replace(shelf, before, changed));
      return UpdateResult.of(before, after);
    }
  }

  @Override
  public boolean rename(ObjectId appId, ObjectId id, String newEmail) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration before = shelf.registrations.get(id);
      if (before == null || shelf.registrationByEmail.containsKey(newEmail)) {
        return false;
      }
      replace(shelf, before, before.withEmail(newEmail));
      shelf.registrationByEmail.remove(before.email());
      return true;
    }
  }

  @Override
  public Optional<Registration> delete(ObjectId appId, ObjectId id, Deletable which) {
    AppData shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration found = shelf.registrations.get(id);
      if (found == null || !which.includes(found)) {
        return Optional.empty();
      }
      shelf.registrations.remove(id);
      shelf.registrationByEmail.remove(found.email());
      shelf.pending.remove(id);
      tokenIds(found).forEach(shelf.registrationByToken::remove);
      return Optional.of(found);
    }
  }

  @Override
  public List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit) {
    NavigableMap<ObjectId, Registration> pending = shelves.of(appId).pending;
    NavigableMap<ObjectId, Registration> page =
        after.map(id -> pending.tailMap(id, false)).orElse(pending);
    return page.values().stream().limit(limit).toList();
  }

  @Override
  public List<Registration> listWithoutUser(ObjectId appId) {
    return shelves.of(appId).registrations.values().stream()
        .filter(account -> account.userId() == null)
        .sorted(Comparator.comparing(Registration::id))
        .toList();
  }

  private static void replace(AppData shelf, Registration before, Registration after) {
    put(shelf, after);
    if (after.confirmed()) {
      shelf.pending.remove(after.id());
    }
    List<ObjectId> outstanding = tokenIds(after);
    tokenIds(before).stream()
        .filter(tokenId -> !outstanding.contains(tokenId))
        .forEach(shelf.registrationByToken::remove);
  }

  private static void put(AppData shelf, Registration registration) {
    shelf.registrations.put(registration.id(), registration);
    shelf.registrationByEmail.put(registration.email(), registration);
    if (!registration.confirmed()) {
      shelf.pending.put(registration.id(), registration);
    }
    tokenIds(registration).forEach(id -> shelf.registrationByToken.put(id, registration));
  }

  private static List<ObjectId> tokenIds(Registration registration) {
    OneTimeToken confirmation = registration.confirmation();
    OneTimeToken reset = registration.reset();
    if (confirmation == null && reset == null) {
      return List.of();
    }
    return Stream.of(confirmation, reset)
        .filter(token -> token != null)
        .map(OneTimeToken::tokenId)
        .toList();
  }
}
