package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Setting;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** The settings of apps that are one document each; they are kept, and nothing acts on them. */
public final class SettingService {

  private final ConfigService config;

  public SettingService(ConfigService config) {
    this.config = config;
  }

  /** Returns the stored setting, or the default of a new app. */
  public Document get(App app, Setting setting) {
    return config
        .findByName(app, setting.kind(), setting.path())
        .map(ConfigDocument::body)
        .orElse(setting.initial());
  }

  /** Sets it as a whole. */
  public void replace(App app, Setting setting, Document value) {
    change(app, setting, existing -> value);
  }

  /** Sets those members that the value has. */
  public void merge(App app, Setting setting, Document value) {
    change(app, setting, existing -> Documents.merged(existing, value));
  }

  /** Seconds since 1970; 0 if it was never set. */
  public long lastModified(App app, Setting setting) {
    return config
        .findByName(app, setting.kind(), setting.path())
        .map(ConfigDocument::lastModified)
        .orElse(0L);
  }

  /** Sets it to something that follows from what it is; what it is must not be changed. */
  public void change(App app, Setting setting, UnaryOperator<Document> change) {
    config.createOrChange(app, setting.kind(), setting.path(), setting.initial(), change);
  }
}
