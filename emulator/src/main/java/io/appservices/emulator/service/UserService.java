package io.appservices.emulator.service;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.domain.Device;
import io.appservices.emulator.domain.Identity;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.Registration;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.domain.UserQuery;
import io.appservices.emulator.domain.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.types.ObjectId;

/** What an operator does with the users of an app. */
public final class UserService {

  private final Storage storage;
  private final PasswordHasher hasher;
  private final EmulatorClock clock;
  private final Ids ids;

  public UserService(Storage storage, PasswordHasher hasher, EmulatorClock clock, Ids ids) {
    this.storage = storage;
    this.hasher = hasher;
    this.clock = clock;
    this.ids = ids;
  }

  /** Makes an email/password user, confirmed whatever the provider asks of others. */
  public User create(App app, String email, String password) {
    AuthProvider provider =
        app.provider(ProviderType.LOCAL_USERPASS)
            .filter(p -> !p.disabled())
            .orElseThrow(Refusals::userpassNotEnabled);
    Accounts.checkEmail(email);
    Accounts.checkPassword(password);
    ObjectId userId = ids.next();
    Registration registration =
        Registration.confirmed(ids.next(), email, hasher.hash(password)).withUser(userId);
    if (!storage.registrations().insert(app.id(), registration)) {
      throw Refusals.nameInUse();
    }
    User user =
        User.create(userId, UserType.NORMAL, registration.identity(provider.id()), clock.seconds());
    storage.users().insert(app.id(), user);
    return user;
  }

  public User get(App app, ObjectId userId) {
    return storage.users().find(app.id(), userId).orElseThrow(Refusals::userNotFound);
  }

  public List<User> list(App app, UserQuery query) {
    return storage.users().list(app.id(), query);
  }

  public long count(App app) {
    return storage.users().count(app.id());
  }

  /** Keeps the user out until it is enabled, and ends its sessions for good. */
  public void disable(App app, ObjectId userId) {
    change(app, userId, user -> user.disabled() ? user : user.disable());
  }

  /** Lets a disabled user log in again. What ended when it was disabled stays ended. */
  public void enable(App app, ObjectId userId) {
    change(app, userId, User::enable);
  }

  /** Ends all sessions of the user; it may log in again at once. */
  public void revokeSessions(App app, ObjectId userId) {
    change(app, userId, User::revokeSessions);
  }

  /**
   * Removes the user with its identities, keys and devices, and ends its sessions. Data that the
   * app keeps about it elsewhere stays.
   */
  public User delete(App app, ObjectId userId) {
    User user = storage.users().delete(app.id(), userId).orElseThrow(Refusals::userNotFound);
    user.identity(ProviderType.LOCAL_USERPASS).ifPresent(i -> deleteRegistration(app, i));
    storage.apiKeys().deleteAll(app.id(), userId);
    storage.devices().deleteAll(app.id(), userId);
    return user;
  }

  public List<Device> devices(App app, ObjectId userId) {
    return storage.devices().list(app.id(), get(app, userId).id());
  }

  /** Gives an email/password user another email to log in with. */
  public void changeEmail(App app, ObjectId userId, String newEmail) {
    Accounts.checkEmail(newEmail);
    Identity identity =
        get(app, userId)
            .identity(ProviderType.LOCAL_USERPASS)
            .orElseThrow(Refusals::noUserpassIdentity);
    String email = email(identity);
    if (email.equals(newEmail)) {
      return;
    }
    if (!storage.registrations().rename(app.id(), email, newEmail)) {
      throw Refusals.nameInUse();
    }
    Identity renamed = renamed(identity, newEmail);
    boolean stillThere =
        storage.users().update(app.id(), userId, user -> user.link(renamed)).isPresent();
    if (!stillThere) {
      deleteRegistration(app, renamed);
      throw Refusals.userNotFound();
    }
  }

  private void change(App app, ObjectId userId, UnaryOperator<User> change) {
    storage.users().update(app.id(), userId, change).orElseThrow(Refusals::userNotFound);
  }

  private void deleteRegistration(App app, Identity identity) {
    String email = email(identity);
    storage
        .registrations()
        .find(app.id(), email)
        .filter(r -> r.id().toHexString().equals(identity.id()))
        .ifPresent(r -> storage.registrations().delete(app.id(), email));
  }

  private static Identity renamed(Identity identity, String email) {
    return new Identity(
        identity.providerType(), identity.providerId(), identity.id(), Map.of("email", email));
  }

  private static String email(Identity identity) {
    return (String) identity.data().get("email");
  }
}
