package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;

/** A guard that is asked before a user is made. */
@FunctionalInterface
public interface UserCreationGuard {

  /** Lets all users be made. */
  UserCreationGuard NONE = (app, user) -> {};

  /**
   * Lets a user be made. It may wait for a function of the app.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is to be no such user
   */
  void check(App app, User user);

  /** Returns whether a function of the app runs before a user is created. */
  default boolean asksFunction(App app) {
    return false;
  }
}
