package io.appservices.emulator.service.login.standin;

import static io.appservices.emulator.domain.ProviderType.OAUTH2_APPLE;
import static io.appservices.emulator.domain.ProviderType.OAUTH2_FACEBOOK;
import static io.appservices.emulator.domain.ProviderType.OAUTH2_GOOGLE;
import static io.appservices.emulator.service.HeardServices.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in for Google, Facebook and Apple gives out, and whose it says it is. */
class StandInProviderTest {

  private final EmulatorClock clock = new EmulatorClock();
  private final StandInProvider strict = new StandInProvider(clock, new Secrets(), "seed", false);
  private final StandInProvider lenient = new StandInProvider(clock, new Secrets(), "seed", true);

  @BeforeEach
  void stopClock() {
    clock.freeze();
  }

  private static AuthProvider provider(ProviderType type, String clientId) {
    Document config = new Document("clientId", clientId);
    return AuthProvider.enabled(Samples.id(1), type, new Document("config", config));
  }

  private OAuthAccount account(ProviderType type, Credentials.OAuth credentials) {
    return strict.account(provider(type, ""), credentials);
  }

  private static Document claims(String token) {
    return Document.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8));
  }

  @Test
  void aCodeIsGoodOnceForItsProviderUntilItExpires() {
    Map<String, String> claims = Map.of("sub", "1", "name", "n", "iss", "x", "nonce", "y");
    Credentials.AuthCode code = new Credentials.AuthCode(strict.authCode(OAUTH2_GOOGLE, claims));
    assertThat(code.code()).matches("4/0[A-Za-z0-9]{60}");
    OAuthAccount account = account(OAUTH2_GOOGLE, code);
    assertThat(account).isEqualTo(new OAuthAccount(OAUTH2_GOOGLE, "1", Map.of("name", "n")));
    String unknown = "the auth code is unknown, used or expired";
    assertThat(refusal(() -> account(OAUTH2_GOOGLE, code))).isEqualTo(unknown);
    Credentials.AuthCode ofOther =
        new Credentials.AuthCode(strict.code(new OAuthAccount(OAUTH2_APPLE, "1", Map.of())));
    assertThat(refusal(() -> account(OAUTH2_FACEBOOK, ofOther))).isEqualTo(unknown);
    assertThat(refusal(() -> account(OAUTH2_APPLE, ofOther))).isEqualTo(unknown);
    Credentials.AuthCode old = new Credentials.AuthCode(strict.authCode(OAUTH2_GOOGLE, claims));
    clock.advance(Duration.ofMinutes(10));
    assertThat(refusal(() -> account(OAUTH2_GOOGLE, old))).isEqualTo(unknown);
  }

  @Test
  void anAccessTokenIsGoodForAnHourAtItsProvider() {
    Credentials.AccessToken token =
        new Credentials.AccessToken(strict.accessToken(OAUTH2_FACEBOOK, Map.of("sub", "1")));
    assertThat(token.token()).matches("EAA[A-Za-z0-9]{80}");
    String unknown = "the access token is unknown or expired";
    assertThat(refusal(() -> account(OAUTH2_GOOGLE, token))).isEqualTo(unknown);
    clock.advance(Duration.ofMinutes(60).minusSeconds(1));
    assertThat(account(OAUTH2_FACEBOOK, token).subject()).isEqualTo("1");
    assertThat(account(OAUTH2_FACEBOOK, token).subject()).isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(() -> account(OAUTH2_FACEBOOK, token))).isEqualTo(unknown);
    Credentials.AccessToken second =
        new Credentials.AccessToken(strict.accessToken(OAUTH2_FACEBOOK, Map.of("sub", "1")));
    Credentials.AuthCode code = new Credentials.AuthCode(strict.authCode(OAUTH2_APPLE, Map.of()));
    strict.clear();
    assertThat(strict.accounts().list(OAUTH2_FACEBOOK)).isEmpty();
    assertThat(refusal(() -> account(OAUTH2_FACEBOOK, second))).isEqualTo(unknown);
    assertThat(refusal(() -> account(OAUTH2_APPLE, code))).startsWith("the auth code is unknown");
  }

  @Test
  void anIdTokenIsForTheAppOfItsAudience() {
    Map<ProviderType, String> issuers =
        Map.of(
            OAUTH2_GOOGLE, "https://accounts.google.com",
            OAUTH2_APPLE, "https://appleid.apple.com",
            OAUTH2_FACEBOOK, "https://www.facebook.com");
    issuers.forEach(
        (type, issuer) -> {
          String token = strict.idToken(type, "client", Map.of("sub", "1", "email", "a@x"));
          assertThat(claims(token).getString("iss")).isEqualTo(issuer);
          assertThat(claims(token).get("iat", Number.class).longValue()).isEqualTo(clock.seconds());
          OAuthAccount account =
              strict.account(provider(type, "client"), new Credentials.IdToken(token));
          assertThat(account.subject()).isEqualTo("1");
          assertThat(account.text("email")).isEqualTo("a@x");
          assertThat(
                  refusal(
                      () ->
                          strict.account(provider(type, "other"), new Credentials.IdToken(token))))
              .contains("'aud' must be");
        });
    Map<String, Object> expired = Map.of("sub", "1", "exp", clock.seconds());
    String token = strict.idToken(OAUTH2_GOOGLE, "client", expired);
    assertThat(refusal(() -> account(OAUTH2_GOOGLE, new Credentials.IdToken(token))))
        .isEqualTo("invalid id token: token is expired");
    assertThat(strict.accounts().list(OAUTH2_GOOGLE).get(0).profile()).isEmpty();
    assertThat(refusal(() -> account(OAUTH2_GOOGLE, new Credentials.IdToken("x"))))
        .doesNotStartWith("invalid id token");
    assertThat(strict.jwks()).contains("\"keys\"");
    assertThatThrownBy(() -> strict.idToken(ProviderType.ANON_USER, "client", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(StandInProvider.audience(Samples.app(1, "a"), OAUTH2_GOOGLE))
        .isEqualTo(StandInProvider.DEFAULT_AUDIENCE);
    assertThat(
            StandInProvider.audience(
                Samples.app(1, "a").withProvider(provider(OAUTH2_GOOGLE, "client")), OAUTH2_GOOGLE))
        .isEqualTo("client");
  }

  @Test
  void whatNobodySignedIsGoodIfThatIsWanted() {
    String json = "{\"sub\": \"1\", \"name\": \"n\"}";
    String expired = "{\"sub\": \"1\", \"exp\": 1}";
    for (Credentials.OAuth good :
        List.of(
            new Credentials.IdToken(json),
            new Credentials.AccessToken(json),
            new Credentials.AuthCode(json))) {
      AuthProvider google = provider(OAUTH2_GOOGLE, "client");
      assertThat(lenient.account(google, good).subject()).isEqualTo("1");
      assertThat(lenient.account(google, good).text("name")).isEqualTo("n");
      assertThat(lenient.account(google, good).provider()).isEqualTo(OAUTH2_GOOGLE);
      assertThat(refusal(() -> strict.account(google, good))).isNotEmpty();
    }
    assertThat(
            refusal(
                () ->
                    lenient.account(
                        provider(OAUTH2_APPLE, "client"), new Credentials.AuthCode(json))))
        .startsWith("the auth code is unknown");
    assertThat(
            refusal(
                () ->
                    lenient.account(provider(OAUTH2_GOOGLE, ""), new Credentials.IdToken(expired))))
        .isEqualTo("invalid id token: token is expired");
    Credentials.AuthCode code = new Credentials.AuthCode(lenient.authCode(OAUTH2_GOOGLE, Map.of()));
    assertThat(lenient.account(provider(OAUTH2_GOOGLE, ""), code).subject()).isNotEmpty();
  }

  @Test
  void somebodyWithTheSameEmailIsTheSamePerson() {
    OAuthAccount first = strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x", "name", "n"));
    assertThat(first.subject()).matches("1[0-9]{20}");
    OAuthAccount second = strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x", "sub", ""));
    assertThat(second.subject()).isEqualTo(first.subject());
    assertThat(second.profile()).isEqualTo(Map.of("email", "a@x"));
    assertThat(strict.accounts().list(OAUTH2_GOOGLE)).containsExactly(second);
    strict.clear();
    assertThat(strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x")).subject())
        .isEqualTo(first.subject());
    assertThat(lenient.use(OAUTH2_GOOGLE, Map.of("email", "a@x")).subject())
        .isEqualTo(first.subject());
    OAuthAccount facebook = strict.use(OAUTH2_FACEBOOK, Map.of("email", "a@x"));
    assertThat(facebook.subject()).matches("1[0-9]{16}");
    OAuthAccount apple = strict.use(OAUTH2_APPLE, Map.of("email", "a@x"));
    assertThat(apple.subject()).matches("1[0-9]{5}\\.[0-9a-f]{32}\\.1[0-9]{3}");
    assertThat(strict.accounts().list(OAUTH2_APPLE)).containsExactly(apple);
    OAuthAccount named = strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x", "sub", "own"));
    assertThat(named.subject()).isEqualTo("own");
    assertThat(strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x")).subject()).isEqualTo("own");
    strict.use(OAUTH2_GOOGLE, Map.of("email", "b@x", "sub", first.subject()));
    strict.use(OAUTH2_GOOGLE, Map.of("email", "c@x", "sub", "own"));
    assertThat(strict.use(OAUTH2_GOOGLE, Map.of("email", "a@x")).subject())
        .isNotIn("own", first.subject());
    assertThat(strict.use(OAUTH2_GOOGLE, Map.of()).subject())
        .isNotEqualTo(strict.use(OAUTH2_GOOGLE, Map.of()).subject());
    OAuthAccount again = strict.use(new OAuthAccount(OAUTH2_GOOGLE, "z", Map.of("a", 1)));
    assertThat(strict.accounts().list(OAUTH2_GOOGLE).get(0)).isEqualTo(again);
    assertThat(strict.accounts().find(OAUTH2_GOOGLE, "z")).contains(again);
    assertThat(strict.accounts().find(OAUTH2_APPLE, "z")).isEmpty();
  }

  @Test
  void accountsThatWereUsedLongestAgoAreForgotten() {
    for (int i = 0; i < StandInAccounts.CAPACITY; i++) {
      strict.use(new OAuthAccount(OAUTH2_GOOGLE, "" + i, Map.of()));
    }
    strict.use(new OAuthAccount(OAUTH2_GOOGLE, "0", Map.of()));
    strict.use(new OAuthAccount(OAUTH2_GOOGLE, "new", Map.of()));
    assertThat(strict.accounts().find(OAUTH2_GOOGLE, "0")).isPresent();
    assertThat(strict.accounts().find(OAUTH2_GOOGLE, "1")).isEmpty();
    assertThat(strict.accounts().find(OAUTH2_GOOGLE, "2")).isPresent();
  }
}
