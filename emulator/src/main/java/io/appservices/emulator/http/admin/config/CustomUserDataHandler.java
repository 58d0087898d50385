package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.data.CustomUserDataService;

/** The custom user data settings of an app. */
public final class CustomUserDataHandler {

  private final CustomUserDataService customUserData;

  public CustomUserDataHandler(CustomUserDataService customUserData) {
    this.customUserData = customUserData;
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, customUserData.shown(app));
  }

  public Reply update(Call call, App app) {
    customUserData.update(app, Bodies.document(call));
    return Reply.empty(204);
  }
}
