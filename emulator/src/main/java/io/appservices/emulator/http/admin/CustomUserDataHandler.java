package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

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

  Reply get(Call call) {
    return Bodies.reply(200, customUserData.shown(app(call)));
  }

  Reply update(Call call) {
    customUserData.update(app(call), Bodies.document(call));
    return Reply.empty(204);
  }
}
