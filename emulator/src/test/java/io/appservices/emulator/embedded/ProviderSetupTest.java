package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one logs in to an app, set up in Java. */
class ProviderSetupTest extends ProviderSetupFixture {

  @ParameterizedTest
  @CsvSource({
    "google, oauth2-google, id_token",
    "oauth2-google, oauth2-google, id_token",
    "google, oauth2-google, authCode",
    "apple, oauth2-apple, id_token",
    "oauth2-apple, oauth2-apple, id_token",
    "facebook, oauth2-facebook, accessToken",
    "oauth2-facebook, oauth2-facebook, accessToken"
  })
  void aProviderThatIsEnabledLogsInWithTheTokensOfTheStandIn(
      String name, String path, String field) {
    Document credentials = new Document(field, token(name, field));
    assertThat(test.client().logInWith(path, credentials)).hasStatus(401);

    app.providers().enable(name);

    assertThat(test.client().logInWith(path, credentials)).isJson(200);
    app.providers().disable(name);
    assertThat(test.client().logInWith(path, new Document(field, token(name, field))))
        .hasStatus(401);
  }

  @Test
  void enablingMergesTheConfigurationAndKeepsTheIdentities() {
    app.providers().enable("google", Map.of("clientId", "shop.example.com"));
    String first = logInWithGoogle();

    app.providers().disable("google");
    app.providers().enable("google", Map.of("openId", true));

    assertThat(logInWithGoogle()).isEqualTo(first);
    assertThat(config("oauth2-google"))
        .isEqualTo(new Document("clientId", "shop.example.com").append("openId", true));
  }

  @Test
  void anIdTokenForAnotherClientIdIsRefused() {
    app.providers().enable("google", Map.of("clientId", "shop.example.com"));
    Document meantForAnotherApp = new Document("id_token", emulator.oauth().idToken("google", ADA));

    assertThat(test.client().logInWith("oauth2-google", meantForAnotherApp)).hasStatus(401);
  }

  @Test
  void theConfigurationIsCopied() {
    Map<String, Object> nested = new HashMap<>(Map.of("a", 1));
    app.providers().enable("google", Map.of("nested", nested, "list", List.of("x")));
    nested.put("a", 2);

    assertThat(config("oauth2-google"))
        .isEqualTo(new Document("nested", new Document("a", 1)).append("list", List.of("x")));
  }

  @Test
  void aProviderThatTheAppHasIsSwitchedOffAndOn() {
    app.providers().disable("anon-user");
    assertThat(test.client().logInAnonymously()).hasStatus(401);

    app.providers().enable("anon-user");
    assertThat(test.client().logInAnonymously()).isJson(200);
  }

  @Test
  void disablingWhatTheAppDoesNotHaveChangesNothing() {
    app.providers().disable("custom-token");

    assertThat(providers()).doesNotContain("custom-token");
  }

  @Test
  void aCustomFunctionLogsIn() {
    emulator.functions().register("auth", args -> "id-of-somebody");
    app.providers().enable("custom-function", Map.of("authFunctionName", "auth"));

    assertThat(test.client().logInWith("custom-function", new Document("x", 1))).isJson(200);
  }

  @Test
  void noneOfItIsADeployment() {
    app.providers().enable("google");
    app.providers().autoConfirm(false);
    app.providers().disable("google");

    assertThat(test.admin().onApp("GET", "/deployments", null)).isJson(200).hasBody("[]");
  }

  @Test
  void itCountsWhileADraftIsOpen() {
    assertThat(test.admin().onApp("POST", "/drafts", null)).hasStatus(201);

    app.providers().disable("anon-user");

    assertThat(test.client().logInAnonymously()).hasStatus(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gogle", "", "Google", "oauth2-oauth2-google", "local", "userpass"})
  void aWrongNameIsToldWhichNamesThereAre(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.providers().enable(name))
        .withMessageContainingAll(
            "'" + name + "'", "local-userpass", "oauth2-google", "google", "facebook", "apple");
    assertThatIllegalArgumentException().isThrownBy(() -> app.providers().disable(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gogle", "", "Google", "anon-user", "local-userpass"})
  void theStandInIsToldWhichProvidersItPlays(String name) {
    for (Runnable call :
        List.<Runnable>of(
            () -> oauth.idToken(name, ADA),
            () -> oauth.authCode(name, ADA),
            () -> oauth.accessToken(name, ADA))) {
      assertThatIllegalArgumentException()
          .isThrownBy(call::run)
          .withMessageContainingAll("'" + name + "'", "google", "facebook", "apple");
    }
  }

  @Test
  void facebookHasNoIdTokens() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> oauth.idToken("facebook", ADA))
        .withMessage("facebook has no id_tokens; use accessToken");
  }

  @Test
  void aValueThatIsNoJsonIsRefusedAndChangesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.providers().enable("google", Map.of("wait", Duration.ZERO)))
        .withMessageContaining("java.time.Duration");

    assertThat(providers()).doesNotContain("oauth2-google");
  }

  private String logInWithGoogle() {
    Document credentials = new Document("id_token", oauth.idToken("google", ADA));
    return test.client().logInWith("oauth2-google", credentials).tokens().userId();
  }

  private Document config(String type) {
    String id =
        test.admin().onApp("GET", "/auth_providers", null).documents().stream()
            .filter(provider -> provider.getString("type").equals(type))
            .findFirst()
            .orElseThrow()
            .getString("_id");
    return test.admin()
        .onApp("GET", "/auth_providers/" + id, null)
        .document()
        .get("config", Document.class);
  }
}
