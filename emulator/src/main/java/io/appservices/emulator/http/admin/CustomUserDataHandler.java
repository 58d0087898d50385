package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.CustomUserDataService;

/** Where an app keeps its custom user data. */
final class CustomUserDataHandler {

  private final CustomUserDataService customUserData;

  CustomUserDataHandler(CustomUserDataService customUserData) {
    this.customUserData = customUserData;
  }

  Reply get(Call call, App app) {
    return Bodies.reply(200, customUserData.shown(app));
  }

  Reply update(Call call, App app) {
    customUserData.update(app, Bodies.document(call));
    return Reply.empty(204);
  }
}
