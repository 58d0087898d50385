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
  Reply list(Call call) {
    List<String> products = List.of(call.query("product").orElse("standard").split(","));
    return Bodies.reply(
        200,
        apps.list(call.get(Group.class).id(), Edition.EDITED).stream()
            .filter(app -> products.contains(app.product()))
            .map(AppViews::app)
            .toList());
  }

  /** What an app is made with is no deployment of it. */
  Reply create(Call call) {
    AppBody body = AppBody.of(call);
    List<ConfigDocument> services =
        body.dataSource().map(source -> config.named(ConfigKind.SERVICE, source)).stream().toList();
    App app = apps.create(call.get(Group.class).id(), body.name(), body.options(), services);
    return Bodies.reply(201, AppViews.app(app));
  }

  Reply get(Call call) {
    return Bodies.reply(200, AppViews.app(call.get(App.class)));
  }

  Reply delete(Call call) {
    apps.delete(call.get(App.class));
    return Reply.empty(204);
  }

  Reply setEnvironment(Call call) {
    String environment = AppBody.environment(Bodies.document(call));
    return Bodies.reply(200, AppViews.app(apps.setEnvironment(call.get(App.class), environment)));
  }

  Reply regions(Call call) {
    return Bodies.reply(200, Arrays.stream(ProviderRegion.values()).map(AppViews::region).toList());
  }
}
