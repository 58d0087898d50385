package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Setting;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.service.function.SettingService;

/** Shows and sets one of the settings that are one document each. */
final class SettingHandler {

  private final SettingService settings;
  private final Setting setting;

  SettingHandler(SettingService settings, Setting setting) {
    this.settings = settings;
    this.setting = setting;
  }

  Reply get(Call call, App app) {
    return Bodies.reply(200, settings.get(app, setting));
  }

  Reply replace(Call call, App app) {
    settings.replace(app, setting, Bodies.document(call));
    return Reply.empty(204);
  }

  Reply merge(Call call, App app) {
    settings.merge(app, setting, Bodies.document(call));
    return Reply.empty(204);
  }

  /** Sets it and shows it. */
  Reply create(Call call, App app) {
    settings.replace(app, setting, Bodies.document(call));
    return Bodies.reply(201, settings.get(app, setting));
  }
}
