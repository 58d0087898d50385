package io.appservices.emulator.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 *     not to be changed
 */
public record AuthProvider(ObjectId id, ProviderType type, boolean disabled, Document settings) {

  /** The members of {@code settings} that have a meaning. */
  public static final List<String> SETTINGS =
      List.of("config", "secret_config", "metadata_fields", "redirect_uris", "domain_restrictions");

  /** The member of {@code config} in which the oldest custom-token providers have their key. */
  public static final String SIGNING_KEY = "signingKey";

  public static AuthProvider enabled(ObjectId id, ProviderType type, Document settings) {
    return new AuthProvider(id, type, false, settings);
  }

  public AuthProvider withDisabled(boolean nowDisabled) {
    return new AuthProvider(id, type, nowDisabled, settings);
  }

  public AuthProvider withSettings(Document newSettings) {
    return new AuthProvider(id, type, disabled, newSettings);
  }

  /** One value of {@code config}; empty if absent, null or of another type. */
  public <T> Optional<T> config(String key, Class<T> valueType) {
    return member("config", key, valueType);
  }

  /** Whether a flag of {@code config} is true. */
  public boolean flag(String key) {
    return config(key, Boolean.class).orElse(false);
  }

  /** One value of {@code secret_config}; empty if absent, null or of another type. */
  public <T> Optional<T> secretConfig(String key, Class<T> valueType) {
    return member("secret_config", key, valueType);
  }

  /** The strings of a list in {@code settings}; empty if there is none. */
  public List<String> strings(String setting) {
    return strings(settings.get(setting)).toList();
  }

  /** The strings in a value that is a list of them or one of them. */
  public static Stream<String> strings(Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream().filter(String.class::isInstance).map(String.class::cast);
    }
    return value instanceof String text && !text.isBlank() ? Stream.of(text) : Stream.empty();
  }

  private <T> Optional<T> member(String setting, String key, Class<T> valueType) {
    return settings.get(setting) instanceof Map<?, ?> map
        ? Optional.ofNullable(map.get(key)).filter(valueType::isInstance).map(valueType::cast)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return settings.keySet().stream().collect(Collectors.joining(",", type.wireName() + "[", "]"));
  }
}
