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
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Storage;
import java.util.Optional;

/** {@code api-key}: a user's own key or a server key; either logs in the user it belongs to. */
public final class ApiKeyVerifier implements CredentialVerifier<Credentials.Key> {

  private final ApiKeyStore keys;
  private final LoginStore logins;

  public ApiKeyVerifier(Storage storage) {
    this.keys = storage.apiKeys();
    this.logins = storage.logins();
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
    ReadUser user = logins.find(app.id(), find(app, credentials).userId()).orElseThrow(this::gone);
    // Once more, now that it is known which sessions of the user have ended: what is good now was
    // not taken away before they did.
    ApiKey key = find(app, credentials);
    return new VerifiedIdentity(
        key.identity(provider.id()), Optional.of(key.userId()), Optional.of(user));
  }

  private ApiKey find(App app, Credentials.Key credentials) {
    return keys.findByDigest(app.id(), Digests.sha256(credentials.key()))
        .filter(key -> !key.disabled())
        .orElseThrow(Refusals::invalidApiKey);
  }

  /** Keys are made for users that there are. */
  @Override
  public boolean mayBeNew(App app, Credentials.Key credentials) {
    return false;
  }

  @Override
  public boolean keepsCredentials() {
    return true;
  }

  @Override
  public AppServicesException gone() {
    return Refusals.invalidApiKey();
  }
}
