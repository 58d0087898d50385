package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Storage;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Removes users with all that belongs to them, on request or because an anonymous user expired. */
final class UserRemoval {

  private final Storage storage;
  private final EmulatorClock clock;
  private final SessionEnds ends;
  private final UserEvents events;
  private final int mostAnonymous;

  /**
   * @param mostAnonymous the number of anonymous users an app keeps
   */
  UserRemoval(
      Storage storage,
      EmulatorClock clock,
      SessionEnds ends,
      UserEvents events,
      int mostAnonymous) {
    this.storage = storage;
    this.clock = clock;
    this.ends = ends;
    this.events = events;
    this.mostAnonymous = mostAnonymous;
  }

  /** Removes the user and its account; empty if there is no such user. */
  Optional<User> delete(App app, ObjectId userId, Actor by) {
    // The account goes first: a login that had read it before cannot make a new user from it then.
    storage.users().find(app.id(), userId).ifPresent(user -> deleteRegistrations(app, user));
    return remove(app, userId, by, Optional.empty());
  }

  /** Removes the expired anonymous users. It costs a look at the oldest one. */
  void purge(App app) {
    long now = clock.seconds();
    Optional<User> oldest = storage.users().oldestAnonymous(app.id());
    while (oldest.filter(user -> user.isExpired(now)).isPresent()) {
      remove(app, oldest.get().id(), Actor.EMULATOR, Optional.of(Cause.EXPIRED));
      oldest = storage.users().oldestAnonymous(app.id());
    }
  }

  /** Removes the expired anonymous users, and the oldest of the others above the limit. */
  void boundAnonymous(App app) {
    purge(app);
    Optional<User> removed;
    do {
      removed = storage.users().deleteOldestAnonymous(app.id(), mostAnonymous);
      removed.ifPresent(user -> evicted(app, user));
    } while (removed.isPresent());
  }

  private void evicted(App app, User user) {
    Order order = events.order(app, user.id());
    try {
      cleanUp(app, user, Actor.EMULATOR, Optional.of(Cause.EVICTED));
    } finally {
      order.end();
    }
  }

  private Optional<User> remove(App app, ObjectId userId, Actor by, Optional<Cause> cause) {
    Order order = events.order(app, userId);
    try {
      Optional<User> removed = storage.users().delete(app.id(), userId);
      removed.ifPresent(user -> cleanUp(app, user, by, cause));
      return removed;
    } finally {
      order.end();
    }
  }

  private void cleanUp(App app, User user, Actor by, Optional<Cause> cause) {
    ends.deleted(user, by);
    deleteRegistrations(app, user);
    storage.apiKeys().deleteAll(app.id(), user.id());
    storage.devices().deleteAll(app.id(), user.id());
    storage.sessions().abandon(app.id(), user.id());
    events.deleted(app, user, by, cause);
  }

  private void deleteRegistrations(App app, User user) {
    user.identities().stream()
        .filter(identity -> identity.providerType() == ProviderType.LOCAL_USERPASS)
        .map(identity -> new ObjectId(identity.id()))
        .forEach(id -> storage.registrations().delete(app.id(), id, Deletable.ANY));
  }
}
