package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.DataService;
import org.bson.Document;

/** The commands that operators can run on a data source: those that mongodb-stitch's tests use. */
public final class ServiceCommandHandler {

  private final ConfigService config;
  private final DataService data;

  public ServiceCommandHandler(ConfigService config, DataService data) {
    this.config = config;
    this.data = data;
  }

  public Reply listDatabases(Call call, App app) {
    return Bodies.reply(200, data.databases(app, name(call, app)));
  }

  public Reply listCollections(Call call, App app) {
    String database = Members.of(Bodies.document(call)).requiredText("database_name");
    return Bodies.reply(200, data.collections(app, name(call, app), database));
  }

  public Reply buildInfo(Call call, App app) {
    Document info = data.buildInfo(app, name(call, app));
    return Bodies.reply(200, Documents.without(info, "ok"));
  }

  private String name(Call call, App app) {
    return config.get(app, ConfigKind.SERVICE, call.pathParameter("serviceId")).name();
  }
}
