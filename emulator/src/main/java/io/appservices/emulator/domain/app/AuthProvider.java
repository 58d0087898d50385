package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Reference;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * One way to log in to an app, and how it is set up.
 *
 * @param id the {@code provider_id} of identities that it made
 * @param type what it is; an app has at most one of a type
 * @param disabled a disabled provider refuses logins; sessions that it opened go on
 * @param settings what the Admin API stores beside the above: {@code config}, {@code
 *     secret_config}, {@code metadata_fields}, {@code redirect_uris}, {@code domain_restrictions};
 *     whoever asks for them gets a copy
 */
public record AuthProvider(ObjectId id, ProviderType type, boolean disabled, Document settings) {

  /** The members of {@code settings} that have a meaning. */
  public static final List<String> SETTINGS =
      List.of("config", "secret_config", "metadata_fields", "redirect_uris", "domain_restrictions");

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

  /** The members of {@code config}. */
  public Members config() {
    return Members.stored(settings.get("config"));
  }

  /** The members of {@code secret_config}. */
  public Members secretConfig() {
    return Members.stored(settings.get("secret_config"));
  }

  /** What {@code config} names by an id or a name; empty if neither is set. */
  public Reference reference(String idKey, String nameKey) {
    return Reference.of(config(), idKey, nameKey);
  }

  /** The strings of a list in {@code settings}; empty if there is none. */
  public List<String> strings(String setting) {
    return Members.stored(settings).strings(setting);
  }

  @Override
  public String toString() {
    return settings.keySet().stream().collect(Collectors.joining(",", type.wireName() + "[", "]"));
  }
}
