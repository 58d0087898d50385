package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.FACEBOOK;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.data;
import static io.appservices.emulator.oauth.Providers.identities;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Tokens;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OAuthLoginTest extends OAuthLoginFixture {

  @Test
  void anIdTokenOfGoogleLogsIn() {
    assertIsAda(GOOGLE, "id_token", oauth.idToken(GOOGLE, ADA));
  }

  @Test
  void anAuthCodeOfGoogleLogsIn() {
    assertIsAda(GOOGLE, "authCode", oauth.authCode(GOOGLE, ADA));
  }

  @Test
  void anAccessTokenOfFacebookLogsIn() {
    assertIsAda(FACEBOOK, "accessToken", oauth.accessToken(FACEBOOK, ADA));
  }

  @Test
  void anIdTokenOfAppleLogsIn() {
    assertIsAda(APPLE, "id_token", oauth.idToken(APPLE, ADA));
  }

  @Test
  void theSameAccountIsTheSameUserAndIsKnownByItsEmail() {
    String first = logIn(GOOGLE, "id_token", oauth.idToken(GOOGLE, email("same@b.c"))).userId();

    assertThat(logIn(GOOGLE, "authCode", oauth.authCode(GOOGLE, email("same@b.c"))).userId())
        .isEqualTo(first);
    assertThat(logIn(GOOGLE, "id_token", oauth.idToken(GOOGLE, email("other@b.c"))).userId())
        .isNotEqualTo(first);
  }

  @Test
  void theProfileIsWhatTheLastTokenSays() {
    Map<String, String> before = Map.of("sub", "profile", "email", "a@b.c", "name", "Before");
    Map<String, String> after = Map.of("sub", "profile", "email", "a@b.c", "name", "After");
    logIn(APPLE, "id_token", oauth.idToken(APPLE, before));

    Tokens tokens = logIn(APPLE, "id_token", oauth.idToken(APPLE, after));

    assertThat(data(app, tokens)).containsEntry("name", "After");
  }

  @Test
  void anAuthCodeIsGoodOnce() {
    String code = oauth.authCode(GOOGLE, ADA);
    logIn(GOOGLE, "authCode", code);

    assertRefused(tryLogIn(GOOGLE, "authCode", code));
  }

  @Test
  void anAccessTokenIsGoodAgain() {
    String token = oauth.accessToken(FACEBOOK, ADA);

    assertThat(logIn(FACEBOOK, "accessToken", token).userId())
        .isEqualTo(logIn(FACEBOOK, "accessToken", token).userId());
  }

  @Test
  void anExpiredTokenCanBeAskedFor() {
    long past = app.emulator().clock().seconds() - 1;

    assertIdTokenRefused(
        tryLogIn(GOOGLE, "id_token", oauth.idToken(GOOGLE, Map.of("sub", "1", "exp", past))));
  }

  @Test
  void aTokenThatIsNotValidYetIsRefusedUntilItIs() {
    long now = app.emulator().clock().seconds();

    assertIdTokenRefused(
        tryLogIn(GOOGLE, "id_token", oauth.idToken(GOOGLE, Map.of("sub", "1", "nbf", now + 600))));
    logIn(GOOGLE, "id_token", oauth.idToken(GOOGLE, Map.of("sub", "1", "nbf", now)));
  }

  private void assertIsAda(String provider, String key, String credentials) {
    Tokens tokens = logIn(provider, key, credentials);

    assertThat(identities(app, tokens))
        .singleElement()
        .satisfies(
            identity ->
                assertThat(identity)
                    .containsEntry("id", "1234")
                    .containsEntry("provider_type", provider));
    assertThat(data(app, tokens))
        .isEqualTo(
            new Document("name", "Ada Lovelace")
                .append("email", "ada@example.com")
                .append("picture", "https://example.com/ada.png")
                .append("first_name", "Ada")
                .append("last_name", "Lovelace"));
  }

  private Tokens logIn(String provider, String key, String credentials) {
    return tryLogIn(provider, key, credentials).tokens();
  }
}
