package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.FACEBOOK;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.OAuthStandIn;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that log nobody in. */
class RefusedOAuthLoginTest extends OAuthLoginFixture {

  @Test
  void tokensExpireByTheEmulatorsClock() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      emulator.clock().freeze();
      TestApp own = TestApp.on(emulator);
      add(own, GOOGLE, new Document());
      add(own, FACEBOOK, new Document());
      Document idToken = new Document("id_token", emulator.oauth().idToken(GOOGLE, ADA));
      Document lateIdToken = new Document(idToken);
      Document code = new Document("authCode", emulator.oauth().authCode(GOOGLE, ADA));
      Document token = new Document("accessToken", emulator.oauth().accessToken(FACEBOOK, ADA));

      emulator.clock().advance(Duration.ofMinutes(10));
      assertRefused(logInWith(own, GOOGLE, code));
      emulator.clock().advance(Duration.ofMinutes(50).minusSeconds(1));
      assertThat(logInWith(own, GOOGLE, idToken)).isJson(200);
      assertThat(logInWith(own, FACEBOOK, token)).isJson(200);
      emulator.clock().advance(Duration.ofSeconds(1));
      assertIdTokenRefused(logInWith(own, GOOGLE, lateIdToken));
      assertRefused(logInWith(own, FACEBOOK, token));
    }
  }

  @Test
  void theTokenOfAnotherEmulatorIsRefused() {
    try (AppServicesEmulator other = AppServicesEmulator.start()) {
      assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", other.oauth().idToken(GOOGLE, ADA)));
      assertRefused(tryLogIn(GOOGLE, "authCode", other.oauth().authCode(GOOGLE, ADA)));
      assertRefused(tryLogIn(FACEBOOK, "accessToken", other.oauth().accessToken(FACEBOOK, ADA)));
    }
  }

  @Test
  void theTokenOfAnotherProviderIsRefused() {
    assertIdTokenRefused(tryLogIn(APPLE, "id_token", oauth.idToken(GOOGLE, ADA)));
    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", oauth.idToken(APPLE, ADA)));
    assertRefused(tryLogIn(GOOGLE, "authCode", oauth.authCode(FACEBOOK, ADA)));
    assertRefused(tryLogIn(FACEBOOK, "accessToken", oauth.accessToken(GOOGLE, ADA)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "a.b.c",
        "..",
        "{\"sub\":\"1234\"}",
        "eyJzdWIiOiIxMjM0In0",
        "\u0000",
        "é"
      })
  void garbageIsRefused(String garbage) {
    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", garbage));
    assertRefused(tryLogIn(GOOGLE, "authCode", garbage));
    assertRefused(tryLogIn(FACEBOOK, "accessToken", garbage));
    assertIdTokenRefused(tryLogIn(APPLE, "id_token", garbage));
  }

  @Test
  void aChangedOrUnsignedTokenIsRefused() {
    Jwt token = Jwt.parse(oauth.idToken(GOOGLE, ADA));

    assertIdTokenRefused(
        tryLogIn(GOOGLE, "id_token", token.with("sub", "somebody else").compact()));
    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", token.unprotected()));
    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", token.signedWith(new byte[32])));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "!", "\n"})
  void aTokenIsOneTextAlone(String foreign) {
    String token = oauth.idToken(GOOGLE, ADA);

    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", token + foreign));
    assertIdTokenRefused(tryLogIn(GOOGLE, "id_token", foreign + token));
  }

  @Test
  void theAudienceCountsWhereTheProviderHasAClientId() {
    TestApp strict = TestApp.shared();
    add(strict, GOOGLE, new Document("config", new Document("clientId", "the-client")));
    OAuthStandIn forStrict = strict.emulator().oauth().forApp(strict.emulated());

    assertThat(Jwt.parse(forStrict.idToken(GOOGLE, ADA)).claims())
        .containsEntry("aud", "the-client");
    assertThat(logInTo(strict, forStrict.idToken(GOOGLE, ADA))).isJson(200);
    assertThat(
            logInTo(
                strict,
                oauth.idToken(GOOGLE, Map.of("sub", "1", "aud", Set.of("x", "the-client")))))
        .isJson(200);
    assertIdTokenRefused(logInTo(strict, oauth.idToken(GOOGLE, ADA)));
    assertIdTokenRefused(
        logInTo(strict, oauth.idToken(GOOGLE, Map.of("sub", "1", "aud", "the-client-2"))));
  }

  @Test
  void aMissingTokenIsNamed() {
    assertThat(logInWith(app, GOOGLE, new Document()))
        .isRefused(400, "MissingParameter", "missing required parameter: 'id_token'");
    assertThat(logInWith(app, FACEBOOK, null))
        .isRefused(400, "MissingParameter", "missing required parameter: 'accessToken'");
    assertThat(tryLogIn(APPLE, "id_token", 5)).isRefused(400, "BadRequest", "invalid json");
  }

  @Test
  void aProviderThatIsAbsentOrDisabledRefuses() {
    TestApp other = TestApp.shared();
    assertRefused(logInTo(other, oauth.idToken(GOOGLE, ADA)));

    String id = add(other, GOOGLE, new Document());
    assertThat(other.admin().onApp("PUT", "/auth_providers/" + id + "/disable", null)).isEmpty(204);
    assertRefused(logInTo(other, oauth.idToken(GOOGLE, ADA)));
  }

  private static Response logInTo(TestApp other, String idToken) {
    return logInWith(other, GOOGLE, new Document("id_token", idToken));
  }
}
