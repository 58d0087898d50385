package io.appservices.emulator.service.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appservices.emulator.domain.OAuthAccount;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import java.util.Optional;

/** What the stand-in gave out for its accounts: auth codes, good once, and access tokens. */
final class StandInGrants {

  static final long CODE_LIFETIME_SECONDS = 10 * 60;
  static final long ACCESS_TOKEN_LIFETIME_SECONDS = 60 * 60;

  private record Grant(OAuthAccount account, long expiresAt) {}

  private final EmulatorClock clock;
  private final Secrets secrets;
  private final Cache<String, Grant> codes = Caffeine.newBuilder().maximumSize(10_000).build();
  private final Cache<String, Grant> accessTokens =
      Caffeine.newBuilder().maximumSize(10_000).build();

  StandInGrants(EmulatorClock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  String code(OAuthAccount account) {
    String code = "4/0" + secrets.alphanumeric(60);
    codes.put(code, new Grant(account, clock.seconds() + CODE_LIFETIME_SECONDS));
    return code;
  }

  String accessToken(OAuthAccount account) {
    String token = "EAA" + secrets.alphanumeric(80);
    accessTokens.put(token, new Grant(account, clock.seconds() + ACCESS_TOKEN_LIFETIME_SECONDS));
    return token;
  }

  /** Whose a code is; it is used up then, even if the code was another provider's. */
  Optional<OAuthAccount> redeem(ProviderType provider, String code) {
    return live(provider, codes.asMap().remove(code));
  }

  /** Whose an access token is. */
  Optional<OAuthAccount> account(ProviderType provider, String accessToken) {
    return live(provider, accessTokens.getIfPresent(accessToken));
  }

  private Optional<OAuthAccount> live(ProviderType provider, Grant grant) {
    return Optional.ofNullable(grant)
        .filter(g -> clock.seconds() < g.expiresAt())
        .map(Grant::account)
        .filter(account -> account.provider() == provider);
  }
}
