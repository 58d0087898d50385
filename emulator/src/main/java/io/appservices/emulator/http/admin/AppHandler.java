package io.appservices.emulator.http.admin;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.domain.ProviderRegion;
import io.appservices.emulator.http.Bodies;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Reply;
import io.appservices.emulator.http.admin.AdminAccess.Group;
import io.appservices.emulator.service.AppService;
import io.appservices.emulator.service.function.ConfigService;
import java.util.Arrays;
import java.util.List;

/** The apps of a group. */
final class AppHandler {

  private final AppService apps;
  private final ConfigService config;

  AppHandler(AppService apps, ConfigService config) {
    this.apps = apps;
    this.config = config;
  }

  /** Without {@code product} only standard apps are listed; the CLI asks for each of the others. */
  Reply list(Call call, Group group) {
    List<String> products = List.of(call.query("product").orElse("standard").split(","));
    return Bodies.reply(
        200,
        apps.list(group.id(), Edition.EDITED).stream()
            .filter(app -> products.contains(app.product()))
            .map(AppViews::app)
            .toList());
  }

  /** What an app is made with is no deployment of it. */
  Reply create(Call call, Group group) {
    AppBody body = AppBody.of(call);
    List<ConfigDocument> services =
        body.dataSource().map(source -> config.named(ConfigKind.SERVICE, source)).stream().toList();
    App app = apps.create(group.id(), body.name(), body.options(), services);
    return Bodies.reply(201, AppViews.app(app));
  }

  Reply get(Call call, App app) {
    return Bodies.reply(200, AppViews.app(app));
  }

  Reply delete(Call call, App app) {
    apps.delete(app);
    return Reply.empty(204);
  }

  Reply setEnvironment(Call call, App app) {
    String environment = AppBody.environment(Bodies.document(call));
    return Bodies.reply(200, AppViews.app(apps.setEnvironment(app, environment)));
  }

  Reply regions(Call call) {
    return Bodies.reply(200, Arrays.stream(ProviderRegion.values()).map(AppViews::region).toList());
  }
}
