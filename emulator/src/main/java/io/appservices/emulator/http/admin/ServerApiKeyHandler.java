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

  Reply create(Call call) {
    return Bodies.reply(201, ApiKeys.view(keys.createForServer(app(call), ApiKeys.name(call))));
  }

  Reply list(Call call) {
    return Bodies.reply(200, keys.listOfServers(app(call)).stream().map(ApiKeys::view).toList());
  }

  Reply get(Call call) {
    return Bodies.reply(200, ApiKeys.view(keys.getOfServer(app(call), ApiKeys.id(call))));
  }

  Reply delete(Call call) {
    keys.deleteOfServer(app(call), ApiKeys.id(call));
    return Reply.empty(204);
  }

  Reply enable(Call call) {
    keys.setDisabledOfServer(app(call), ApiKeys.id(call), false);
    return Reply.empty(204);
  }

  Reply disable(Call call) {
    keys.setDisabledOfServer(app(call), ApiKeys.id(call), true);
    return Reply.empty(204);
  }

  private static App app(Call call) {
    return call.get(App.class);
  }
}
