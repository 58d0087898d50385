package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The verifiers by the provider that they serve. */
public final class Verifiers {

  private final Map<ProviderType, CredentialVerifier<?>> byType = new EnumMap<>(ProviderType.class);

  public Verifiers(List<CredentialVerifier<?>> verifiers) {
    verifiers.forEach(verifier -> byType.put(verifier.type(), verifier));
  }

  /**
   * Says whose credentials these are.
   *
   * @param provider the provider that they were read for and are shown to, enabled
   * @throws AppServicesException with the provider's own refusal if they prove nothing
   */
  public VerifiedIdentity verify(App app, AuthProvider provider, Credentials credentials) {
    return verify(get(provider.type()), app, provider, credentials);
  }

  private static <C extends Credentials> VerifiedIdentity verify(
      CredentialVerifier<C> verifier, App app, AuthProvider provider, Credentials credentials) {
    return verifier.verify(app, provider, verifier.credentialType().cast(credentials));
  }

  /** Returns whether credentials of a provider may be those of somebody who has no user yet. */
  public boolean mayBeNew(App app, ProviderType provider, Credentials credentials) {
    return mayBeNew(get(provider), app, credentials);
  }

  private static <C extends Credentials> boolean mayBeNew(
      CredentialVerifier<C> verifier, App app, Credentials credentials) {
    return verifier.mayBeNew(app, verifier.credentialType().cast(credentials));
  }

  /** Returns the verifier of a provider that is enabled in some app. */
  public CredentialVerifier<?> get(ProviderType type) {
    return Objects.requireNonNull(byType.get(type), () -> "no verifier of " + type);
  }
}
