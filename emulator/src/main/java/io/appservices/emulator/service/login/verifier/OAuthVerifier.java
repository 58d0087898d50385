package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.service.login.standin.StandInProvider;

/** {@code oauth2-...}: what the identity provider that stands in has given for an account. */
public final class OAuthVerifier implements CredentialVerifier<Credentials.OAuth> {

  private final ProviderType type;
  private final StandInProvider standIn;

  public OAuthVerifier(ProviderType type, StandInProvider standIn) {
    this.type = type;
    this.standIn = standIn;
  }

  @Override
  public ProviderType type() {
    return type;
  }

  @Override
  public Class<Credentials.OAuth> credentialType() {
    return Credentials.OAuth.class;
  }

  @Override
  public VerifiedIdentity verify(App app, AuthProvider provider, Credentials.OAuth credentials) {
    return OAuthIdentities.verified(provider, standIn.account(provider, credentials));
  }
}
