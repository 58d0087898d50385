package io.appservices.emulator.domain;

import java.util.List;
import org.bson.Document;

/** Settings of an app that are one document each, and what they are in a new app. */
public enum Setting {
  DATA_API(
      "data_api/config",
      new Document("disabled", true)
          .append("versions", List.of())
          .append("return_type", "JSON")
          .append("validation_method", "NO_VALIDATION")),
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
  /** Exactly this in a new app: mongodb-stitch's tests compare the whole answer. */
  SYNC("sync/config", new Document("development_mode_enabled", false));

  private final String path;
  private final Document initial;

  Setting(String path, Document initial) {
    this.path = path;
    this.initial = initial;
  }

  /** Where it is below the app in the Admin API, and what it is kept under. */
  public String path() {
    return path;
  }

  /** What it is before anybody has set it; not to be changed. */
  public Document initial() {
    return initial;
  }
}
