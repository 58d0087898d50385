package io.appservices.emulator;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.service.Accounts;
import io.appservices.emulator.service.UserService;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.bson.types.ObjectId;

/**
 * The users of an app, for a caller in process: it is told which of its arguments is wrong, where
 * the service's own words leave that to whoever sees the request.
 */
final class OperatedUsers {

  private final UserService users;
  private final Supplier<App> app;

  OperatedUsers(UserService users, Supplier<App> app) {
    this.users = users;
    this.app = app;
  }

  String create(String email, String password) {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(password, "password");
    try {
      return users.create(app.get(), email, password).id().toHexString();
    } catch (AppServicesException e) {
      throw refused(email, password, e);
    }
  }

  private AppServicesException refused(String email, String password, AppServicesException e) {
    String inApp = " in app '" + app.get().clientAppId() + "'";
    if (is(e, ErrorCode.ACCOUNT_NAME_IN_USE)) {
      return e.saying("name already in use: '" + email + "'" + inApp);
    }
    if (!Accounts.isEmail(email)) {
      return e.saying(
          "email invalid: '%s'; 1 to %d characters are needed"
              .formatted(email, Accounts.MAX_EMAIL));
    }
    if (!Accounts.isPassword(password)) {
      return e.saying(e.getMessage() + "; that of '" + email + "' has " + password.length());
    }
    return is(e, ErrorCode.AUTH_PROVIDER_NOT_FOUND)
        ? e.saying(e.getMessage() + inApp + "; app.enable(\"local-userpass\") does it")
        : e;
  }

  void disable(String userId) {
    change(userId, users::disable);
  }

  void enable(String userId) {
    change(userId, users::enable);
  }

  void revokeSessions(String userId) {
    change(userId, users::revokeSessions);
  }

  void delete(String userId) {
    change(userId, users::delete);
  }

  private void change(String userId, BiConsumer<App, ObjectId> change) {
    App of = app.get();
    try {
      change.accept(of, id(userId));
    } catch (AppServicesException e) {
      throw is(e, ErrorCode.USER_NOT_FOUND)
          ? e.saying("user not found: '" + userId + "' in app '" + of.clientAppId() + "'")
          : e;
    }
  }

  private static ObjectId id(String userId) {
    Objects.requireNonNull(userId, "userId");
    if (!ObjectId.isValid(userId)) {
      throw new IllegalArgumentException(
          "'%s' is no user id: that has 24 hexadecimal digits, as createUser returns it"
              .formatted(userId));
    }
    return new ObjectId(userId);
  }

  private static boolean is(AppServicesException e, ErrorCode code) {
    return e.code().filter(code::equals).isPresent();
  }
}
