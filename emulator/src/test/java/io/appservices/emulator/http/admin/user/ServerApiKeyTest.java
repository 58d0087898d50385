package io.appservices.emulator.http.admin.user;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API keys that operators make for servers, and the users behind them. */
class ServerApiKeyTest {

  private final TestApp app = TestApp.shared();
  private final AdminApiClient admin = app.admin();
  private final ClientApiClient client = app.client();

  @Test
  void aKeyIsShownOnce() {
    assertThat(call("GET", "")).isJson(200).hasBody("[]");

    Document created = create("server");

    assertThat(created).containsOnlyKeys("_id", "name", "disabled", "key");
    assertThat(created.getString("key")).matches("[0-9A-Za-z]{64}");
    Document shown =
        new Document("_id", created.get("_id")).append("name", "server").append("disabled", false);
    assertThat(call("GET", "/" + created.get("_id")).document()).isEqualTo(shown);
    assertThat(call("GET", "").documents()).containsExactly(shown);
  }

  @Test
  void aNewKeyHasAUserOfTypeServerAtOnce() {
    Document key = create("server");

    List<Document> users = admin.users("").documents();

    assertThat(users).hasSize(1);
    Document user = users.get(0);
    assertThat(user)
        .containsEntry("type", "server")
        .containsEntry("disabled", false)
        .containsEntry("last_authentication_date", 0)
        .containsEntry("data", new Document("name", "server"));
    assertThat(user.get("_id")).isNotEqualTo(key.get("_id"));
    assertThat(user.getList("identities", Document.class)).hasSize(1);
    assertThat(user.getList("identities", Document.class).get(0))
        .containsEntry("id", key.get("_id"))
        .containsEntry("provider_type", "api-key");
    assertThat(admin.users("?provider_types=api-key").documents()).isEqualTo(users);
  }

  @Test
  void aKeyLogsItsServerUserIn() {
    Document key = create("server");
    Object id = admin.users("").documents().get(0).get("_id");

    Tokens tokens = client.logInWithKey(key.getString("key")).tokens();

    assertThat(tokens.userId()).isEqualTo(id);
    assertThat(client.profile(tokens.accessToken()).document())
        .containsEntry("type", "server")
        .containsEntry("data", new Document("name", "server"));
    assertThat(admin.countUsers()).isOne();
    assertThat(call("DELETE", "/" + key.get("_id"))).as("the operator may").isEmpty(204);
    assertThat(client.refresh(tokens.refreshToken())).hasStatus(401);
    assertThat(client.profile(tokens.accessToken())).hasStatus(401);
  }

  @Test
  void deletingTheKeyRemovesItsUserAndDeletingTheUserItsKey() {
    Document first = create("first");
    Document second = create("second");
    List<Document> users = admin.users("").documents();

    assertThat(call("DELETE", "/" + first.get("_id"))).isEmpty(204);
    assertThat(admin.users("").documents()).containsExactly(users.get(1));
    assertThat(admin.delete(users.get(1).getString("_id"))).isEmpty(204);

    assertThat(call("GET", "")).hasBody("[]");
    for (Document key : List.of(first, second)) {
      assertThat(client.logInWithKey(key.getString("key")))
          .isRefused(401, "AuthError", "unauthorized");
    }
    create("first");
  }

  @Test
  void anEmailThatTheServerUserLinkedIsFreeWhenItsKeyIsDeleted() {
    Document key = create("server");
    Tokens server = client.logInWithKey(key.getString("key")).tokens();
    assertThat(client.register("a@b.c", "password")).isDone(201);
    Document email = new Document("username", "a@b.c").append("password", "password");
    assertThat(client.link(server.accessToken(), "local-userpass", email)).isJson(200);

    assertThat(call("DELETE", "/" + key.get("_id"))).isEmpty(204);

    assertThat(client.signUp("a@b.c", "another").userId()).isNotEqualTo(server.userId());
  }

  @Test
  void aDisabledKeyOrUserDoesNotLogIn() {
    Document key = create("server");
    String id = admin.users("").documents().get(0).getString("_id");
    for (int i = 0; i < 2; i++) {
      assertThat(call("PUT", "/" + key.get("_id") + "/disable")).isEmpty(204);
    }
    assertThat(client.logInWithKey(key.getString("key")))
        .isRefused(401, "AuthError", "unauthorized");
    assertThat(call("GET", "/" + key.get("_id")).document()).containsEntry("disabled", true);
    assertThat(call("PUT", "/" + key.get("_id") + "/enable")).isEmpty(204);
    assertThat(client.logInWithKey(key.getString("key"))).isJson(200);

    assertThat(admin.disable(id)).isEmpty(204);
    assertThat(client.logInWithKey(key.getString("key")))
        .isRefused(401, "UserDisabled", "user disabled");
  }

  @Test
  void anAppHasAtMostAHundredServerKeys() {
    for (int i = 0; i < 100; i++) {
      create("key" + i);
    }

    assertThat(make(Map.of("name", "one-more")))
        .isRefused(400, "BadRequest", "cannot have more than 100 API keys");
    assertThat(make(Map.of("name", "key7")))
        .isRefused(409, "APIKeyAlreadyExists", "API key with name already exists");
    assertThat(admin.countUsers()).as("nobody was left behind").isEqualTo(100);
    assertThat(call("GET", "").documents())
        .hasSize(100)
        .extracting(key -> key.get("name"))
        .startsWith("key0", "key1", "key2")
        .endsWith("key99");
    Tokens user = client.signUp("a@b.c", "password");
    assertThat(client.createApiKey(user.refreshToken(), "key0")).isJson(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":null}", "{\"name\":1}"})
  void aNameIsNeeded(String body) {
    assertThat(make(body)).isRefused(400, "'name' is a required string");
    assertThat(admin.countUsers()).isZero();
  }

  @Test
  void theProviderHasToBeOn() {
    admin.switchProvider("api-key", "disable");

    assertThat(make(Map.of("name", "server"))).isRefusedWithCode(400, "BadRequest");
    assertThat(admin.countUsers()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "DELETE,''", "PUT,/enable", "PUT,/disable"})
  void keysOfUsersOfOtherAppsAndOfNobodyAreNotFound(String method, String operation) {
    Tokens user = client.signUp("a@b.c", "password");
    Object users = client.createApiKey(user.refreshToken(), "key").document().get("_id");
    TestApp other = TestApp.shared();
    Response elsewhere = other.admin().onApp("POST", "/api_keys", Map.of("name", "server"));
    Document key = create("server");

    for (Object id : List.of(users, elsewhere.document().get("_id"), new ObjectId(), "1")) {
      assertThat(call(method, "/" + id + operation))
          .isRefused(404, "APIKeyNotFound", "API key not found");
    }
    assertThat(
            client.send(
                method, "/auth/api_keys/" + key.get("_id") + operation, user.refreshToken(), null))
        .isRefused(404, "APIKeyNotFound", "API key not found");
    assertThat(client.logInWithKey(key.getString("key"))).isJson(200);
  }

  private Document create(String name) {
    Response created = make(Map.of("name", name));
    assertThat(created).isJson(201);
    return created.document();
  }

  private Response make(Object body) {
    return admin.onApp("POST", "/api_keys", body);
  }

  private Response call(String method, String path) {
    return admin.onApp(method, "/api_keys" + path, null);
  }
}
