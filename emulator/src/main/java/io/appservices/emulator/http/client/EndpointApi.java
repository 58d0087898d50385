package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.http.shared.Operations;
import java.util.Arrays;
import java.util.List;

/**
 * The custom endpoints of an app and its Data API, which the service has on a host of its own. They
 * are not emulated.
 */
public final class EndpointApi implements Api {

  private static final String PATH = "/{appId}/endpoint/{path*}";

  private final ClientAccess access;

  public EndpointApi(ClientServices services) {
    this.access = new ClientAccess(services.apps(), services.sessions());
  }

  @Override
  public String prefix() {
    return "/app";
  }

  @Override
  public boolean isOpenToAllOrigins() {
    return true;
  }

  @Override
  public List<Route<?>> routes() {
    return Operations.read(EndpointApi.class, "endpoint-operations.txt")
        .name(
            Arrays.stream(Method.values())
                .<Route<?>>map(method -> row(method, access.app()))
                .toList());
  }

  @Override
  public Reply refuse(Call call, AppServicesException refusal) {
    return ErrorResponses.reply(refusal);
  }

  private Route<App> row(Method method, Access<App> app) {
    NotEmulated refusal = new NotEmulated(method + " " + prefix() + PATH);
    return new Route<>("", method, PATH, app, Route.DEFAULT_MAX_BODY_BYTES, refusal);
  }
}
