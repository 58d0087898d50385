package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.AccountRefusals;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.login.verifier.CredentialVerifier;
import io.appservices.emulator.storage.UserStore;
import java.util.Optional;

/** Makes users from their first logins. */
public final class UserCreation {

  private final UserStore users;
  private final UserService operations;
  private final UserCreationGuard guard;
  private final UserEvents events;
  private final EmulatorClock clock;
  private final Ids ids;

  public UserCreation(
      UserStore users,
      UserService operations,
      UserCreationGuard guard,
      UserEvents events,
      EmulatorClock clock,
      Ids ids) {
    this.users = users;
    this.operations = operations;
    this.guard = guard;
    this.events = events;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Makes a user with an identity.
   *
   * @param mayWait whether a function of the app may be waited for; where one would have to be, the
   *     user is refused
   * @return empty if somebody else was faster
   */
  Optional<User> create(
      App app, CredentialVerifier<?> verifier, Identity identity, boolean mayWait) {
    long now = clock.seconds();
    User user = User.create(ids.next(), UserType.NORMAL, identity, now).loggedIn(identity, now);
    if (mayWait) {
      guard.check(app, user);
    } else if (guard.asksFunction(app)) {
      throw AccountRefusals.accountsChange();
    }
    if (!insert(app, verifier, identity, user)) {
      return Optional.empty();
    }
    if (user.isAnonymous()) {
      operations.boundAnonymous(app);
    }
    return Optional.of(user);
  }

  private boolean insert(App app, CredentialVerifier<?> verifier, Identity identity, User user) {
    Order order = events.order(app, user.id());
    try {
      if (!users.insert(app.id(), user)) {
        return false;
      }
      if (!verifier.claim(app, identity, user.id())) {
        users.delete(app.id(), user.id());
        throw verifier.gone();
      }
      events.created(app, user, verifier.type(), Actor.USER);
      return true;
    } finally {
      order.end();
    }
  }
}
