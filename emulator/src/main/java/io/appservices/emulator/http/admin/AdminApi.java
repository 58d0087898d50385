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
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.admin.app.ImportExportHandler;
import io.appservices.emulator.http.admin.app.SecurityHandler;
import io.appservices.emulator.http.admin.config.CustomUserDataHandler;
import io.appservices.emulator.http.admin.config.SecretHandler;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import io.appservices.emulator.http.admin.operator.AdminAuthHandler;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.service.config.AppService;
import java.util.List;
import java.util.stream.Stream;

/** The route table of the Admin API. */
public final class AdminApi implements Api {

  private static final String GROUP = "/groups/{groupId}";
  private static final String APP = GROUP + "/apps/{appId}";

  private final AdminAccess access;
  private final AdminAuthHandler auth;
  private final SecretHandler secrets;
  private final SecurityHandler security;
  private final CustomUserDataHandler customUserData;
  private final ImportExportHandler importExport;
  private final AdminServices services;

  public AdminApi(AdminServices services) {
    AppService apps = services.apps().apps();
    this.services = services;
    this.access = new AdminAccess(services.admins(), apps);
    this.auth = new AdminAuthHandler(services.admins());
    this.secrets = new SecretHandler(services.config().secrets());
    this.security = new SecurityHandler(apps);
    this.customUserData =
        new CustomUserDataHandler(services.functions().customUserData(), services.references());
    this.importExport =
        new ImportExportHandler(
            services.apps().folders(), services.apps().deployments(), services.clock());
  }

  @Override
  public String prefix() {
    return "/api/admin/v3.0";
  }

  @Override
  public List<Route<?>> routes() {
    Access<App> app = access.app();
    AdminServices.Functions functions = services.functions();
    List<Route<?>> emulated =
        Stream.of(
                authRoutes(),
                new AppRoutes(GROUP, access, services).all(),
                new DeploymentRoutes(APP, app, services).all(),
                new UserRoutes(APP, access, services).all(),
                settingRoutes(),
                new FunctionRoutes(APP, app, services).all(),
                new ServiceRoutes(APP, app, services.config().config(), functions.data()).all(),
                customUserDataRoutes(),
                importExportRoutes(),
                new StoredRoutes(APP, app, services).all())
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
