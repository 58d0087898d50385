package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import java.util.List;
import org.bson.Document;

/** The settings of an app that are one document each, with their initial values. */
public enum Setting {
  DATA_API(
      "data_api/config",
      new Document("disabled", true)
          .append("versions", List.of())
          .append("return_type", "JSON")
          .append("validation_method", "NO_VALIDATION")),
  /** The settings of automatic deployment, which never takes place here. */
  DEPLOYMENT(
      "deploy/config",
      ConfigKind.LIVE_SETTING,
      new Document("ui_drafts_disabled", false)
          .append(
              "automatic_deployment",
              new Document("enabled", false).append("installation_ids", List.of()))),
  /** The feature flags that are on; of the private API. */
  FEATURES("features", ConfigKind.LIVE_SETTING, new Document("enabled", List.of())),
  GRAPHQL("graphql/config", new Document("use_natural_pluralization", true)),
  GRAPHQL_VALIDATION(
      "validation_settings/graphql",
      new Document("read_validation_action", "ERROR")
          .append("read_validation_level", "STRICT")
          .append("write_validation_action", "ERROR")
          .append("write_validation_level", "STRICT")),
  HOSTING("hosting/config", new Document("enabled", false)),
  NULL_TYPE_VALIDATION(
      "validation_settings/null_type_schema_validation", new Document("enabled", false)),
  /** The settings that test suites of SDKs change; of the private API. */
  PRIVATE("settings", ConfigKind.LIVE_SETTING, new Document()),
  /** A mark that the app came from a folder or an import, with its rules; no API shows it. */
  RULES("rules", ConfigKind.LIVE_SETTING, new Document("imported", false)),
  /**
   * The settings of Device Sync, exactly this in a new app: mongodb-stitch's tests compare the
   * whole answer.
   */
  SYNC("sync/config", new Document("development_mode_enabled", false));

  private final String path;
  private final ConfigKind kind;
  private final Document initial;

  Setting(String path, Document initial) {
    this(path, ConfigKind.SETTING, initial);
  }

  Setting(String path, ConfigKind kind, Document initial) {
    this.path = path;
    this.kind = kind;
    this.initial = initial;
  }

  /** Returns the kind of configuration part it is stored as, deployed or not. */
  public ConfigKind kind() {
    return kind;
  }

  /** Returns the path below the app in its API, which is also the name it is stored under. */
  public String path() {
    return path;
  }

  /** Returns the default value; a copy, which may be changed. */
  public Document initial() {
    return Documents.deepCopy(initial);
  }
}
