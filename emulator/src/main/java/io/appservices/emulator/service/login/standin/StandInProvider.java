package io.appservices.emulator.service.login.standin;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.token.IdTokens;
import io.appservices.emulator.token.InvalidTokenException;
import io.appservices.emulator.token.MalformedTokenException;
import io.appservices.emulator.token.StandInIssuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Stands in for Google, Facebook and Apple: gives out the tokens that apps log in with, and says
 * whose they are. Whatever account is asked for, exists.
 */
public final class StandInProvider {

  /** The {@code aud} of id_tokens for apps whose provider has no client id. */
  public static final String DEFAULT_AUDIENCE = "appservices-emulator";

  /** Claims about a token, not about its owner. */
  private static final List<String> TOKEN_CLAIMS =
      List.of("iss", "aud", "azp", "iat", "exp", "nbf", "nonce");

  private final IdTokens idTokens;
  private final StandInAccounts accounts;
  private final StandInGrants grants;
  private final EmulatorClock clock;
  private final boolean lenient;

  /**
   * Makes a provider without accounts.
   *
   * @param seed ids of accounts follow from it
   * @param lenient whether JSON that nobody signed is as good as any token
   */
  public StandInProvider(EmulatorClock clock, Secrets secrets, String seed, boolean lenient) {
    this.idTokens = new IdTokens(new StandInIssuer(secrets));
    this.accounts = new StandInAccounts(secrets, seed);
    this.grants = new StandInGrants(clock, secrets);
    this.clock = clock;
    this.lenient = lenient;
  }

  public StandInAccounts accounts() {
    return accounts;
  }

  /** Forgets all accounts, and the codes and access tokens that were given out. */
  public void clear() {
    accounts.clear();
    grants.clear();
  }

  /** Returns the public keys of id_tokens, as a JSON Web Key Set. */
  public String jwks() {
    return idTokens.jwks();
  }

  /** Returns the {@code aud} of id_tokens that are meant for an app. */
  public static String audience(App app, ProviderType type) {
    return app.provider(type).flatMap(AuthProvider::clientId).orElse(DEFAULT_AUDIENCE);
  }

  /**
   * Returns an id_token for the account that the claims describe.
   *
   * @param claims about its owner, and perhaps about the token; {@code exp}, {@code aud} and {@code
   *     iss} win over what they would be
   */
  public String idToken(ProviderType type, String audience, Map<String, ?> claims) {
    OAuthAccount account = use(type, claims);
    Map<String, Object> all = new LinkedHashMap<>(account.profile());
    TOKEN_CLAIMS.stream().filter(claims::containsKey).forEach(c -> all.put(c, claims.get(c)));
    all.put("sub", account.subject());
    return idTokens.issue(issuer(type), audience, clock.seconds(), all);
  }

  /** Returns an auth code, good once, for the account that the claims describe. */
  public String authCode(ProviderType type, Map<String, ?> claims) {
    return grants.code(use(type, claims));
  }

  /** Returns an access token for the account that the claims describe. */
  public String accessToken(ProviderType type, Map<String, ?> claims) {
    return grants.accessToken(use(type, claims));
  }

  /** Returns the account that claims describe: by {@code sub}, else by email, else a new one. */
  public OAuthAccount use(ProviderType type, Map<String, ?> claims) {
    Map<String, Object> profile = new LinkedHashMap<>(claims);
    profile.keySet().removeAll(TOKEN_CLAIMS);
    Optional<String> subject =
        Optional.ofNullable(profile.remove("sub")).map(String::valueOf).filter(s -> !s.isEmpty());
    return accounts.use(type, subject, profile);
  }

  /** Uses an account as it is known. */
  public OAuthAccount use(OAuthAccount account) {
    return accounts.use(account.provider(), Optional.of(account.subject()), account.profile());
  }

  /** Returns an auth code, good once. */
  public String code(OAuthAccount account) {
    return grants.code(account);
  }

  /** Returns the account that credentials stand for; a code is used up. */
  public OAuthAccount account(AuthProvider provider, Credentials.OAuth credentials) {
    ProviderType type = provider.type();
    if (credentials instanceof Credentials.AuthCode code) {
      return ofAuthCode(type, code.code());
    }
    return credentials instanceof Credentials.AccessToken access
        ? ofAccessToken(type, access.token())
        : ofIdToken(provider, ((Credentials.IdToken) credentials).token());
  }

  /**
   * Returns the account of a code. Only Google's codes come from apps, which may make them up;
   * others come from a redirect.
   */
  private OAuthAccount ofAuthCode(ProviderType type, String code) {
    return (type == ProviderType.OAUTH2_GOOGLE
            ? unsigned(type, code)
            : Optional.<OAuthAccount>empty())
        .or(() -> grants.redeem(type, code))
        .orElseThrow(StandInProvider::unknownCode);
  }

  private OAuthAccount ofAccessToken(ProviderType type, String token) {
    return unsigned(type, token)
        .or(() -> grants.account(type, token))
        .orElseThrow(() -> Refusals.invalidGrant("the access token is unknown or expired"));
  }

  private OAuthAccount ofIdToken(AuthProvider provider, String token) {
    return unsigned(provider.type(), token).orElseGet(() -> signed(provider, token));
  }

  private OAuthAccount signed(AuthProvider provider, String token) {
    ProviderType type = provider.type();
    try {
      return account(
          type, idTokens.check(token, issuer(type), provider.clientId(), clock.seconds()));
    } catch (MalformedTokenException e) {
      throw Refusals.malformedIdToken(String.valueOf(e.getMessage()));
    } catch (InvalidTokenException e) {
      throw Refusals.invalidIdToken(String.valueOf(e.getMessage()));
    }
  }

  private Optional<OAuthAccount> unsigned(ProviderType type, String text) {
    if (!lenient) {
      return Optional.empty();
    }
    try {
      return idTokens.checkUnsigned(text, clock.seconds()).map(claims -> account(type, claims));
    } catch (InvalidTokenException e) {
      throw Refusals.invalidIdToken(String.valueOf(e.getMessage()));
    }
  }

  private static OAuthAccount account(ProviderType type, Document claims) {
    return new OAuthAccount(type, claims.getString("sub"), claims);
  }

  private static String issuer(ProviderType type) {
    return switch (type) {
      case OAUTH2_GOOGLE -> "https://accounts.google.com";
      case OAUTH2_APPLE -> "https://appleid.apple.com";
      case OAUTH2_FACEBOOK -> "https://www.facebook.com";
      default -> throw new IllegalArgumentException(type + " has no id_tokens");
    };
  }

  private static AppServicesException unknownCode() {
    return Refusals.invalidGrant("the auth code is unknown, used or expired");
  }
}
