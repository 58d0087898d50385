package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.OAuthAccount;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.service.Payloads;

/** {@code oauth2-google}: an auth code or an id_token. */
public final class OAuthGoogleVerifier implements CredentialVerifier {

  private final StandInProvider standIn;

  public OAuthGoogleVerifier(StandInProvider standIn) {
    this.standIn = standIn;
  }

  @Override
  public ProviderType type() {
    return ProviderType.OAUTH2_GOOGLE;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    OAuthAccount account =
        Payloads.optionalString(attempt.payload(), "authCode")
            .map(code -> standIn.ofAuthCode(type(), code))
            .orElseGet(() -> ofIdToken(attempt));
    return OAuthIdentities.verified(attempt, account);
  }

  private OAuthAccount ofIdToken(LoginAttempt attempt) {
    return standIn.ofIdToken(attempt.provider(), Payloads.string(attempt.payload(), "id_token"));
  }
}
