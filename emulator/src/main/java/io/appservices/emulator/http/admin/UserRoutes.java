package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.config.AuthProviderHandler;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import io.appservices.emulator.http.admin.user.PendingUsersHandler;
import io.appservices.emulator.http.admin.user.ServerApiKeyHandler;
import io.appservices.emulator.http.admin.user.UsersHandler;
import io.appservices.emulator.http.shared.RequestView;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.function.CurrentRequests;
import java.util.List;
import java.util.stream.Stream;

/** The part of the route table that is about users, and how they log in. */
final class UserRoutes {

  private final String base;
  private final AdminAccess access;
  private final UsersHandler users;
  private final PendingUsersHandler pending;
  private final AuthProviderHandler authProviders;
  private final ServerApiKeyHandler apiKeys;
  private final UserCreationGuard creation;
  private final RegistrationService registrations;
  private final CurrentRequests requests;

  /**
   * Makes the routes of apps.
   *
   * @param base the path of an app
   */
  UserRoutes(String base, AdminAccess access, AdminServices all) {
    AdminServices.Users services = all.users();
    this.base = base;
    this.access = access;
    this.users = new UsersHandler(services.users(), services.sessions());
    this.pending = new PendingUsersHandler(services.registrations());
    this.authProviders = new AuthProviderHandler(services.authProviders(), all.references());
    this.apiKeys = new ServerApiKeyHandler(services.apiKeys());
    this.creation = services.creation();
    this.registrations = services.registrations();
    this.requests = all.functions().functions().requests();
  }

  List<Route<?>> all() {
    return Stream.of(userRoutes(), pendingRoutes(), providerRoutes(), apiKeyRoutes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<?>> userRoutes() {
    Access<App> app = access.deployedApp();
    String user = base + "/users/{userId}";
    return List.of(
        get(base + "/users", app, users::list),
        get(base + "/users_count", app, users::count),
        post(base + "/users", app, RequestView.during(requests, users::create))
            .as(this::userCreation),
        post(base + "/users/verify_token", app, users::verifyToken),
        get(user, app, users::get),
        delete(user, app, users::delete),
        put(user + "/disable", app, users::disable),
        put(user + "/enable", app, users::enable),
        put(user + "/logout", app, users::logOut),
        get(user + "/devices", app, users::devices),
        patch(user + "/reset_email", app, users::changeEmail));
  }

  private Work userCreation(Call call, App app) {
    if (creation.asksFunction(app)) {
      return Work.FUNCTION;
    }
    return registrations.hashingTakesLong() ? Work.HASH : Work.PLAIN;
  }

  private List<Route<?>> pendingRoutes() {
    Access<App> app = access.deployedApp();
    String registrations = base + "/user_registrations";
    String email = registrations + "/by_email/{email}";
    return List.of(
        get(registrations + "/pending_users", app, pending::list),
        delete(registrations + "/by_id/{pendingId}", app, pending::deleteById),
        delete(email, app, pending::deleteByEmail),
        post(email + "/confirm", app, pending::confirm),
        post(email + "/send_confirm", app, pending::sendConfirmation),
        post(email + "/run_confirm", app, RequestView.during(requests, pending::runConfirmation))
            .as(Work.FUNCTION));
  }

  private List<Route<?>> providerRoutes() {
    Access<App> app = access.app();
    String providers = base + "/auth_providers";
    String provider = providers + "/{providerId}";
    return List.of(
        get(providers, app, authProviders::list),
        post(providers, app, authProviders::create),
        get(provider, app, authProviders::get),
        patch(provider, app, authProviders::update),
        delete(provider, app, authProviders::delete),
        put(provider + "/enable", app, authProviders::enable),
        put(provider + "/disable", app, authProviders::disable));
  }

  private List<Route<?>> apiKeyRoutes() {
    Access<App> app = access.deployedApp();
    String key = base + "/api_keys/{apiKeyId}";
    return List.of(
        get(base + "/api_keys", app, apiKeys::list),
        post(base + "/api_keys", app, apiKeys::create),
        get(key, app, apiKeys::get),
        delete(key, app, apiKeys::delete),
        put(key + "/enable", app, apiKeys::enable),
        put(key + "/disable", app, apiKeys::disable));
  }
}
