package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Credentials;
import java.util.Optional;

/**
 * The credentials that come with a request, in its headers or, for webhooks, in its body. Secrets
 * are in it, which {@code toString} does not show.
 *
 * @param bearer the access token of a session; where there is one, nothing else counts
 * @param customToken a JWT of the app's own issuer
 */
public record RequestCredentials(
    Optional<String> bearer,
    Optional<String> email,
    Optional<String> password,
    Optional<String> apiKey,
    Optional<String> customToken) {

  /** The credentials of a request that has none. */
  public static final RequestCredentials NONE =
      new RequestCredentials(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Credentials for a provider. */
  record ForProvider(ProviderType provider, Credentials credentials) {}

  /** Returns whether the request has any but an access token. */
  public boolean hasCredentials() {
    return email.isPresent()
        || password.isPresent()
        || apiKey.isPresent()
        || customToken.isPresent();
  }

  /**
   * Returns what there is beside an access token; of several the first in the order of the
   * documentation.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is nothing, or half of a
   *     pair
   */
  ForProvider forProvider() {
    if (email.isPresent() && password.isPresent()) {
      return new ForProvider(
          ProviderType.LOCAL_USERPASS, new Credentials.Userpass(email.get(), password.get()));
    }
    if (apiKey.isPresent()) {
      return new ForProvider(ProviderType.API_KEY, new Credentials.Key(apiKey.get()));
    }
    if (customToken.isPresent()) {
      return new ForProvider(
          ProviderType.CUSTOM_TOKEN, new Credentials.CustomToken(customToken.get()));
    }
    throw hasCredentials()
        ? EndpointRefusals.incompleteCredentials()
        : EndpointRefusals.noCredentials();
  }

  @Override
  public String toString() {
    return "RequestCredentials";
  }
}
