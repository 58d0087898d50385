package io.appservices.emulator.http.client;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.ApiKeys;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.account.ApiKeyService;
import io.appservices.emulator.service.session.Caller;

/** The API keys of the calling user. */
final class ApiKeyHandler {

  private final ApiKeyService keys;

  ApiKeyHandler(ApiKeyService keys) {
    this.keys = keys;
  }

  Reply create(Call call, Caller caller) {
    return Bodies.reply(201, ApiKeys.view(keys.createForUser(caller, ApiKeys.name(call))));
  }

  Reply list(Call call, Caller caller) {
    return Bodies.reply(200, keys.listOfUser(caller).stream().map(ApiKeys::view).toList());
  }

  Reply get(Call call, Caller caller) {
    return Bodies.reply(200, ApiKeys.view(keys.getOfUser(caller, ApiKeys.id(call))));
  }

  Reply delete(Call call, Caller caller) {
    keys.deleteOfUser(caller, ApiKeys.id(call));
    return Reply.empty(204);
  }

  Reply enable(Call call, Caller caller) {
    keys.setDisabledOfUser(caller, ApiKeys.id(call), false);
    return Reply.empty(204);
  }

  Reply disable(Call call, Caller caller) {
    keys.setDisabledOfUser(caller, ApiKeys.id(call), true);
    return Reply.empty(204);
  }
}
