package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.SettingService;

/** Shows and sets one of the settings that are one document each. */
public final class SettingHandler {

  private final SettingService settings;
  private final Setting setting;

  public SettingHandler(SettingService settings, Setting setting) {
    this.settings = settings;
    this.setting = setting;
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, settings.get(app, setting));
  }

  public Reply replace(Call call, App app) {
    settings.replace(app, setting, Bodies.document(call));
    return Reply.empty(204);
  }

  public Reply merge(Call call, App app) {
    settings.merge(app, setting, Bodies.document(call));
    return Reply.empty(204);
  }

  /** Sets it and shows it. */
  public Reply create(Call call, App app) {
    settings.replace(app, setting, Bodies.document(call));
    return Bodies.reply(201, settings.get(app, setting));
  }
}
