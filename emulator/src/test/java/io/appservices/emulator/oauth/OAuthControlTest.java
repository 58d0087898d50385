package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.FACEBOOK;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.appWith;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthControlTest {

  private final TestApp app = appWith(GOOGLE, FACEBOOK, APPLE);

  @ParameterizedTest
  @ValueSource(strings = {"google", "oauth2-google"})
  void givesTokensForAnAccount(String name) {
    Response issued = issue(name, Map.of("sub", "42", "email", "a@b.c"));

    assertThat(issued).isJson(200);
    assertThat(issued.document())
        .containsOnlyKeys("sub", "id_token", "auth_code", "access_token")
        .containsEntry("sub", "42");
    assertLogsIn(GOOGLE, "id_token", issued);
    assertLogsIn(GOOGLE, "authCode", issued);
  }

  @Test
  void givesAnAccessTokenOfFacebookAndNoIdToken() {
    Response issued = issue("facebook", Map.of("sub", "42"));

    assertThat(issued.document()).doesNotContainKey("id_token");
    assertLogsIn(FACEBOOK, "accessToken", issued);
  }

  @Test
  void makesAnAccountUpWhereNothingIsAsked() {
    Response issued = issue("apple", null);

    assertThat(issued).isJson(200);
    assertThat(issued.string("sub")).matches("[0-9]{6}\\.[0-9a-f]{32}\\.[0-9]{4}");
    assertThat(issue("google", null).string("sub")).matches("1[0-9]{20}");
    assertLogsIn(APPLE, "id_token", issued);
    assertLogsIn(APPLE, "id_token", issue("apple", Map.of("sub", "")));
  }

  @Test
  void aTokenCanBeMeantForAnApp() {
    TestApp strict = TestApp.shared();
    add(strict, APPLE, new Document("config", new Document("clientId", "com.example.app")));

    Response issued = issue("apple", Map.of("app", strict.emulated().clientAppId()));

    assertThat(Jwt.parse(issued.string("id_token")).claims())
        .containsEntry("aud", "com.example.app");
    assertThat(issue("apple", Map.of("app", "nosuch-app"))).hasStatus(404);
  }

  @Test
  void refusesAnIdThatIsNoString() {
    assertThat(issue("google", Map.of("sub", Map.of("a", 1))))
        .isRefused(400, "InvalidParameter", "'sub' must be a string");
  }

  @Test
  void listsTheAccountsTheLastUsedFirst() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      String url = emulator.baseUrl() + "/__emulator/v1/oauth/google/accounts";
      emulator.oauth().authCode(GOOGLE, Map.of("sub", "1", "email", "a@b.c"));
      emulator.oauth().authCode(GOOGLE, Map.of("sub", "2"));
      emulator.oauth().authCode(APPLE, Map.of("sub", "3"));
      emulator.oauth().authCode(GOOGLE, Map.of("sub", "1", "name", "A"));

      assertThat(Http.send("GET", url, null).document())
          .isEqualTo(
              new Document(
                  "accounts",
                  List.of(new Document("sub", "1").append("name", "A"), new Document("sub", "2"))));
    }
  }

  @Test
  void publishesTheKeyThatIdTokensCanBeCheckedWith() throws Exception {
    Response issued = issue("google", Map.of("sub", "42", "email", "a@b.c"));

    Response jwks = Http.send("GET", oauth("jwks"), null);

    assertThat(jwks).isJson(200);
    assertThat(jwks.document().getList("keys", Document.class))
        .singleElement()
        .satisfies(key -> assertThat(key).containsOnlyKeys("kty", "e", "use", "kid", "alg", "n"));
    JWSObject token = JWSObject.parse(issued.string("id_token"));
    var key = JWKSet.parse(jwks.body()).getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(Jwt.parse(issued.string("id_token")).claims())
        .containsEntry("iss", "https://accounts.google.com")
        .containsEntry("aud", "appservices-emulator")
        .containsEntry("sub", "42")
        .containsEntry("email", "a@b.c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anon-user", "github", "oauth2-"})
  void knowsNoOtherProviders(String name) {
    assertThat(issue(name, Map.of())).isRefusedWithCode(400, "BadRequest");
    assertThat(Http.send("GET", oauth(name + "/accounts"), null))
        .isRefusedWithCode(400, "BadRequest");
  }

  @Test
  void refusesClaimsOfTheWrongType() {
    assertThat(issue("google", Map.of("email", 5))).isRefusedWithCode(400, "InvalidParameter");
    assertThat(issue("google", Map.of("app", 5))).isRefusedWithCode(400, "InvalidParameter");
  }

  private void assertLogsIn(String provider, String key, Response issued) {
    String member =
        switch (key) {
          case "authCode" -> "auth_code";
          case "accessToken" -> "access_token";
          default -> key;
        };
    assertThat(logInWith(app, provider, new Document(key, issued.string(member)))).isJson(200);
  }

  private Response issue(String provider, Map<String, ?> body) {
    byte[] bytes = body == null ? null : Ejson.relaxed(body);
    return Http.send("POST", oauth(provider + "/tokens"), bytes);
  }

  private String oauth(String path) {
    return app.emulator().baseUrl() + "/__emulator/v1/oauth/" + path;
  }
}
