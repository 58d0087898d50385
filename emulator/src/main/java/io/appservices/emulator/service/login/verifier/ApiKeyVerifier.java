package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.storage.ApiKeyStore;

/** {@code api-key}: a user's own key or a server key; either logs in the user it belongs to. */
public final class ApiKeyVerifier implements CredentialVerifier<Credentials.Key> {

  private final ApiKeyStore keys;

  public ApiKeyVerifier(ApiKeyStore keys) {
    this.keys = keys;
  }

  @Override
  public ProviderType type() {
    return ProviderType.API_KEY;
  }

  @Override
  public Class<Credentials.Key> credentialType() {
    return Credentials.Key.class;
  }

  @Override
  public VerifiedIdentity verify(App app, AuthProvider provider, Credentials.Key credentials) {
    ApiKey key =
        keys.findByDigest(app.id(), Digests.sha256(credentials.key()))
            .filter(k -> !k.disabled())
            .orElseThrow(Refusals::invalidApiKey);
    return VerifiedIdentity.ownedBy(key.userId(), key.identity(provider.id()));
  }

  /** Keys are made for users that there are. */
  @Override
  public boolean mayBeNew(App app, Credentials.Key credentials) {
    return false;
  }

  @Override
  public AppServicesException gone() {
    return Refusals.invalidApiKey();
  }
}
