package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.Route.get;
import static io.appservices.emulator.http.Route.patch;
import static io.appservices.emulator.http.Route.post;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.app.FeatureHandler;
import io.appservices.emulator.http.admin.config.SettingHandler;
import io.appservices.emulator.http.admin.operator.AdminAccess;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.Operations;
import java.util.List;
import org.bson.Document;

/** The few undocumented routes that the CLI and SDK test suites call. */
public final class PrivateApi implements Api {

  private static final String APP = "/groups/{groupId}/apps/{appId}";

  private final AdminAccess access;
  private final FeatureHandler features;
  private final SettingHandler settings;

  public PrivateApi(AdminServices services) {
    this.access = new AdminAccess(services.admins(), services.apps().apps());
    this.features = new FeatureHandler(services.config().settings());
    this.settings = new SettingHandler(services.config().settings(), Setting.PRIVATE);
  }

  @Override
  public String prefix() {
    return "/api/private/v1.0";
  }

  @Override
  public List<Route<?>> routes() {
    Access<App> app = access.app();
    List<Route<?>> emulated =
        List.of(
            get("/version", Access.OPEN, PrivateApi::version),
            get(APP + "/features", app, features::get).stored(),
            post(APP + "/features", app, features::change).stored(),
            get(APP + "/settings", app, settings::get).stored(),
            patch(APP + "/settings", app, settings::merge).stored());
    return Operations.read(PrivateApi.class, "private-operations.txt")
        .complete(emulated, (method, path) -> whoMayCall(path));
  }

  private Access<?> whoMayCall(String path) {
    if (path.contains("{appId}")) {
      return access.app();
    }
    return path.startsWith("/auth/") ? access.operator() : Access.OPEN;
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }

  /** Clients poll it to see whether the server is up, and do not read the body. */
  private static Reply version(Call call) {
    return Bodies.reply(200, new Document("version", "emulator"));
  }
}
