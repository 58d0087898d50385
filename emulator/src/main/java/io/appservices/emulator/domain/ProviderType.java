package io.appservices.emulator.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of authentication provider; type and default name are the same text. */
public enum ProviderType {
  ANON_USER("anon-user"),
  API_KEY("api-key"),
  CUSTOM_FUNCTION("custom-function"),
  CUSTOM_TOKEN("custom-token"),
  LOCAL_USERPASS("local-userpass"),
  OAUTH2_APPLE("oauth2-apple"),
  OAUTH2_FACEBOOK("oauth2-facebook"),
  OAUTH2_GOOGLE("oauth2-google");

  private static final String OAUTH_PREFIX = "oauth2-";

  private static final Map<String, ProviderType> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ProviderType::wireName, Function.identity()));

  private final String wireName;

  ProviderType(String wireName) {
    this.wireName = wireName;
  }

  public static Optional<ProviderType> byWireName(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  /**
   * Returns the provider that a person means: by its name, or for the OAuth providers by the name
   * of the company alone, {@code google}, {@code facebook} or {@code apple}.
   */
  public static Optional<ProviderType> byCommonName(String name) {
    return byWireName(name).or(() -> byWireName(OAUTH_PREFIX + name));
  }

  /** Returns every name that {@link #byCommonName} takes, the full ones first. */
  public static List<String> commonNames() {
    return Stream.concat(
            Arrays.stream(values()).map(ProviderType::wireName),
            Arrays.stream(values()).filter(ProviderType::isOAuth).map(ProviderType::commonName))
        .toList();
  }

  private String commonName() {
    return wireName.substring(OAUTH_PREFIX.length());
  }

  /**
   * Returns whether users sign in at another site, to which they are sent and from which they
   * return.
   */
  public boolean isOAuth() {
    return this == OAUTH2_APPLE || this == OAUTH2_FACEBOOK || this == OAUTH2_GOOGLE;
  }

  /** Returns the name in URLs, tokens and bodies. */
  public String wireName() {
    return wireName;
  }
}
