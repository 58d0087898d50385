package io.appservices.emulator;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.login.standin.StandInProvider;
import java.util.Map;
import java.util.Objects;

/**
 * The emulator in the role of Google, Facebook and Apple: gives a test the tokens that their SDKs
 * would have got, for any account that it likes. An account is described by claims with the names
 * of OpenID Connect ({@code sub}, {@code email}, {@code name}, {@code given_name}, {@code
 * family_name}, {@code picture} ...); one without {@code sub} is known by its email.
 *
 * <p>An app takes them once its provider is switched on: {@link AppProviders#enable(String)}.
 */
public final class OAuthStandIn {

  private final StandInProvider provider;
  private final EmulatedApp app;

  OAuthStandIn(StandInProvider provider, EmulatedApp app) {
    this.provider = provider;
    this.app = Objects.requireNonNull(app, "app");
  }

  /** Returns a stand-in with the same accounts whose tokens are meant for another app. */
  public OAuthStandIn forApp(EmulatedApp other) {
    return new OAuthStandIn(provider, other);
  }

  /**
   * Returns an id_token, signed by this emulator and good for an hour. The claims {@code aud},
   * {@code exp} and {@code iss} can be given too, for a token that has to be refused.
   *
   * @param providerName {@code google} or {@code apple}, also with {@code oauth2-} before it
   * @throws IllegalArgumentException for any other, also Facebook, which has no id_tokens
   */
  public String idToken(String providerName, Map<String, ?> claims) {
    ProviderType type = type(providerName);
    if (type == ProviderType.OAUTH2_FACEBOOK) {
      throw new IllegalArgumentException("facebook has no id_tokens; use accessToken");
    }
    return provider.idToken(type, StandInProvider.audience(app.app(), type), claims);
  }

  /**
   * Returns an auth code, good once and for ten minutes.
   *
   * @param providerName {@code google}, also with {@code oauth2-} before it
   * @throws IllegalArgumentException if no OAuth provider has the name
   */
  public String authCode(String providerName, Map<String, ?> claims) {
    return provider.authCode(type(providerName), claims);
  }

  /**
   * Returns an access token, good for an hour.
   *
   * @param providerName {@code facebook}, also with {@code oauth2-} before it
   * @throws IllegalArgumentException if no OAuth provider has the name
   */
  public String accessToken(String providerName, Map<String, ?> claims) {
    return provider.accessToken(type(providerName), claims);
  }

  private static ProviderType type(String providerName) {
    Objects.requireNonNull(providerName, "providerName");
    return ProviderType.byCommonName(providerName)
        .filter(ProviderType::isOAuth)
        .orElseThrow(() -> notOAuth(providerName));
  }

  private static IllegalArgumentException notOAuth(String name) {
    return new IllegalArgumentException(
        "'%s' is no OAuth provider; use 'google', 'facebook' or 'apple'".formatted(name));
  }
}
