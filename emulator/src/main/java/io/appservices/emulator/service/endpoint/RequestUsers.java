package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.domain.definition.RequestSettings;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.SessionService;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out which user of an app a request is from. */
public final class RequestUsers {

  private final SessionService sessions;
  private final LoginService logins;
  private final CustomUserDataService customUserData;

  public RequestUsers(
      SessionService sessions, LoginService logins, CustomUserDataService customUserData) {
    this.sessions = sessions;
    this.logins = logins;
    this.customUserData = customUserData;
  }

  /**
   * Returns the caller. Where the settings say whose permissions a call has, no credentials are
   * needed; a valid access token that comes along still says who calls a function of the system.
   *
   * @param known is told of the user whom the request is from, also of that of a token which is
   *     refused
   * @throws AppServicesException if the caller has to be known and is not
   */
  FunctionUser of(
      App app,
      RequestCredentials credentials,
      RunAs runAs,
      RequestSettings settings,
      Consumer<RequestUser> known) {
    Optional<Caller> caller =
        runAs.isCaller()
            ? Optional.of(authenticate(app, credentials, settings, known))
            : companion(app, credentials);
    caller.map(RequestUser::of).ifPresent(known);
    return caller.map(found -> view(app, found.user(), settings)).orElse(FunctionUser.SYSTEM);
  }

  private FunctionUser view(App app, User user, RequestSettings settings) {
    return settings.fetchesCustomUserData()
        ? customUserData.functionUser(app, user)
        : FunctionUser.of(user, Optional.empty());
  }

  /** Returns the holder of a valid access token that nobody has asked for. */
  private Optional<Caller> companion(App app, RequestCredentials credentials) {
    try {
      return credentials.bearer().map(token -> ofToken(app, token));
    } catch (AppServicesException notOurs) {
      if (notOurs.kind() == Kind.UNAUTHENTICATED) {
        return Optional.empty();
      }
      throw notOurs;
    }
  }

  private Caller authenticate(
      App app,
      RequestCredentials credentials,
      RequestSettings settings,
      Consumer<RequestUser> known) {
    return credentials
        .bearer()
        .map(token -> ofToken(app, token, known))
        .orElseGet(() -> ofProvider(app, credentials.forProvider(), settings));
  }

  private Caller ofToken(App app, String token, Consumer<RequestUser> known) {
    try {
      return ofToken(app, token);
    } catch (AppServicesException refusal) {
      sessions
          .holderOf(token)
          .filter(holder -> holder.app().id().equals(app.id()))
          .map(RequestUser::of)
          .ifPresent(known);
      throw refusal;
    }
  }

  private Caller ofToken(App app, String token) {
    Caller caller = sessions.authenticate(token);
    if (!caller.app().id().equals(app.id())) {
      throw Refusals.otherApp();
    }
    return caller;
  }

  private Caller ofProvider(
      App app, RequestCredentials.ForProvider given, RequestSettings settings) {
    try {
      User user =
          logins.identify(
              app,
              Accounts.enabledProvider(app, given.provider()),
              given.credentials(),
              settings.createsUsers());
      return new Caller(app, user, Optional.empty());
    } catch (AppServicesException refusal) {
      throw switch (refusal.kind()) {
        case UNAUTHENTICATED, NOT_FOUND ->
            EndpointRefusals.noUser(refusal.detail()).endedAs(refusal);
        default -> refusal;
      };
    }
  }
}
