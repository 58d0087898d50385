package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.OAuthAccount;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.Payloads;

/** {@code oauth2-facebook}: an access token. */
public final class OAuthFacebookVerifier implements CredentialVerifier {

  private final StandInProvider standIn;

  public OAuthFacebookVerifier(StandInProvider standIn) {
    this.standIn = standIn;
  }

  @Override
  public ProviderType type() {
    return ProviderType.OAUTH2_FACEBOOK;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    String token = Payloads.string(attempt.payload(), "accessToken");
    OAuthAccount account = standIn.ofAccessToken(type(), token);
    return OAuthIdentities.verified(attempt, account);
  }
}
