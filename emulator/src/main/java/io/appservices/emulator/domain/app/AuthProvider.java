package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * An authentication provider of an app, with its settings.
 *
 * @param id the {@code provider_id} of identities that it made
 * @param type the type, of which an app has at most one provider
 * @param disabled a disabled provider refuses logins; sessions that it opened go on
 * @param settings what the Admin API stores beside the above: {@code config}, {@code
 *     secret_config}, {@code metadata_fields}, {@code redirect_uris}, {@code domain_restrictions};
 *     whoever asks for them gets a copy
 */
public record AuthProvider(ObjectId id, ProviderType type, boolean disabled, Document settings) {

  private static final String METADATA_FIELDS = "metadata_fields";

  /** The members of {@code settings} that have a meaning. */
  public static final List<String> SETTINGS =
      List.of("config", "secret_config", METADATA_FIELDS, "redirect_uris", "domain_restrictions");

  /** The member of {@code config} in which the oldest custom-token providers have their key. */
  public static final String SIGNING_KEY = "signingKey";

  public AuthProvider {
    settings = Documents.deepCopy(settings);
  }

  public static AuthProvider enabled(ObjectId id, ProviderType type, Document settings) {
    return new AuthProvider(id, type, false, settings);
  }

  @Override
  public Document settings() {
    return Documents.deepCopy(settings);
  }

  public AuthProvider withDisabled(boolean nowDisabled) {
    return new AuthProvider(id, type, nowDisabled, settings);
  }

  public AuthProvider withSettings(Document newSettings) {
    return new AuthProvider(id, type, disabled, newSettings);
  }

  /** Returns the settings of {@code local-userpass}. */
  public EmailPasswordSettings emailPassword() {
    return EmailPasswordSettings.of(config());
  }

  /** Returns whether {@code local-userpass} confirms accounts at once, without reading the rest. */
  public boolean confirmsAutomatically() {
    return EmailPasswordSettings.confirmsAutomatically(config());
  }

  /** Returns the settings of {@code custom-token}. */
  public CustomTokenSettings customToken() {
    return CustomTokenSettings.of(config(), members().objectOrEmpty("secret_config"));
  }

  /** Returns the function that {@code custom-function} asks; it names nothing if none is set. */
  public Reference authFunction() {
    return Reference.of(config(), "authFunctionId", "authFunctionName");
  }

  /** Returns the id by which an OAuth provider knows the app; empty if it is not set. */
  public Optional<String> clientId() {
    return config().text("clientId").filter(id -> !id.isBlank());
  }

  /** Returns the URIs that an OAuth login may lead to. */
  public List<String> redirectUris() {
    return members().strings("redirect_uris");
  }

  /** Returns the domains that emails of OAuth accounts must be of; none means all. */
  public List<String> domainRestrictions() {
    return members().strings("domain_restrictions");
  }

  /** Returns the fields that become metadata of users; empty if not configured. */
  public Optional<List<MetadataField>> metadataFields() {
    Members members = members();
    return members
        .list(METADATA_FIELDS)
        .filter(fields -> !fields.isEmpty())
        .flatMap(fields -> members.objects(METADATA_FIELDS))
        .map(fields -> fields.stream().flatMap(field -> MetadataField.of(field).stream()).toList());
  }

  private Members config() {
    return members().objectOrEmpty("config");
  }

  private Members members() {
    return Members.stored(settings);
  }

  @Override
  public String toString() {
    return settings.keySet().stream().collect(Collectors.joining(",", type.wireName() + "[", "]"));
  }
}
