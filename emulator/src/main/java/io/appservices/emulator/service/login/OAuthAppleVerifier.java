package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.OAuthAccount;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.Payloads;

/** {@code oauth2-apple}: an id_token. */
public final class OAuthAppleVerifier implements CredentialVerifier {

  private final StandInProvider standIn;

  public OAuthAppleVerifier(StandInProvider standIn) {
    this.standIn = standIn;
  }

  @Override
  public ProviderType type() {
    return ProviderType.OAUTH2_APPLE;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    String token = Payloads.string(attempt.payload(), "id_token");
    OAuthAccount account = standIn.ofIdToken(attempt.provider(), token);
    return OAuthIdentities.verified(attempt, account);
  }
}
