package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProviderDraft;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Setting;
import io.appservices.emulator.domain.definition.CustomUserDataChange;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.config.SecretService;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.data.CustomUserDataService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Sets up an app with a configuration that was checked. */
final class AppImport {

  private static final String ORIGINS = "allowed_request_origins";

  private final SecretService secrets;
  private final SettingService settings;
  private final CustomUserDataService customUserData;
  private final AppService apps;
  private final AuthProviderService providers;
  private final PartStore parts;

  AppImport(
      ConfigServices config,
      CustomUserDataService customUserData,
      AppService apps,
      AuthProviderService providers,
      PartStore parts) {
    this.secrets = config.secrets();
    this.settings = config.settings();
    this.customUserData = customUserData;
    this.apps = apps;
    this.providers = providers;
    this.parts = parts;
  }

  void apply(App app, AppConfiguration wanted, ImportStrategy strategy) {
    boolean replace = strategy == ImportStrategy.REPLACE_BY_NAME;
    wanted.parts(Section.SECRET).forEach(secret -> secret(app, secret));
    if (replace) {
      // The parts of a service can only be found while it exists.
      List<StoredSection> backwards = new ArrayList<>(StoredSection.ALL);
      Collections.reverse(backwards);
      backwards.forEach(kept -> removeOthers(app, kept, wanted));
    }
    StoredSection.ALL.forEach(
        kept -> wanted.parts(kept.section()).forEach(part -> parts.put(app, kept, part)));
    providers(app, wanted, replace);
    wanted
        .part(Section.CUSTOM_USER_DATA)
        .map(part -> CustomUserDataChange.of(parts.withIds(app, part.body())))
        .ifPresent(change -> customUserData.replace(app, change));
    AppExport.SETTINGS.forEach(
        (section, setting) -> setting(app, setting, wanted.part(section), replace));
    root(app, wanted.root(), replace);
    Document imported = new Document("imported", true);
    if (!imported.equals(settings.get(app, Setting.RULES))) {
      settings.replace(app, Setting.RULES, imported);
    }
  }

  /** Secrets stay, whatever is imported: no export has them. */
  private void secret(App app, Part secret) {
    String value = secret.body().getString("value");
    Optional<ConfigDocument> existing =
        secrets.list(app).stream().filter(s -> s.name().equals(secret.name())).findFirst();
    if (existing.isEmpty()) {
      secrets.create(app, secret.name(), value);
    } else {
      secrets.replace(app, existing.get().id().toHexString(), secret.name(), value);
    }
  }

  private void removeOthers(App app, StoredSection kept, AppConfiguration wanted) {
    Set<Part.Key> keys =
        wanted.parts(kept.section()).stream().map(Part::key).collect(Collectors.toSet());
    parts.list(app, kept).stream()
        .map(Part::key)
        .filter(key -> !keys.contains(key))
        .forEach(key -> parts.remove(app, kept, key));
  }

  private void providers(App app, AppConfiguration wanted, boolean replace) {
    List<Part> all = wanted.parts(Section.AUTH_PROVIDER);
    if (replace) {
      providers.retain(app, all.stream().map(Part::name).collect(Collectors.toSet()));
    }
    for (Part provider : all) {
      Document body = parts.withIds(app, provider.body());
      providers.put(app, AuthProviderDraft.of(body.append("type", provider.name())));
    }
  }

  private void setting(App app, Setting setting, Optional<Part> wanted, boolean replace) {
    Document value =
        wanted
            .map(Part::body)
            .orElseGet(() -> replace ? setting.initial() : settings.get(app, setting));
    if (!value.equals(settings.get(app, setting))) {
      settings.replace(app, setting, new Document((Map<String, Object>) value));
    }
  }

  private void root(App app, Document root, boolean replace) {
    List<String> origins =
        root.get(ORIGINS) instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    if ((replace || root.containsKey(ORIGINS)) && !origins.equals(app.allowedRequestOrigins())) {
      apps.setAllowedRequestOrigins(app, origins);
    }
    String environment = root.get("environment") instanceof String text ? text : "";
    String tag = Environment.byEitherName(environment).map(Environment::tag).orElse(environment);
    if ((replace || root.containsKey("environment")) && !tag.equals(app.environment())) {
      apps.setEnvironment(app, tag);
    }
  }
}
