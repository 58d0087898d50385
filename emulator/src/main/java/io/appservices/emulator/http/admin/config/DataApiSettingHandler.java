package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.EndpointChecks;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.function.ReferenceChecks;
import org.bson.Document;

/** Shows and changes the settings of the Data API. */
public final class DataApiSettingHandler {

  private final SettingService settings;
  private final ReferenceChecks references;

  public DataApiSettingHandler(SettingService settings, ReferenceChecks references) {
    this.settings = settings;
    this.references = references;
  }

  public Reply get(Call call, App app) {
    return Bodies.reply(200, settings.get(app, Setting.DATA_API));
  }

  /** Sets all of them, and shows them. */
  public Reply create(Call call, App app) {
    Document body = Bodies.document(call);
    check(body);
    settings.replace(app, Setting.DATA_API, body);
    return Bodies.reply(201, settings.get(app, Setting.DATA_API));
  }

  /** Sets those that are sent. */
  public Reply merge(Call call, App app) {
    Document body = Bodies.document(call);
    check(Documents.merged(settings.get(app, Setting.DATA_API), body));
    settings.merge(app, Setting.DATA_API, body);
    return Reply.empty(204);
  }

  private void check(Document whole) {
    EndpointChecks.dataApi(Members.of(whole));
    references.dataApi(Members.of(whole));
  }
}
