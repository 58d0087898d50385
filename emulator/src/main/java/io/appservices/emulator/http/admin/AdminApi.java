package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.delete;
import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;
import static io.appservices.emulator.http.Route.put;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.app.ImportExportHandler;
import io.appservices.emulator.http.admin.app.SecurityHandler;
import io.appservices.emulator.http.admin.config.AuthProviderHandler;
import io.appservices.emulator.http.admin.config.ConfigHandler;
import io.appservices.emulator.http.admin.config.ConfigHandlers;
import io.appservices.emulator.http.admin.config.CustomUserDataHandler;
import io.appservices.emulator.http.admin.config.SecretHandler;
import io.appservices.emulator.http.admin.debug.DebugHandler;
import io.appservices.emulator.http.admin.debug.LogHandler;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import io.appservices.emulator.http.admin.operator.AdminAuthHandler;
import io.appservices.emulator.http.admin.user.PendingUsersHandler;
import io.appservices.emulator.http.admin.user.ServerApiKeyHandler;
import io.appservices.emulator.http.admin.user.UsersHandler;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.trigger.AppCode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The route table of the Admin API. */
public final class AdminApi implements Api {

  private static final String GROUP = "/groups/{groupId}";
  private static final String APP = GROUP + "/apps/{appId}";

  private final AdminAccess access;
  private final AdminAuthHandler auth;
  private final AppRoutes apps;
  private final DeploymentRoutes deployments;
  private final UsersHandler users;
  private final PendingUsersHandler pending;
  private final AuthProviderHandler authProviders;
  private final ServerApiKeyHandler apiKeys;
  private final SecretHandler secrets;
  private final SecurityHandler security;
  private final ConfigHandler functions;
  private final ConfigHandler values;
  private final AppCode code;
  private final CustomUserDataHandler customUserData;
  private final DebugHandler debug;
  private final ImportExportHandler importExport;
  private final LogHandler logs;

  public AdminApi(AdminServices services) {
    this.access = new AdminAccess(services.admins(), services.apps());
    this.auth = new AdminAuthHandler(services.admins());
    this.apps = new AppRoutes(GROUP, access, services);
    this.deployments = new DeploymentRoutes(APP, access.app(), services);
    this.users = new UsersHandler(services.users(), services.sessions());
    this.pending = new PendingUsersHandler(services.registrations());
    this.authProviders = new AuthProviderHandler(services.authProviders());
    this.apiKeys = new ServerApiKeyHandler(services.apiKeys());
    this.secrets = new SecretHandler(services.code().secrets());
    this.security = new SecurityHandler(services.apps());
    this.functions = ConfigHandlers.functions(services.code());
    this.values = ConfigHandlers.values(services.code());
    this.code = services.code();
    this.customUserData = new CustomUserDataHandler(services.code().customUserData());
    this.importExport = new ImportExportHandler(services.folders(), services.clock());
    this.debug = new DebugHandler(services.code(), services.users());
    this.logs = new LogHandler(services.code().log());
  }

  @Override
  public String prefix() {
    return "/api/admin/v3.0";
  }

  @Override
  public List<Route<?>> routes() {
    List<Route<?>> emulated =
        Stream.of(
                authRoutes(),
                apps.all(),
                deployments.all(),
                userRoutes(),
                pendingRoutes(),
                providerRoutes(),
                apiKeyRoutes(),
                settingRoutes(),
                functionRoutes(),
                new ServiceRoutes(APP, access.app(), code).all(),
                triggerRoutes("triggers", "triggerId", triggers -> triggers::deleteWithBody),
                triggerRoutes(
                    "event_subscriptions", "eventSubscriptionId", triggers -> triggers::delete),
                customUserDataRoutes(),
                importExportRoutes(),
                new StoredRoutes(APP, access.app(), code).all())
            .flatMap(List::stream)
            .toList();
    return Unemulated.complete(access, emulated);
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }

  private List<Route<?>> authRoutes() {
    return List.of(
        get("/auth/providers", Access.OPEN, auth::providers),
        post("/auth/providers/{provider}/login", Access.OPEN, auth::logIn),
        post("/auth/session", access.refreshToken(), auth::refresh),
        delete("/auth/session", access.refreshToken(), auth::logOut),
        get("/auth/profile", access.operator(), auth::profile));
  }

  private List<Route<?>> userRoutes() {
    Access<App> app = access.deployedApp();
    String user = APP + "/users/{userId}";
    return List.of(
        get(APP + "/users", app, users::list),
        get(APP + "/users_count", app, users::count),
        post(APP + "/users", app, users::create).as(this::userCreation),
        post(APP + "/users/verify_token", app, users::verifyToken),
        get(user, app, users::get),
        delete(user, app, users::delete),
        put(user + "/disable", app, users::disable),
        put(user + "/enable", app, users::enable),
        put(user + "/logout", app, users::logOut),
        get(user + "/devices", app, users::devices),
        patch(user + "/reset_email", app, users::changeEmail));
  }

