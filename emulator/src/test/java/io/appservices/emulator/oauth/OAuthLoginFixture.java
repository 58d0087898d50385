package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.FACEBOOK;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.appWith;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.OAuthStandIn;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.Map;
import org.bson.Document;

/** An app that Google, Facebook and Apple log in to. */
abstract class OAuthLoginFixture {

  static final Map<String, String> ADA =
      Map.of(
          "sub", "1234",
          "email", "ada@example.com",
          "name", "Ada Lovelace",
          "given_name", "Ada",
          "family_name", "Lovelace",
          "picture", "https://example.com/ada.png",
          "locale", "en");

  final TestApp app = appWith(GOOGLE, FACEBOOK, APPLE);
  final OAuthStandIn oauth = app.emulator().oauth().forApp(app.emulated());

  Response tryLogIn(String provider, String key, Object credentials) {
    return logInWith(app, provider, new Document(key, credentials));
  }

  static void assertRefused(Response response) {
    assertThat(response).isRefused(401, "InvalidSession", "unauthorized");
  }

  /** Of another code than a refused access token or auth code. */
  static void assertIdTokenRefused(Response response) {
    assertThat(response).isRefused(401, "AuthError", "unauthorized");
  }

  static Map<String, String> email(String email) {
    return Map.of("email", email);
  }
}
