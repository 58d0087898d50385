package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.SettingService;
import org.bson.Document;

/** The settings of automatic deployment. */
public final class DeployConfigHandler {

  private static final String AUTOMATIC = "automatic_deployment";

  private final SettingService settings;

  public DeployConfigHandler(SettingService settings) {
    this.settings = settings;
  }

  public Reply get(Call call, App app) {
    Document view =
        settings
            .get(app, Setting.DEPLOYMENT)
            .append("last_modified", settings.lastModified(app, Setting.DEPLOYMENT));
    return Bodies.reply(200, view);
  }

  /** Clients send those members of automatic_deployment that they mean to change. */
  public Reply merge(Call call, App app) {
    Document body = Bodies.document(call);
    settings.change(
        app,
        Setting.DEPLOYMENT,
        existing -> {
          Document merged = Documents.merged(existing, body);
          if (existing.get(AUTOMATIC) instanceof Document before
              && body.get(AUTOMATIC) instanceof Document changes) {
            merged.put(AUTOMATIC, Documents.merged(before, changes));
          }
          return merged;
        });
    return Reply.empty(204);
  }
}
