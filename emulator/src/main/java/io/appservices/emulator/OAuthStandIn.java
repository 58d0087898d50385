package io.appservices.emulator;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.login.StandInProvider;
import java.util.Map;

/**
 * The emulator in the role of Google, Facebook and Apple: gives a test the tokens that their SDKs
 * would have got, for any account that it likes. An account is described by claims with the names
 * of OpenID Connect ({@code sub}, {@code email}, {@code name}, {@code given_name}, {@code
 * family_name}, {@code picture} ...); one without {@code sub} is known by its email.
 */
public final class OAuthStandIn {

  private final StandInProvider provider;
  private final EmulatedApp app;

  OAuthStandIn(StandInProvider provider, EmulatedApp app) {
    this.provider = provider;
    this.app = app;
  }

  /** The same, giving out tokens that are meant for another app. */
  public OAuthStandIn forApp(EmulatedApp other) {
    return new OAuthStandIn(provider, other);
  }

  /**
   * An id_token, signed by this emulator and good for an hour. The claims {@code aud}, {@code exp}
   * and {@code iss} can be given too, for a token that has to be refused.
   *
   * @param type Google or Apple
   */
  public String idToken(ProviderType type, Map<String, ?> claims) {
    return provider.idToken(checked(type), app.audience(type), claims);
  }

  /** {@link #idToken(ProviderType, Map)}, with the provider's name such as {@code oauth2-apple}. */
  public String idToken(String providerName, Map<String, ?> claims) {
    return idToken(type(providerName), claims);
  }

  /**
   * An auth code, good once and for ten minutes.
   *
   * @param type Google
   */
  public String authCode(ProviderType type, Map<String, ?> claims) {
    return provider.authCode(checked(type), claims);
  }

  /** {@link #authCode(ProviderType, Map)}, with the provider's name. */
  public String authCode(String providerName, Map<String, ?> claims) {
    return authCode(type(providerName), claims);
  }

  /**
   * An access token, good for an hour.
   *
   * @param type Facebook
   */
  public String accessToken(ProviderType type, Map<String, ?> claims) {
    return provider.accessToken(checked(type), claims);
  }

  /** {@link #accessToken(ProviderType, Map)}, with the provider's name. */
  public String accessToken(String providerName, Map<String, ?> claims) {
    return accessToken(type(providerName), claims);
  }

  private static ProviderType type(String providerName) {
    return ProviderType.byWireName(providerName)
        .orElseThrow(() -> new IllegalArgumentException("no provider '" + providerName + "'"));
  }

  private static ProviderType checked(ProviderType type) {
    if (!type.isOAuth()) {
      throw new IllegalArgumentException(type.wireName() + " is not an OAuth provider");
    }
    return type;
  }
}
