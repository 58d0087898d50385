package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Takes the configuration of an app, but for the values of its secrets. */
final class AppExport {

  static final Map<Section, Setting> SETTINGS = new LinkedHashMap<>();

  static {
    SETTINGS.put(Section.DATA_API_CONFIG, Setting.DATA_API);
    SETTINGS.put(Section.GRAPHQL_CONFIG, Setting.GRAPHQL);
    SETTINGS.put(Section.SYNC_CONFIG, Setting.SYNC);
    SETTINGS.put(Section.HOSTING_CONFIG, Setting.HOSTING);
  }

  private final SettingService settings;
  private final CustomUserDataService customUserData;
  private final PartStore parts;

  private AppExport(
      SettingService settings, CustomUserDataService customUserData, PartStore parts) {
    this.settings = settings;
    this.customUserData = customUserData;
    this.parts = parts;
  }

  /** Makes an export of what services read. */
  static AppExport over(ConfigServices config, DataService data) {
    return new AppExport(
        config.settings(),
        new CustomUserDataService(config.config(), data),
        new PartStore(config.config()));
  }

  AppConfiguration of(App app) {
    List<Part> all = new ArrayList<>();
    StoredSection.ALL.forEach(kept -> all.addAll(parts.list(app, kept)));
    app.providers().forEach(provider -> all.add(provider(app, provider)));
    all.add(single(Section.CUSTOM_USER_DATA, customUserData(app)));
    SETTINGS.forEach(
        (section, setting) -> {
          Document value = settings.get(app, setting);
          if (isAlwaysThere(section) || !value.equals(setting.initial())) {
            all.add(single(section, value));
          }
        });
    return new AppConfiguration(root(app), all);
  }

  /** Returns whether the service exports the section for a new app, too. */
  static boolean isAlwaysThere(Section section) {
    return section == Section.GRAPHQL_CONFIG || section == Section.SYNC_CONFIG;
  }

  private Document customUserData(App app) {
    return parts.withNames(app, Documents.without(customUserData.document(app), "_id"));
  }

  private Part provider(App app, AuthProvider provider) {
    Document body = parts.withNames(app, provider.settings());
    body.append("disabled", provider.disabled());
    return new Part(Section.AUTH_PROVIDER, "", provider.type().wireName(), body, "");
  }

  private static Part single(Section section, Document body) {
    return new Part(section, "", "", body, "");
  }

  private static Document root(App app) {
    Document root =
        new Document("app_id", app.clientAppId())
            .append("name", app.name())
            .append("location", app.location());
    if (!app.providerRegion().isEmpty()) {
      root.append("provider_region", app.providerRegion());
    }
    return root.append("deployment_model", app.deploymentModel())
        .append("environment", app.environment())
        .append("allowed_request_origins", app.allowedRequestOrigins());
  }
}
