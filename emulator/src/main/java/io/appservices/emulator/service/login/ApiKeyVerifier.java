package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ApiKey;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.service.Payloads;
import io.appservices.emulator.storage.ApiKeyStore;

/** {@code api-key}: a user's own key or a server key; either logs in the user it belongs to. */
public final class ApiKeyVerifier implements CredentialVerifier {

  private final ApiKeyStore keys;

  public ApiKeyVerifier(ApiKeyStore keys) {
    this.keys = keys;
  }

  @Override
  public ProviderType type() {
    return ProviderType.API_KEY;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    String shown = Payloads.string(attempt.payload(), "key");
    ApiKey key =
        keys.findByDigest(attempt.app().id(), Digests.sha256(shown))
            .filter(k -> !k.disabled())
            .orElseThrow(Refusals::invalidApiKey);
    return VerifiedIdentity.ownedBy(key.userId(), key.identity(attempt.provider().id()));
  }

  @Override
  public AppServicesException gone() {
    return Refusals.invalidApiKey();
  }
}
