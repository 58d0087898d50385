package io.appservices.emulator.http.admin;

import static io.appservices.emulator.http.admin.ConfigHandler.app;

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

  Reply get(Call call) {
    return Bodies.reply(200, settings.get(app(call), setting));
  }

  Reply replace(Call call) {
    settings.replace(app(call), setting, Bodies.document(call));
    return Reply.empty(204);
  }

  Reply merge(Call call) {
    settings.merge(app(call), setting, Bodies.document(call));
    return Reply.empty(204);
  }

  /** Sets it and shows it. */
  Reply create(Call call) {
    settings.replace(app(call), setting, Bodies.document(call));
    return Bodies.reply(201, settings.get(app(call), setting));
  }
}
