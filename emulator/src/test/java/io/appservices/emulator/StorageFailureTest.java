package io.appservices.emulator;

import static io.appservices.emulator.storage.Backend.Failure.AFTER;
import static io.appservices.emulator.storage.Backend.Failure.BEFORE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.serialising.SerialisingBackend;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An emulator whose storage takes and gives nothing but bytes, and fails now and then. */
class StorageFailureTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";

  private final SerialisingBackend backend = new SerialisingBackend();
  private final AppServicesEmulator emulator =
      new AppServicesEmulator(EmulatorConfig.defaults(), KeptState.of(backend.open()));
  private final ClientApiClient client =
      new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  private final AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
  private final AtlasApiClient atlas = new AtlasApiClient(emulator);

  @AfterEach
  void stop() {
    emulator.close();
    backend.close();
  }

  @Test
  void usersComeAndGoOverAStorageOfBytes() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
    String userId = client.logIn(EMAIL, PASSWORD).string("user_id");
    assertThat(admin.disable(userId).status()).isEqualTo(204);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(admin.enable(userId).status()).isEqualTo(204);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(200);
    assertThat(admin.delete(userId).status()).isEqualTo(204);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void draftsComeAndGoOverAStorageOfBytes() {
    Response draft = admin.onApp("POST", "/drafts", null);
    Document value =
        new Document("name", "greeting").append("value", "hello").append("private", false);
    assertThat(admin.onApp("POST", "/values", value).status()).isEqualTo(201);
    assertThat(EmulatorInternals.deployedValues(emulator, emulator.app())).isEmpty();
    String path = "/drafts/" + draft.string("_id") + "/deployment";
    assertThat(admin.onApp("POST", path, new Document()).status()).isEqualTo(201);
    assertThat(EmulatorInternals.deployedValues(emulator, emulator.app()))
        .containsExactly("greeting=hello");
  }

  @Test
  void aClientIsToldToComeAgainAndMayDoSo() {
    client.register(EMAIL, PASSWORD);
    backend.failNext(BEFORE);
    assertUnavailable(client.logIn(EMAIL, PASSWORD), "error");
    Tokens tokens = client.logIn(EMAIL, PASSWORD).tokens();
    backend.failNext(BEFORE);
    assertUnavailable(client.profile(tokens.accessToken()), "error");
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
    backend.failNext(BEFORE);
    assertUnavailable(client.refresh(tokens.refreshToken()), "error");
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(201);
  }

  @Test
  void anOperatorIsToldToComeAgainAndMayDoSo() {
    admin.users("");
    backend.failNext(BEFORE);
    assertUnavailable(admin.users(""), "error");
    assertThat(admin.users("").status()).isEqualTo(200);
  }

  @Test
  void anOperatorOfDatabaseUsersIsToldToComeAgainInTheirShape() {
    backend.failNext(BEFORE);
    Response response = atlas.users("GET", "", null);
    assertUnavailable(response, "detail");
    assertThat(response.document().get("error")).isEqualTo(503);
    assertThat(atlas.users("GET", "", null).status()).isEqualTo(200);
  }

  @Test
  void whoCallsTheControlApiIsToldToComeAgain() {
    String apps = emulator.baseUrl() + "/__emulator/v1/apps";
    backend.failNext(BEFORE);
    assertUnavailable(Http.send("GET", apps, null), "error");
    assertThat(Http.send("GET", apps, null).status()).isEqualTo(200);
  }

  /** Its sessions are in memory, so that only what its page shows is missing. */
  @Test
  void theConsoleSignsInAndItsPageIsToldToComeAgain() {
    String console = emulator.baseUrl() + "/__emulator/console";
    byte[] key = "{\"username\":\"emulator\",\"apiKey\":\"emulator-private-key\"}".getBytes(UTF_8);

    String users =
        emulator.baseUrl()
            + "/api/admin/v3.0/groups/5f60207f14dfb25d23101102/apps/"
            + emulator.app().id()
            + "/users";
    String page = emulator.baseUrl() + "/";

    backend.failNext(BEFORE);
    assertThat(Http.send("GET", page, null).status()).isEqualTo(200);
    Response signedIn = Http.send("POST", console + "/session", key);
    String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
    String[] headers = {"Cookie", cookie, "x-console-csrf-token", signedIn.string("csrf_token")};
    Response token = Http.send("POST", console + "/token", null, headers);
    assertThat(token.status()).isEqualTo(201);

    String bearer = "Bearer " + token.string("access_token");
    assertUnavailable(Http.send("GET", users, null, "Authorization", bearer), "error");
    assertThat(Http.send("GET", users, null, "Authorization", bearer).status()).isEqualTo(200);
  }

  @Test
  void whoCallsAnEndpointOrTheDataApiIsToldToComeAgain() {
    String app = emulator.baseUrl() + "/app/" + emulator.app().clientAppId() + "/endpoint";
    for (String path : List.of("/none", "/data/v1/action/find")) {
      backend.failNext(BEFORE);
      assertUnavailable(Http.send("POST", app + path, "{}".getBytes(UTF_8)), "error");
      assertThat(Http.send("POST", app + path, "{}".getBytes(UTF_8)).status()).isNotEqualTo(503);
    }
  }

  @Test
  void aChangeWhoseAnswerIsLostIsMadeOnce() {
    backend.failNext(AFTER);
    assertUnavailable(client.logIn(EMAIL, PASSWORD), "error");
    assertThat(admin.createUser(EMAIL, PASSWORD).status()).isEqualTo(201);
    assertThat(admin.createUser(EMAIL, PASSWORD).status()).isEqualTo(409);
    assertThat(admin.countUsers()).isEqualTo(1);
  }

  /** The text says nothing of what is behind the emulator. */
  private static void assertUnavailable(Response response, String member) {
    assertThat(response.status()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().allValues("Retry-After")).isEqualTo(List.of("1"));
    assertThat(response.string(member)).isEqualTo("the storage cannot be reached, try again later");
  }
}
