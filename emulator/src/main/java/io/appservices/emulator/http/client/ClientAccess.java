package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Access.UserToken;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.shared.AllowedOrigins;
import io.appservices.emulator.http.shared.Bearer;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.SessionService;
import java.util.Optional;
import java.util.function.Function;

/**
 * The authentication of client calls: none for those that only name an app, or an access or refresh
 * token.
 */
final class ClientAccess {

  /** Admits the holder of a token. */
  private record UserAccess(UserToken token, Access<Caller> holder) implements Access<Caller> {

    @Override
    public Caller admit(Call call) {
      return holder.admit(call);
    }

    @Override
    public Optional<UserToken> userToken() {
      return Optional.of(token);
    }
  }

  private final AppService apps;
  private final SessionService sessions;

  ClientAccess(AppService apps, SessionService sessions) {
    this.apps = apps;
    this.sessions = sessions;
  }

  /**
   * Admits anybody; the app in the path has to exist. A token that comes along is not looked at.
   */
  Access<App> app() {
    return this::appInPath;
  }

  /** Admits the holder of an access token, for the app of the token. */
  Access<Caller> accessToken() {
    return new UserAccess(
        UserToken.ACCESS, call -> identified(call, sessions.authenticate(Bearer.token(call))));
  }

  /** Admits the holder of a refresh token, for the app of the token. */
  Access<Caller> refreshToken() {
    return new UserAccess(
        UserToken.REFRESH,
        call -> identified(call, sessions.authenticateRefresh(Bearer.token(call))));
  }

  /** Admits the holder of an access token of the app in the path. */
  Access<Caller> accessTokenOfApp() {
    return new UserAccess(UserToken.ACCESS, call -> requireCaller(call, appInPath(call)));
  }

  /**
   * Admits the holder of an access token of the app in the path, for functions: they answer a
   * missing token as they answer a bad one.
   *
   * @param elsewhere another place for the token beside the header
   */
  Access<Caller> functionCaller(Function<Call, Optional<String>> elsewhere) {
    return new UserAccess(
        UserToken.ACCESS,
        call -> {
          App app = appInPath(call);
          String token =
              elsewhere.apply(call).or(() -> Bearer.find(call)).orElseThrow(Refusals::garbageToken);
          return requireCaller(call, app, token);
        });
  }

  /** Determines the caller, on a route where only some calls need it. */
  Caller requireCaller(Call call, App app) {
    return requireCaller(call, app, Bearer.token(call));
  }

  private Caller requireCaller(Call call, App app, String token) {
    Caller caller;
    try {
      caller = sessions.authenticate(token);
    } catch (AppServicesException refusal) {
      noteHolder(call, app, token);
      throw refusal;
    }
    if (!caller.app().id().equals(app.id())) {
      throw Refusals.otherApp();
    }
    noteUser(call, caller);
    return caller;
  }

  /**
   * Returns the app that a call is about, also where the call was refused before that was settled:
   * a good signature says it, whatever became of the session. It says whose the call is, too.
   */
  Optional<App> findApp(Call call) {
    if (call.notes().app().isEmpty()) {
      Bearer.find(call)
          .flatMap(sessions::holderOf)
          .ifPresent(
              holder -> {
                call.notes().concerns(holder.app());
                call.notes().isFrom(holder.userId(), holder.sessionId());
              });
    }
    return call.notes().app();
  }

  private App appInPath(Call call) {
    App app = apps.get(call.pathParameter("appId"));
    AllowedOrigins.check(call, app);
    return app;
  }

  private static Caller identified(Call call, Caller caller) {
    noteUser(call, caller);
    AllowedOrigins.check(call, caller.app());
    return caller;
  }

  /** Notes whom a token that is refused was issued for, if that was in the app of the call. */
  private void noteHolder(Call call, App app, String token) {
    sessions
        .holderOf(token)
        .filter(holder -> holder.app().id().equals(app.id()))
        .ifPresent(holder -> call.notes().isFrom(holder.userId(), holder.sessionId()));
  }

  private static void noteUser(Call call, Caller caller) {
    call.notes().isFrom(caller.user().id(), caller.session().map(Session::id).orElse(null));
  }
}
