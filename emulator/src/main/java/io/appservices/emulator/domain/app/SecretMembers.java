package io.appservices.emulator.domain.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The members of {@code config} of services and authentication providers that hold what nobody may
 * read again.
 */
public final class SecretMembers {

  private static final Set<String> NAMES =
      Set.of(
          "uri",
          "secretAccessKey",
          "apiKey",
          "auth_token",
          "clientSecret",
          "privateKey",
          AuthProvider.SIGNING_KEY);

  private static final String CONFIG = "config";

  private SecretMembers() {}

  /** Returns a copy of settings without their secrets, however deep they lie. */
  public static Document without(Document settings) {
    Document shown = new Document();
    settings.forEach(
        (key, value) -> {
          if (!NAMES.contains(key)) {
            shown.append(key, shown(value));
          }
        });
    return shown;
  }

  /** Returns a copy of a service or provider without the secrets in its {@code config}. */
  public static Document withoutInConfig(Document body) {
    Document shown = new Document((Map<String, Object>) body);
    if (body.get(CONFIG) instanceof Document settings) {
      shown.put(CONFIG, without(settings));
    }
    return shown;
  }

  /**
   * Returns a copy of a service or provider with those secrets of an earlier one that it neither
   * has nor names in {@code secret_config}: who was shown it without them sends it back so.
   */
  public static Document keptInConfig(Document body, Document earlier) {
    if (!(earlier.get(CONFIG) instanceof Document old)) {
      return body;
    }
    Document settings = new Document();
    if (body.get(CONFIG) instanceof Document own) {
      settings.putAll(own);
    }
    NAMES.stream()
        .filter(name -> old.containsKey(name) && !isNamed(name, body.get("secret_config")))
        .forEach(name -> settings.putIfAbsent(name, old.get(name)));
    return settings.isEmpty()
        ? body
        : new Document((Map<String, Object>) body).append(CONFIG, settings);
  }

  private static boolean isNamed(String name, @Nullable Object secretConfig) {
    return secretConfig instanceof Document named
        && (named.containsKey(name)
            || name.equals(AuthProvider.SIGNING_KEY) && named.containsKey("signingKeys"));
  }

  private static Object shown(Object value) {
    if (value instanceof Document document) {
      return without(document);
    }
    return value instanceof List<?> list ? list.stream().map(SecretMembers::shown).toList() : value;
  }
}
