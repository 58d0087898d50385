package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.app.ProviderRegion;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.admin.operator.AdminAccess.Group;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.ConfigService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/** The apps of a group. */
public final class AppHandler {

  private final AppService apps;
  private final ConfigService config;

  public AppHandler(AppService apps, ConfigService config) {
    this.apps = apps;
    this.config = config;
  }

  /**
   * Lists the apps. Without {@code product} only standard apps are listed; the CLI asks for each of
   * the others.
   */
  public Reply list(Call call, Group group) {
    List<String> products = List.of(call.query("product").orElse("standard").split(","));
    return Bodies.reply(
        200,
        apps.list(group.id(), Edition.EDITED).stream()
            .filter(app -> products.contains(app.product()))
            .map(AppViews::app)
            .toList());
  }

  /** Creates an app. Its initial configuration does not count as a deployment. */
  public Reply create(Call call, Group group) {
    AppBody body = AppBody.of(call);
    List<ConfigDocument> parts = new ArrayList<>();
    body.dataSource().map(source -> config.named(ConfigKind.SERVICE, source)).ifPresent(parts::add);
    body.template().map(template -> template.remembered(config)).ifPresent(parts::add);
    App app = apps.create(group.id(), body.name(), body.options(), parts);
    return Bodies.reply(201, AppViews.app(app));
  }

  /** Shows an app, and alone here the template that it was made from. */
  public Reply get(Call call, App app) {
    Document view = AppViews.app(app);
    AppTemplate.idOf(config, app).ifPresent(id -> view.append(AppTemplate.ID, id));
    return Bodies.reply(200, view);
  }

  /** Lists the templates that apps can be made from. */
  public Reply templates(Call call) {
    return Bodies.reply(200, AppTemplate.all());
  }

  public Reply delete(Call call, App app) {
    apps.delete(app);
    return Reply.empty(204);
  }

  public Reply setEnvironment(Call call, App app) {
    String environment = AppBody.environment(Bodies.document(call));
    return Bodies.reply(200, AppViews.app(apps.setEnvironment(app, environment)));
  }

  public Reply regions(Call call) {
    return Bodies.reply(200, Arrays.stream(ProviderRegion.values()).map(AppViews::region).toList());
  }
}
