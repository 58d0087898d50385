package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;

/**
 * The custom user data settings of an app, read from its stored configuration (docs: custom user
 * data). What it does not know stays in the {@link ConfigDocument} alone.
 *
 * @param enabled whether users have custom data
 * @param dataSource the service that holds it
 * @param userIdField the field that holds the id of the user; empty if none is set
 * @param creationFunction the function that runs before a user is made, whether data is enabled or
 *     not
 */
public record CustomUserDataSettings(
    boolean enabled,
    Reference dataSource,
    Optional<String> database,
    Optional<String> collection,
    Optional<String> userIdField,
    Reference creationFunction) {

  /** The settings of an app in which they were never set. */
  public static final CustomUserDataSettings NONE = of(Members.stored(null));

  /** Reads a part of the kind {@link ConfigKind#CUSTOM_USER_DATA}. */
  public static CustomUserDataSettings of(ConfigDocument stored) {
    return of(stored.members());
  }

  /** Reads the settings as the Admin API and app folders have them. */
  public static CustomUserDataSettings of(Members settings) {
    return new CustomUserDataSettings(
        settings.flag("enabled"),
        Reference.of(settings, "mongo_service_id", "mongo_service_name"),
        settings.reference("database_name"),
        settings.reference("collection_name"),
        settings.reference("user_id_field"),
        Reference.of(settings, "on_user_creation_function_id", "on_user_creation_function_name"));
  }

  /** Returns the field that holds the id of the user. */
  public String idField() {
    return userIdField.orElse("_id");
  }
}
