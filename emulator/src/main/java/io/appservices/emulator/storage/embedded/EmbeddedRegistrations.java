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

  private final AppDataMap appData;

  EmbeddedRegistrations(AppDataMap appData) {
    this.appData = appData;
  }

  @Override
  public Optional<Registration> find(ObjectId appId, String email) {
    return Optional.ofNullable(appData.of(appId).registrationByEmail.get(email));
  }

  @Override
  public Optional<Registration> find(ObjectId appId, ObjectId id) {
    return Optional.ofNullable(appData.of(appId).registrations.get(id));
  }

  @Override
  public Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId) {
    return Optional.ofNullable(appData.of(appId).registrationByToken.get(tokenId));
  }

  @Override
  public boolean insert(ObjectId appId, Registration registration) {
    AppData data = appData.of(appId);
    synchronized (data) {
      if (!data.isOpen()
          || data.registrationByEmail.containsKey(registration.email())
          || data.registrations.containsKey(registration.id())) {
        return false;
      }
      put(data, registration);
      return true;
    }
  }

  @Override
  public UpdateResult<Registration> update(
      ObjectId appId, ObjectId id, Update<Registration> change) {
    AppData data = appData.of(appId);
    synchronized (data) {
      Registration before = data.registrations.get(id);
      if (before == null) {
        return new UpdateResult.Missing<>();
      }
      Optional<Registration> after = change.apply(before);
      after.ifPresent(changed -> replace(data, before, changed));
      return UpdateResult.of(before, after);
    }
  }

  @Override
  public boolean rename(ObjectId appId, ObjectId id, String newEmail) {
    AppData data = appData.of(appId);
    synchronized (data) {
      Registration before = data.registrations.get(id);
      if (before == null || data.registrationByEmail.containsKey(newEmail)) {
        return false;
      }
      replace(data, before, before.withEmail(newEmail));
      data.registrationByEmail.remove(before.email());
      return true;
    }
  }

  @Override
  public Optional<Registration> delete(ObjectId appId, ObjectId id, Deletable which) {
    AppData data = appData.of(appId);
    synchronized (data) {
      Registration found = data.registrations.get(id);
      if (found == null || !which.includes(found)) {
        return Optional.empty();
      }
      data.registrations.remove(id);
      data.registrationByEmail.remove(found.email());
      data.pending.remove(id);
      tokenIds(found).forEach(data.registrationByToken::remove);
      return Optional.of(found);
    }
  }

  @Override
  public List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit) {
    NavigableMap<ObjectId, Registration> pending = appData.of(appId).pending;
    NavigableMap<ObjectId, Registration> page =
        after.map(id -> pending.tailMap(id, false)).orElse(pending);
    return page.values().stream().limit(limit).toList();
  }

  @Override
  public List<Registration> listWithoutUser(ObjectId appId) {
    return appData.of(appId).registrations.values().stream()
        .filter(account -> account.userId() == null)
        .sorted(Comparator.comparing(Registration::id))
        .toList();
  }

  private static void replace(AppData data, Registration before, Registration after) {
    put(data, after);
    if (after.confirmed()) {
      data.pending.remove(after.id());
    }
    List<ObjectId> outstanding = tokenIds(after);
    tokenIds(before).stream()
        .filter(tokenId -> !outstanding.contains(tokenId))
        .forEach(data.registrationByToken::remove);
  }

  private static void put(AppData data, Registration registration) {
    data.registrations.put(registration.id(), registration);
    data.registrationByEmail.put(registration.email(), registration);
    if (!registration.confirmed()) {
      data.pending.put(registration.id(), registration);
    }
    for (ObjectId tokenId : tokenIds(registration)) {
      data.registrationByToken.put(tokenId, registration);
    }
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
