package io.appservices.emulator.inprocess;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.account.Accounts;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Names what is wrong for a caller in process, where the service's own words leave that to whoever
 * sees the request.
 */
public final class UserErrors {

  private UserErrors() {}

  /** Makes an account. */
  public static String explained(
      App app, String email, String password, Function<App, String> creation) {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(password, "password");
    try {
      return creation.apply(app);
    } catch (AppServicesException e) {
      throw refused(app, email, password, e);
    }
  }

  private static AppServicesException refused(
      App app, String email, String password, AppServicesException e) {
    if (is(e, ErrorCode.ACCOUNT_NAME_IN_USE)) {
      return e.saying("name already in use: '" + email + "'" + in(app));
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
        ? e.saying(
            e.getMessage() + in(app) + "; app.providers().enable(\"local-userpass\") does it")
        : e;
  }

  /** Does something to a user or an account. */
  public static void naming(App app, String user, Consumer<App> change) {
    try {
      change.accept(app);
    } catch (AppServicesException e) {
      if (is(e, ErrorCode.USER_NOT_FOUND)) {
        throw notFound(app, user, e);
      }
      throw e.saying(e.getMessage() + ": '" + user + "'" + in(app));
    }
  }

  static AppServicesException notFound(App app, String user, AppServicesException e) {
    return e.saying("user not found: '" + user + "'" + in(app));
  }

  private static String in(App app) {
    return " in app '" + app.clientAppId() + "'";
  }

  private static boolean is(AppServicesException e, ErrorCode code) {
    return e.code().filter(code::equals).isPresent();
  }
}
