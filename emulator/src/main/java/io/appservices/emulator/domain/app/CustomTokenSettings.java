package io.appservices.emulator.domain.app;

import io.appservices.emulator.domain.Members;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the provider {@code custom-token} (docs: custom JWT authentication).
 *
 * @param jwkUri the URI of the issuer's keys; empty unless those are used
 * @param algorithm of signatures, such as {@code HS256}
 * @param audiences those that tokens may be for; empty for the app itself
 * @param requireAnyAudience whether one of them is enough
 * @param signingKeyNames the secrets that are keys
 * @param signingKey the key that the oldest providers have in their {@code config} itself
 */
public record CustomTokenSettings(
    Optional<String> jwkUri,
    String algorithm,
    List<String> audiences,
    boolean requireAnyAudience,
    List<String> signingKeyNames,
    Optional<String> signingKey) {

  static CustomTokenSettings of(Members config, Members secretConfig) {
    boolean published = config.flag("useJWKURI");
    return new CustomTokenSettings(
        published ? Optional.of(config.text("jwkURI").orElse("")) : Optional.empty(),
        published ? "RS256" : config.text("signingAlgorithm").orElse("HS256"),
        audiences(config),
        config.flag("requireAnyAudience"),
        secretConfig.strings("signingKeys"),
        config.text(AuthProvider.SIGNING_KEY).filter(key -> !key.isBlank()));
  }

  /** Returns the audiences; old configurations have a list with commas. */
  private static List<String> audiences(Members config) {
    return config.strings("audience").stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::trim)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Omits the key. */
  @Override
  public String toString() {
    return "CustomTokenSettings[" + algorithm + "]";
  }
}