  private Work userCreation(Call call, App app) {
    return code.userCreation().asksFunction(app) ? Work.FUNCTION : Work.PLAIN;
  }

  private List<Route<?>> pendingRoutes() {
    Access<App> app = access.deployedApp();
    String registrations = APP + "/user_registrations";
    String email = registrations + "/by_email/{email}";
    return List.of(
        get(registrations + "/pending_users", app, pending::list),
        delete(registrations + "/by_id/{pendingId}", app, pending::deleteById),
        delete(email, app, pending::deleteByEmail),
        post(email + "/confirm", app, pending::confirm),
        post(email + "/send_confirm", app, pending::sendConfirmation),
        post(email + "/run_confirm", app, pending::runConfirmation).as(Work.FUNCTION));
  }

  private List<Route<?>> providerRoutes() {
    Access<App> app = access.app();
    String providers = APP + "/auth_providers";
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
    String key = APP + "/api_keys/{apiKeyId}";
    return List.of(
        get(APP + "/api_keys", app, apiKeys::list),
        post(APP + "/api_keys", app, apiKeys::create),
        get(key, app, apiKeys::get),
        delete(key, app, apiKeys::delete),
        put(key + "/enable", app, apiKeys::enable),
        put(key + "/disable", app, apiKeys::disable));
  }

  private List<Route<?>> settingRoutes() {
    Access<App> app = access.app();
    String expiration = APP + "/security/refresh_token_expiration";
    String origins = APP + "/security/allowed_request_origins";
    return List.of(
        get(APP + "/secrets", app, secrets::list),
        post(APP + "/secrets", app, secrets::create),
        put(APP + "/secrets/{secretId}", app, secrets::replace),
        delete(APP + "/secrets/{secretId}", app, secrets::delete),
        get(origins, app, security::allowedRequestOrigins),
        post(origins, app, security::setAllowedRequestOrigins),
        get(expiration, app, security::refreshTokenExpiration),
        put(expiration, app, security::setRefreshTokenExpiration));
  }

  private List<Route<?>> functionRoutes() {
    Access<App> app = access.app();
    String function = APP + "/functions/{functionId}";
    String value = APP + "/values/{valueId}";
    return List.of(
        get(APP + "/functions", app, functions::list),
        post(APP + "/functions", app, functions::create).as(Work.CHECK),
        get(function, app, functions::get),
        put(function, app, functions::replace).as(Work.CHECK),
        delete(function, app, functions::deleteFunction),
        get(APP + "/values", app, values::list),
        post(APP + "/values", app, values::create),
        get(value, app, values::get),
        put(value, app, values::replace),
        delete(value, app, values::delete),
        get(APP + "/dependencies", app, ConfigHandlers::dependencies),
        post(APP + "/debug/execute_function", app, debug::execute).as(Work.FUNCTION),
        post(APP + "/debug/execute_function_source", app, debug::executeSource).as(Work.FUNCTION),
        get(APP + "/logs", app, logs::list));
  }

  /** Under their old name, too, which mongodb-stitch's suite uses. */
  private List<Route<?>> triggerRoutes(
      String name, String idParameter, Function<ConfigHandler, Handler<App>> deletion) {
    Access<App> app = access.app();
    ConfigHandler triggers = ConfigHandlers.triggers(code, idParameter);
    String all = APP + "/" + name;
    String trigger = all + "/{" + idParameter + "}";
    return List.of(
        get(all, app, triggers::list),
        post(all, app, triggers::create),
        get(trigger, app, triggers::get),
        put(trigger, app, triggers::replace),
        put(trigger + "/resume", app, triggers::resume),
        delete(trigger, app, deletion.apply(triggers)));
  }

  private List<Route<?>> importExportRoutes() {
    Access<App> app = access.app();
    int large = ImportExportHandler.MAX_BODY_BYTES;
    return List.of(
        get(APP + "/export", app, importExport::export),
        post(APP + "/import", app, importExport::importApp).withMaxBodyBytes(large).as(Work.CHECK),
        get(APP + "/pull", app, importExport::pull),
        patch(APP + "/push", app, importExport::push).withMaxBodyBytes(large).as(Work.CHECK));
  }

  private List<Route<?>> customUserDataRoutes() {
    Access<App> app = access.app();
    return List.of(
        get(APP + "/custom_user_data", app, customUserData::get),
        patch(APP + "/custom_user_data", app, customUserData::update));
  }
}
