package io.appservices.emulator.service.login.standin;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.runtime.Secrets;
import java.time.Duration;
import java.util.Optional;

/** The auth codes, good once, and access tokens that the stand-in issued for its accounts. */
final class StandInGrants {

  static final long CODE_LIFETIME_SECONDS = 10 * 60;
  static final long ACCESS_TOKEN_LIFETIME_SECONDS = 60 * 60;

  private final Secrets secrets;
  private final ExpiringMap<String, OAuthAccount> codes;
  private final ExpiringMap<String, OAuthAccount> accessTokens;

  StandInGrants(EmulatorClock clock, Secrets secrets) {
    this.secrets = secrets;
    this.codes = new ExpiringMap<>(clock, Duration.ofSeconds(CODE_LIFETIME_SECONDS));
    this.accessTokens = new ExpiringMap<>(clock, Duration.ofSeconds(ACCESS_TOKEN_LIFETIME_SECONDS));
  }

  String code(OAuthAccount account) {
    String code = "4/0" + secrets.alphanumeric(60);
    codes.put(code, account);
    return code;
  }

  String accessToken(OAuthAccount account) {
    String token = "EAA" + secrets.alphanumeric(80);
    accessTokens.put(token, account);
    return token;
  }

  /** Returns the account of a code, and uses the code up, even if it was another provider's. */
  Optional<OAuthAccount> redeem(ProviderType provider, String code) {
    return codes.take(code).filter(account -> account.provider() == provider);
  }

  void clear() {
    codes.clear();
    accessTokens.clear();
  }

  /** Returns the account of an access token. */
  Optional<OAuthAccount> account(ProviderType provider, String accessToken) {
    return accessTokens.find(accessToken).filter(account -> account.provider() == provider);
  }
}
