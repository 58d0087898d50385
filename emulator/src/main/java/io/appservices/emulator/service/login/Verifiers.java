package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.service.Accounts;
import io.appservices.emulator.service.Payloads;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The verifiers by the provider that they serve. */
public final class Verifiers {

  private final Map<ProviderType, CredentialVerifier> byType = new EnumMap<>(ProviderType.class);

  public Verifiers(List<CredentialVerifier> verifiers) {
    verifiers.forEach(verifier -> byType.put(verifier.type(), verifier));
  }

  /** The verifier of a provider as a URL names it. */
  CredentialVerifier get(String providerName) {
    return ProviderType.byWireName(providerName)
        .map(byType::get)
        .orElseThrow(() -> Refusals.providerUnavailable(providerName));
  }

  /** What is shown to a verifier; the provider has to be enabled. */
  LoginAttempt attempt(App app, CredentialVerifier verifier, Document body) {
    return new LoginAttempt(
        app, Accounts.enabledProvider(app, verifier.type()), Payloads.without(body, "options"));
  }
}
