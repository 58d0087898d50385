package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.ProviderType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The verifiers by the provider that they serve. */
public final class Verifiers {

  private final Map<ProviderType, CredentialVerifier<?>> byType = new EnumMap<>(ProviderType.class);

  public Verifiers(List<CredentialVerifier<?>> verifiers) {
    verifiers.forEach(verifier -> byType.put(verifier.type(), verifier));
  }

  /** The verifier of a provider that is enabled in some app. */
  CredentialVerifier<?> get(ProviderType type) {
    return byType.get(type);
  }
}
