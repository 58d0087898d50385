package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.data.CustomUserDataService;
import org.bson.Document;

/** The description of an app for {@code realm-cli apps describe}. */
public final class DescriptionHandler {

  private final ConfigService config;
  private final SettingService settings;
  private final CustomUserDataService customUserData;

  public DescriptionHandler(
      ConfigService config, SettingService settings, CustomUserDataService customUserData) {
    this.config = config;
    this.settings = settings;
    this.customUserData = customUserData;
  }

  public Reply get(Call call, App app) {
    String host = call.externalBaseUrl();
    AppDescription described = new AppDescription(config, settings, customUserData, app, host);
    String console =
        host + "/groups/" + app.groupId() + "/apps/" + app.id().toHexString() + "/dashboard";
    return Bodies.reply(
        200,
        new Document("client_app_id", app.clientAppId())
            .append("name", app.name())
            .append("realm_url", console)
            .append("data_sources", described.dataSources())
            .append("http_endpoints", described.httpEndpoints())
            .append("services", described.services())
            .append("auth_providers", described.authProviders())
            .append("custom_user_data", described.customUserData())
            .append("values", described.values())
            .append("hosting", described.hosting())
            .append("functions", described.functions())
            .append("sync", described.sync())
            .append("graphql", described.graphql())
            .append("environment", app.environment())
            .append("event_subscription", described.triggers())
            .append("log_forwarders", described.logForwarders()));
  }
}
