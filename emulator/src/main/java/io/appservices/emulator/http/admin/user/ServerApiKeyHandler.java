package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.ApiKeys;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.ApiKeyService;

/** The server API keys of an app. */
public final class ServerApiKeyHandler {

  private final ApiKeyService keys;

  public ServerApiKeyHandler(ApiKeyService keys) {
    this.keys = keys;
  }

  public Reply create(Call call, App app) {
    return Bodies.reply(201, ApiKeys.view(keys.createForServer(app, ApiKeys.name(call))));
  }

  public Reply list(Call call, App app) {
    return Bodies.reply(200, keys.listOfServers(app).stream().map(ApiKeys::view).toList());
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, ApiKeys.view(keys.getOfServer(app, ApiKeys.id(call))));
  }

  public Reply delete(Call call, App app) {
    keys.deleteOfServer(app, ApiKeys.id(call));
    return Reply.empty(204);
  }

  public Reply enable(Call call, App app) {
    keys.setDisabledOfServer(app, ApiKeys.id(call), false);
    return Reply.empty(204);
  }

  public Reply disable(Call call, App app) {
    keys.setDisabledOfServer(app, ApiKeys.id(call), true);
    return Reply.empty(204);
  }
}
