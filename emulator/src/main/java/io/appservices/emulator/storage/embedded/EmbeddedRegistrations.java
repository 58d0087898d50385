package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.OneTimeToken;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.storage.RegistrationStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

final class EmbeddedRegistrations implements RegistrationStore {

  private final Shelves shelves;

  EmbeddedRegistrations(Shelves shelves) {
    this.shelves = shelves;
  }

  @Override
  public Optional<Registration> find(ObjectId appId, String email) {
    return Optional.ofNullable(shelves.of(appId).registrations.get(email));
  }

  @Override
  public Optional<Registration> findPending(ObjectId appId, ObjectId id) {
    return Optional.ofNullable(shelves.of(appId).pending.get(id))
        .flatMap(email -> find(appId, email));
  }

  @Override
  public Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId) {
    return Optional.ofNullable(shelves.of(appId).emailByToken.get(tokenId))
        .flatMap(email -> find(appId, email));
  }

  @Override
  public boolean insert(ObjectId appId, Registration registration) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      if (!shelf.isOpen() || shelf.registrations.containsKey(registration.email())) {
        return false;
      }
      add(shelf, registration);
      return true;
    }
  }

  @Override
  public Optional<Registration> update(
      ObjectId appId, String email, UnaryOperator<Registration> change) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration before = shelf.registrations.get(email);
      Registration after = before == null ? null : change.apply(before);
      if (after != null) {
        replace(shelf, before, after);
      }
      return Optional.ofNullable(after);
    }
  }

  @Override
  public boolean rename(ObjectId appId, String email, String newEmail) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration before = shelf.registrations.get(email);
      if (before == null || shelf.registrations.containsKey(newEmail)) {
        return false;
      }
      replace(shelf, before, before.withEmail(newEmail));
      return true;
    }
  }

  @Override
  public Optional<Registration> delete(ObjectId appId, String email) {
    Shelf shelf = shelves.of(appId);
    synchronized (shelf) {
      Registration removed = shelf.registrations.get(email);
      if (removed != null) {
        remove(shelf, removed);
      }
      return Optional.ofNullable(removed);
    }
  }

  @Override
  public List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit) {
    Shelf shelf = shelves.of(appId);
    NavigableMap<ObjectId, String> page =
        after
            .<NavigableMap<ObjectId, String>>map(id -> shelf.pending.tailMap(id, false))
            .orElse(shelf.pending);
    return page.values().stream()
        .map(shelf.registrations::get)
        .filter(Objects::nonNull)
        .limit(limit)
        .toList();
  }

  private static void replace(Shelf shelf, Registration before, Registration after) {
    // Not removed first where the email stays: readers, who take no lock, must always find it.
    if (!before.email().equals(after.email())) {
      shelf.registrations.remove(before.email());
    }
    removeIndex(shelf, before);
    add(shelf, after);
  }

  private static void remove(Shelf shelf, Registration registration) {
    shelf.registrations.remove(registration.email());
    removeIndex(shelf, registration);
  }

  private static void add(Shelf shelf, Registration registration) {
    shelf.registrations.put(registration.email(), registration);
    if (!registration.confirmed()) {
      shelf.pending.put(registration.id(), registration.email());
    }
    index(shelf, registration.confirmation(), registration.email());
    index(shelf, registration.reset(), registration.email());
  }

  private static void index(Shelf shelf, OneTimeToken token, String email) {
    if (token != null) {
      shelf.emailByToken.put(token.tokenId(), email);
    }
  }

  private static void removeIndex(Shelf shelf, Registration registration) {
    shelf.pending.remove(registration.id());
    unindex(shelf, registration.confirmation());
    unindex(shelf, registration.reset());
  }

  private static void unindex(Shelf shelf, OneTimeToken token) {
    if (token != null) {
      shelf.emailByToken.remove(token.tokenId());
    }
  }
}
