package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.ServiceSettings;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** What an operator does with the users of an app. */
public final class UserService {

  private final Storage storage;
  private final PasswordHasher hasher;
  private final EmulatorClock clock;
  private final Ids ids;
  private final UserCreationGuard guard;
  private final UserEvents events;
  private final EmailChanges emails;
  private final SessionEnds ends;
  private final int mostAnonymous;

  public UserService(
      Storage storage,
      PasswordHasher hasher,
      EmulatorClock clock,
      Ids ids,
      ServiceSettings settings,
      SessionEnds ends,
      UserCreationGuard guard,
      UserEvents events) {
    this.guard = guard;
    this.mostAnonymous = settings.anonymousUsersPerApp();
    this.events = events;
    this.emails = new EmailChanges(this, storage.registrations(), events);
    this.ends = ends;
    this.storage = storage;
    this.hasher = hasher;
    this.clock = clock;
    this.ids = ids;
  }

  /** Makes an email/password user, confirmed whatever the provider asks of others. */
  public User create(App app, String email, String password) {
    AuthProvider provider = Accounts.userpassForOperator(app);
    Accounts.checkEmail(email);
    Accounts.checkPassword(password);
    ObjectId userId = ids.next();
    Registration registration =
        Registration.confirmed(ids.next(), email, hasher.hash(password)).withUser(userId);
    User user =
        User.create(userId, UserType.NORMAL, registration.identity(provider.id()), clock.seconds());
    guard.check(app, user);
    if (!storage.registrations().insert(app.id(), registration)) {
      throw AccountRefusals.nameInUse();
    }
    Order order = events.order(app, userId);
    try {
      if (!storage.users().insert(app.id(), user)) {
        // Its id and identity are new, so it is the app that is gone.
        throw AdminRefusals.appNotFound(app.id().toHexString());
      }
      events.created(app, user, ProviderType.LOCAL_USERPASS, Actor.OPERATOR);
    } finally {
      order.end();
    }
    return user;
  }

  public User get(App app, ObjectId userId) {
    purge(app);
    return storage.users().find(app.id(), userId).orElseThrow(Refusals::userNotFound);
  }

  public List<User> list(App app, UserQuery query) {
    purge(app);
    return storage.users().list(app.id(), query);
  }

  public long count(App app) {
    purge(app);
    return storage.users().count(app.id());
  }

  /** Keeps the user out until it is enabled, and ends its sessions for good. */
  public void disable(App app, ObjectId userId) {
    change(
        app,
        userId,
        user -> user.disabled() ? user : user.disable(),
        (before, user) -> {
          ends.raised(user, Cause.USER_DISABLED, Actor.OPERATOR);
          if (!before.disabled()) {
            events.disabled(app, user);
          }
        });
  }

  /** Lets a disabled user log in again. What ended when it was disabled stays ended. */
  public void enable(App app, ObjectId userId) {
    change(
        app,
        userId,
        User::enable,
        (before, user) -> {
          if (before.disabled()) {
            events.enabled(app, user);
          }
        });
  }

  /** Ends all sessions of the user; it may log in again at once. */
  public void revokeSessions(App app, ObjectId userId) {
    change(
        app,
        userId,
        User::revokeSessions,
        (before, user) -> {
          ends.raised(user, Cause.REVOKED, Actor.OPERATOR);
          events.sessionsRevoked(app, user);
        });
  }

  /**
   * Removes the user with its identities, keys and devices, and ends its sessions. Data that the
   * app keeps about it elsewhere stays.
   */
  public User delete(App app, ObjectId userId) {
    return delete(app, userId, Actor.OPERATOR);
  }

  /** As {@link #delete}, by the user itself. */
  public void deleteItself(Caller caller) {
    delete(caller.app(), caller.user().id(), Actor.USER);
  }

  private User delete(App app, ObjectId userId, Actor by) {
    purge(app);
    return deleteIfPresent(app, userId, by).orElseThrow(Refusals::userNotFound);
  }

  /** As {@link #delete}, where it does not matter if somebody else was faster. */
  Optional<User> deleteIfPresent(App app, ObjectId userId) {
    return deleteIfPresent(app, userId, Actor.OPERATOR);
  }

  private Optional<User> deleteIfPresent(App app, ObjectId userId, Actor by) {
    // The account goes first: a login that had read it before cannot make a new user from it then.
    storage.users().find(app.id(), userId).ifPresent(user -> deleteRegistrations(app, user));
    return remove(app, userId, by, Optional.empty());
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

  public List<Device> devices(App app, ObjectId userId) {
    return storage.devices().list(app.id(), get(app, userId).id());
  }

  /** Gives an email/password user another email to log in with. */
  public void changeEmail(App app, ObjectId userId, String newEmail) {
    emails.change(app, userId, newEmail);
  }

  /**
   * Removes the anonymous users whose time is over, before anybody can see them. It costs a look at
   * the oldest one.
   */
  private void purge(App app) {
    long now = clock.seconds();
    Optional<User> oldest = storage.users().oldestAnonymous(app.id());
    while (oldest.filter(user -> user.isExpired(now)).isPresent()) {
      remove(app, oldest.get().id(), Actor.EMULATOR, Optional.of(Cause.EXPIRED));
      oldest = storage.users().oldestAnonymous(app.id());
    }
  }

  /**
   * Removes the anonymous users whose time is over, and of those that are too many the ones that
   * were made first; after one was made.
   */
  public void boundAnonymous(App app) {
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

  /** Changes a user, and tells of it what it was and what it is. */
  void change(App app, ObjectId userId, UnaryOperator<User> change, BiConsumer<User, User> tell) {
    purge(app);
    Order order = events.order(app, userId);
    try {
      UpdateResult<User> result = storage.users().update(app.id(), userId, Update.to(change));
      if (!(result instanceof UpdateResult.Changed<User> changed)) {
        throw Refusals.userNotFound();
      }
      tell.accept(changed.before(), changed.after());
    } finally {
      order.end();
    }
  }

  private void deleteRegistrations(App app, User user) {
    user.identities().stream()
        .filter(identity -> identity.providerType() == ProviderType.LOCAL_USERPASS)
        .map(identity -> new ObjectId(identity.id()))
        .forEach(id -> storage.registrations().delete(app.id(), id, Deletable.ANY));
  }
}
