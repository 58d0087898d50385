package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.FACEBOOK;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.identities;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import java.util.Base64;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientOAuthTest {

  private static final String CLAIMS = "{\"sub\": \"7\", \"email\": \"ü~?>@b.c\"}";

  private static AppServicesEmulator emulator;

  private TestApp app;

  @BeforeAll
  static void start() {
    emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().behaviour(b -> b.lenientOAuth(true)).build());
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void makeApp() {
    app = TestApp.on(emulator);
    add(app, GOOGLE, new Document("config", new Document("clientId", "x")));
    add(app, FACEBOOK, new Document());
    add(app, APPLE, new Document());
  }

  @ParameterizedTest
  @CsvSource({
    "oauth2-google, id_token",
    "oauth2-google, authCode",
    "oauth2-facebook, accessToken",
    "oauth2-apple, id_token"
  })
  void claimsThatNobodySignedLogIn(String provider, String key) {
    String none = base64("{\"alg\":\"none\"}") + "." + base64(CLAIMS) + ".";
    for (String token :
        new String[] {
          CLAIMS,
          " " + CLAIMS + "\n",
          base64(CLAIMS),
          Base64.getEncoder().encodeToString(CLAIMS.getBytes(UTF_8)),
          none
        }) {
      var login = logInWith(app, provider, new Document(key, token));

      assertThat(identities(app, login.tokens()))
          .singleElement()
          .satisfies(identity -> assertThat(identity).containsEntry("id", "7"));
    }
    assertThat(app.admin().countUsers()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"sub\": \"\"}",
        "{\"sub\": 7}",
        "{\"sub\": \"7\", \"exp\": 1}",
        "{\"sub\": \"7\", \"exp\": \"x\"}",
        "{\"sub\"",
        "[]",
        "garbage"
      })
  void claimsThatSayNobodyDoNot(String token) {
    assertThat(logInWith(app, GOOGLE, new Document("id_token", token)))
        .isRefused(401, "AuthError", "unauthorized");
  }

  @Test
  void aTokenThatIsSignedIsStillChecked() {
    String token = emulator.oauth().idToken(GOOGLE, Map.of("sub", "7", "aud", "somebody else"));
    String forged = base64("{\"alg\":\"RS256\"}") + "." + base64(CLAIMS) + ".AAAA";

    assertThat(logInWith(app, GOOGLE, new Document("id_token", token)))
        .isRefused(401, "AuthError", "unauthorized");
    assertThat(logInWith(app, APPLE, new Document("id_token", forged)))
        .isRefused(401, "AuthError", "unauthorized");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
