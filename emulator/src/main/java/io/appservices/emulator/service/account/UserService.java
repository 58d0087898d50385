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

/** Creates, reads, changes and deletes the users of an app, as an operator asks. */
public final class UserService {

  private final Storage storage;
  private final PasswordHasher hasher;
  private final EmulatorClock clock;
  private final Ids ids;
  private final UserCreationGuard guard;
  private final UserEvents events;
  private final EmailChanges emails;
  private final SessionEnds ends;
  private final UserRemoval removal;

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
    this.events = events;
    this.emails = new EmailChanges(this, storage.registrations(), events);
    this.ends = ends;
    this.storage = storage;
    this.hasher = hasher;
    this.clock = clock;
    this.ids = ids;
    this.removal = new UserRemoval(storage, clock, ends, events, settings.anonymousUsersPerApp());
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
    if (storage.registrations().find(app.id(), email).isPresent()) {
      throw AccountRefusals.nameInUse();
    }
    Order order = events.order(app, userId);
    try {
      insert(app, user, registration);
      events.created(app, user, ProviderType.LOCAL_USERPASS, Actor.OPERATOR);
    } finally {
      order.end();
    }
    return user;
  }

  /**
   * Keeps a user, and then its account: should the process end in between, an account of a user
   * that is not there would keep its email from everybody.
   */
  private void insert(App app, User user, Registration account) {
    if (!storage.users().insert(app.id(), user)) {
      // Its id and identity are new, so it is the app that is gone.
      throw AdminRefusals.appNotFound(app.id().toHexString());
    }
    if (!storage.registrations().insert(app.id(), account)) {
      storage.users().delete(app.id(), user.id());
      throw AccountRefusals.nameInUse();
    }
    if (storage.users().find(app.id(), user.id()).isEmpty()) {
      // Deleted meanwhile, when there was no account to be deleted with it.
      storage.registrations().delete(app.id(), account.id(), Deletable.ANY);
    }
  }

  public User get(App app, ObjectId userId) {
    removal.purge(app);
    return storage.users().find(app.id(), userId).orElseThrow(Refusals::userNotFound);
  }

  public List<User> list(App app, UserQuery query) {
    removal.purge(app);
    return storage.users().list(app.id(), query);
  }

  public long count(App app) {
    removal.purge(app);
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

  /** Deletes the caller's own user as {@link #delete} does. */
  public void deleteItself(Caller caller) {
    delete(caller.app(), caller.user().id(), Actor.USER);
  }

  private User delete(App app, ObjectId userId, Actor by) {
    removal.purge(app);
    return removal.delete(app, userId, by).orElseThrow(Refusals::userNotFound);
  }

  /** Deletes the user as {@link #delete} does; empty if there is no such user. */
  public Optional<User> deleteIfPresent(App app, ObjectId userId) {
    return removal.delete(app, userId, Actor.OPERATOR);
  }

  public List<Device> devices(App app, ObjectId userId) {
    return storage.devices().list(app.id(), get(app, userId).id());
  }

  /** Gives an email/password user another email to log in with. */
  public void changeEmail(App app, ObjectId userId, String newEmail) {
    emails.change(app, userId, newEmail);
  }

  /**
   * Removes the expired anonymous users, and the oldest of the others above the limit; to be called
   * after an anonymous user was made.
   */
  public void boundAnonymous(App app) {
    removal.boundAnonymous(app);
  }

  /** Changes a user, and reports its states before and after the change. */
  void change(App app, ObjectId userId, UnaryOperator<User> change, BiConsumer<User, User> tell) {
    removal.purge(app);
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
}
