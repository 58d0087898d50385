package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * What realm-core, which is inside the Swift, Kotlin, Java, .NET, Dart and Node SDKs, sends, and
 * what it reads of the answers: a content type with charset on every request, {@code provider} in
 * every login, an empty body in place of none.
 */
class RealmCoreTest {

  private static final byte[] EMPTY = {};

  private final TestApp app = TestApp.shared();
  private final ClientApiClient core = app.client().as(Sdk.CORE);

  @Test
  void theLocationIsAskedForWithoutAnyHeaders() {
    Response location = app.client().location();

    assertThat(location).isJson(200);
    assertThat(location.string("hostname")).isEqualTo(app.emulator().baseUrl());
    assertThat(location.string("ws_hostname")).startsWith("ws://").doesNotEndWith("/");
    assertThat(location.document().get("deployment_model")).isInstanceOf(String.class);
    assertThat(location.document().get("location")).isInstanceOf(String.class);
  }

  @Test
  void aLoginTellsTheProviderAndADeviceWithoutId() {
    Tokens tokens = logIn("anon-user", new Document());

    assertThat(tokens.deviceId()).matches("[0-9a-f]{24}").isNotEqualTo("0".repeat(24));
    assertThat(tokens.access().claims().get("iat")).isInstanceOf(Integer.class);
    assertThat(tokens.access().claims().get("exp")).isInstanceOf(Integer.class);
    assertThat(app.admin().devices(tokens.userId()).documents().get(0))
        .containsEntry("platform", "Linux")
        .containsEntry("sdk_version", "14.0")
        .containsEntry("cpuArch", "x86_64");
  }

  @Test
  void registeringLoggingInAndTheProfile() {
    assertThat(core.register("a@b.c", "password")).isDone(201);
    Document credentials = new Document("username", "a@b.c").append("password", "password");

    Tokens tokens = logIn("local-userpass", credentials);
    Response profile = core.send("GET", "/auth/profile", tokens.accessToken(), EMPTY);

    assertThat(profile).isJson(200);
    assertThat(profile.document().get("data")).isInstanceOf(Document.class);
    assertThat(profile.document().getList("identities", Document.class))
        .hasSize(1)
        .allSatisfy(identity -> assertThat(identity.get("id")).isInstanceOf(String.class))
        .allSatisfy(identity -> assertThat(identity).containsKey("provider_type"));
  }

  @Test
  void linkingReadsTheAccessTokenAndTheProfileAgain() {
    Tokens user = logIn("anon-user", new Document());
    assertThat(core.register("a@b.c", "password")).isDone(201);
    Document credentials =
        payload("local-userpass", new Document("username", "a@b.c").append("password", "password"));

    Response linked = core.link(user.accessToken(), "local-userpass", credentials);

    assertThat(linked).isJson(200);
    Response profile = core.send("GET", "/auth/profile", linked.string("access_token"), EMPTY);
    assertThat(profile.document().getList("identities", Document.class)).hasSize(2);
  }

  @Test
  void apiKeysAreHandledWithTheRefreshToken() {
    assertThat(core.register("a@b.c", "password")).isDone(201);
    Document credentials = new Document("username", "a@b.c").append("password", "password");
    Tokens user = logIn("local-userpass", credentials);

    Response created = core.createApiKey(user.refreshToken(), "key");

    assertThat(created).isJson(201);
    String path = "/auth/api_keys/" + created.string("_id");
    assertThat(core.send("GET", path, user.refreshToken(), EMPTY)).isJson(200);
    assertThat(core.send("GET", "/auth/api_keys", user.refreshToken(), EMPTY)).isJson(200);
    assertThat(core.send("PUT", path + "/disable", user.refreshToken(), EMPTY)).isEmpty(204);
    assertThat(core.send("PUT", path + "/enable", user.refreshToken(), EMPTY)).isEmpty(204);
    assertThat(logIn("api-key", new Document("key", created.string("key"))).userId())
        .isEqualTo(user.userId());
    assertThat(core.send("DELETE", path, user.refreshToken(), EMPTY)).isEmpty(204);
  }

  @Test
  void refreshingLoggingOutAndDeletingHaveEmptyBodies() {
    Tokens user = logIn("anon-user", new Document());
    Response refreshed = core.send("POST", "/auth/session", user.refreshToken(), EMPTY);
    assertThat(refreshed).isJson(201);
    assertThat(refreshed.document()).containsOnlyKeys("access_token");

    assertThat(core.send("DELETE", "/auth/session", user.refreshToken(), EMPTY)).isEmpty(204);
    Response again = core.send("POST", "/auth/session", user.refreshToken(), EMPTY);
    assertThat(again).isRefusedWithCode(401, "InvalidSession");
    assertThat(again.document().get("link")).isInstanceOf(String.class);

    Tokens other = logIn("anon-user", new Document());
    assertThat(core.send("DELETE", "/auth/delete", other.accessToken(), EMPTY)).isEmpty(204);
    assertThat(app.admin().user(other.userId())).hasStatus(404);
  }

  @Test
  void afterALogoutTheTokenIsTheEmptyText() {
    for (String path : List.of("/auth/profile", "/auth/api_keys")) {
      assertThat(core.send("GET", path, "", EMPTY))
          .isRefused(401, "expected Authorization header with JWT (Bearer schema)");
    }
    assertThat(core.send("DELETE", "/auth/session", "", EMPTY)).hasStatus(401);
    Document credentials = new Document("email", "a@b.c").append("password", "password");
    String register = core.app("/auth/providers/local-userpass/register");
    assertThat(core.send("POST", register, "", credentials)).as("where none counts").isDone(201);
  }

  @Test
  void successNeverLooksLikeAnError() {
    Tokens user = logIn("anon-user", new Document());

    for (Response success :
        List.of(
            core.register("a@b.c", "password"),
            core.profile(user.accessToken()),
            core.refresh(user.refreshToken()))) {
      assertThat(success).hasExactHeader("Content-Type", "application/json");
      assertThat(success.document()).doesNotContainKeys("error", "error_code");
    }
  }

  private Tokens logIn(String provider, Document credentials) {
    return core.logInWith(provider, payload(provider, credentials)).tokens();
  }

  private Document payload(String provider, Document credentials) {
    Document device =
        new Document("appId", app.emulated().clientAppId())
            .append("platform", "Linux")
            .append("platformVersion", "6.1")
            .append("sdk", "CPP")
            .append("sdkVersion", "14.0")
            .append("cpuArch", "x86_64")
            .append("deviceName", "")
            .append("deviceVersion", "")
            .append("frameworkName", "")
            .append("frameworkVersion", "")
            .append("coreVersion", "14.0")
            .append("bundleId", "");
    return new Document(credentials)
        .append("provider", provider)
        .append("options", new Document("device", device));
  }
}
