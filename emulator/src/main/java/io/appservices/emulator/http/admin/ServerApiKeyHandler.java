package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.http.ApiKeys;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.ApiKeyService;

/** The server API keys of an app. */
final class ServerApiKeyHandler {

  private final ApiKeyService keys;

  ServerApiKeyHandler(ApiKeyService keys) {
    this.keys = keys;
  }

  Reply create(Call call, App app) {
    return Bodies.reply(201, ApiKeys.view(keys.createForServer(app, ApiKeys.name(call))));
  }

  Reply list(Call call, App app) {
    return Bodies.reply(200, keys.listOfServers(app).stream().map(ApiKeys::view).toList());
  }

  Reply get(Call call, App app) {
    return Bodies.reply(200, ApiKeys.view(keys.getOfServer(app, ApiKeys.id(call))));
  }

  Reply delete(Call call, App app) {
    keys.deleteOfServer(app, ApiKeys.id(call));
    return Reply.empty(204);
  }

  Reply enable(Call call, App app) {
    keys.setDisabledOfServer(app, ApiKeys.id(call), false);
    return Reply.empty(204);
  }

  Reply disable(Call call, App app) {
    keys.setDisabledOfServer(app, ApiKeys.id(call), true);
    return Reply.empty(204);
  }
}
