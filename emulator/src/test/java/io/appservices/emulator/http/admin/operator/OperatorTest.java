package io.appservices.emulator.http.admin.operator;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Logging in to the Admin API, and the apps of the group. */
class OperatorTest {

  private static final String FORBIDDEN =
      "failed to authenticate with MongoDB Cloud API: You are not authorized for this resource.";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());

  @Test
  void theOperatorLogsInWithTheKeyPair() {
    Response login = admin.logIn();

    assertThat(login).isJson(200);
    assertThat(login.document())
        .containsOnlyKeys("access_token", "refresh_token", "user_id", "device_id");
    assertThat(login.tokens().access().expiresAt() - login.tokens().access().issuedAt())
        .isEqualTo(1800);
    assertThat(login.tokens().refresh().claims()).doesNotContainKey("iss");
  }

  @Test
  void sdkTestSuitesLogInWithAPasswordOrAnApiKey() {
    Map<String, Object> account =
        Map.of(
            "username",
            EmulatorConfig.DEFAULT_ADMIN_USERNAME,
            "password",
            EmulatorConfig.DEFAULT_ADMIN_PASSWORD,
            "provider",
            "userpass",
            "options",
            Map.of("device", Map.of("platform", "node")));

    assertThat(admin.logIn("local-userpass", account)).isJson(200);
    assertThat(admin.logIn("api-key", Map.of("key", EmulatorConfig.DEFAULT_PRIVATE_KEY)))
        .isJson(200);
  }

  @Test
  void wrongCredentialsAreRefusedWithoutACodeSoThatTheCliDoesNotRefresh() {
    String key = EmulatorConfig.DEFAULT_PUBLIC_KEY;
    for (Response response :
        List.of(
            admin.logIn("mongodb-cloud", Map.of("username", key, "apiKey", "wrong")),
            admin.logIn("mongodb-cloud", Map.of("username", "wrong", "apiKey", "wrong")),
            admin.logIn("local-userpass", Map.of("username", key, "password", "wrong")),
            admin.logIn("api-key", Map.of("key", "wrong")))) {
      assertThat(response).isRefused(401, FORBIDDEN);
    }
    assertThat(admin.logIn("oauth2-google", Map.of()))
        .isRefused(401, "InvalidSession", "unauthorized");
  }

  @Test
  void theKeyPairIsTheConfiguredOne() {
    EmulatorConfig config =
        EmulatorConfig.builder().operator(o -> o.key("my-public-key", "my-private-key")).build();
    try (var other = AppServicesEmulator.start(config)) {
      AdminApiClient operator = new AdminApiClient(other, other.app().id());
      assertThat(operator.logIn()).isJson(200);
      assertThat(
              operator.logIn(
                  "mongodb-cloud",
                  Map.of(
                      "username", EmulatorConfig.DEFAULT_PUBLIC_KEY,
                      "apiKey", EmulatorConfig.DEFAULT_PRIVATE_KEY)))
          .isRefused(401, FORBIDDEN);
    }
  }

  @Test
  void refreshingAnswersANewAccessTokenAndNothingElse() {
    Tokens tokens = admin.logIn().tokens();
    emulator.clock().advance(Duration.ofMinutes(31));
    assertThat(admin.send("GET", "/auth/profile", tokens.accessToken(), null))
        .isRefused(401, "InvalidSession", "invalid session: access token expired");

    Response refreshed = admin.send("POST", "/auth/session", tokens.refreshToken(), null);

    assertThat(refreshed).isJson(201);
    assertThat(refreshed.document()).containsOnlyKeys("access_token");
    assertThat(admin.send("GET", "/auth/profile", refreshed.string("access_token"), null))
        .isJson(200);
  }

  @Test
  void loggingOutEndsTheRefreshToken() {
    Tokens tokens = admin.logIn().tokens();
    Tokens other = admin.logIn().tokens();

    assertThat(admin.send("DELETE", "/auth/session", tokens.refreshToken(), null)).isEmpty(204);

    for (String method : List.of("POST", "DELETE")) {
      assertThat(admin.send(method, "/auth/session", tokens.refreshToken(), null))
          .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
    }
    assertThat(admin.send("POST", "/auth/session", other.refreshToken(), null)).isJson(201);
  }

  @Test
  void theProfileHasOneRoleInTheOneGroup() {
    Document profile = admin.call("GET", "/auth/profile", null).document();

    assertThat(profile)
        .containsOnlyKeys("user_id", "domain_id", "identities", "data", "type", "roles");
    assertThat(profile.getList("roles", Document.class))
        .containsExactly(
            new Document("role_name", "GROUP_OWNER")
                .append("group_id", EmulatorConfig.DEFAULT_GROUP_ID));
    assertThat(profile.get("data", Document.class)).containsOnlyKeys("email", "name");
  }

  @Test
  void theProvidersAreListedWithoutAToken() {
    Response providers = admin.send("GET", "/auth/providers", null, null);

    assertThat(providers).isJson(200);
    assertThat(providers.documents())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p).containsOnlyKeys("name", "type", "disabled"));
  }

  @Test
  void theVersionIsToldToAnybody() {
    assertThat(Http.send("GET", emulator.baseUrl() + "/api/private/v1.0/version", null))
        .isJson(200);
  }
}
