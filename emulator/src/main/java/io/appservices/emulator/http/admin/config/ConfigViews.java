package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.SecretMembers;
import io.appservices.emulator.domain.definition.ValueDefinition;
import org.bson.Document;

/** The representation of configuration parts in the Admin API. */
final class ConfigViews {

  private static final String LAST_MODIFIED = "last_modified";

  private ConfigViews() {}

  /** Returns everything but secrets. */
  static Document full(ConfigDocument part) {
    Document view = named(part);
    view.putAll(defaults(part));
    view.putAll(part.body());
    view.remove("secret_config");
    return part.kind() == ConfigKind.SERVICE ? SecretMembers.withoutInConfig(view) : view;
  }

  /** Returns the fields that are shown of a part even if they were not set. */
  private static Document defaults(ConfigDocument part) {
    return switch (part.kind()) {
      case FUNCTION -> new Document("private", false).append(LAST_MODIFIED, part.lastModified());
      case VALUE ->
          new Document("private", false)
              .append("from_secret", false)
              .append(LAST_MODIFIED, part.lastModified());
      case SERVICE -> new Document("version", 1).append(LAST_MODIFIED, part.lastModified());
      case TRIGGER -> new Document("disabled", false);
      default -> new Document();
    };
  }

  static Document function(ConfigDocument part) {
    return named(part).append(LAST_MODIFIED, part.lastModified());
  }

  static Document value(ConfigDocument part) {
    ValueDefinition value = ValueDefinition.of(part);
    return named(part)
        .append("private", value.isPrivate())
        .append("from_secret", value.fromSecret())
        .append(LAST_MODIFIED, part.lastModified());
  }

  static Document service(ConfigDocument part) {
    Members service = part.members();
    return named(part)
        .append("type", service.get("type"))
        .append("version", service.mentions("version") ? service.get("version") : 1)
        .append(LAST_MODIFIED, part.lastModified());
  }

  /** Returns a rule without the name that it is stored under: a rule has none. */
  static Document rule(ConfigDocument part) {
    return stored(part);
  }

  /** Returns the part as it was sent, with its id. */
  static Document stored(ConfigDocument part) {
    Document view = new Document("_id", part.id().toHexString());
    view.putAll(part.body());
    return view;
  }

  private static Document named(ConfigDocument part) {
    return new Document("_id", part.id().toHexString()).append("name", part.name());
  }
}
