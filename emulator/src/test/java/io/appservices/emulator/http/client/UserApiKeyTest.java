package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API keys that users make for themselves. */
class UserApiKeyTest {

  private static final String KEYS = "/auth/api_keys";

  private final TestApp app = TestApp.shared();
  private final ClientApiClient client = app.client();
  private final Tokens user = client.signUp("a@b.c", "password");

  @Test
  void aKeyIsShownOnceAndNotStored() {
    Document created = create("key");

    assertThat(created).containsOnlyKeys("_id", "name", "disabled", "key");
    assertThat(created.getString("_id")).matches("[0-9a-f]{24}");
    assertThat(created.getString("key")).matches("[0-9A-Za-z]{64}");
    assertThat(created).containsEntry("name", "key").containsEntry("disabled", false);
    Document shown = new Document(created);
    shown.remove("key");
    assertThat(call("GET", "/" + created.get("_id")).document()).isEqualTo(shown);
    assertThat(call("GET", "").documents()).containsExactly(shown);
    assertThat(EmulatorInternals.storedApiKeys(app.emulator(), app.emulated(), user.userId()))
        .hasSize(1)
        .allSatisfy(key -> assertThat(key.digest()).matches("[0-9a-f]{64}"))
        .noneSatisfy(key -> assertThat(key.digest()).contains(created.getString("key")));
  }

  @Test
  void keysAreListedInTheOrderTheyWereMade() {
    assertThat(call("GET", "")).isJson(200).hasBody("[]");
    List<String> names = List.of("z", "a", "m", "0", "_", "-", "A");
    names.forEach(this::create);

    assertThat(call("GET", "").documents()).extracting(k -> k.get("name")).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-Z_09", "-", "__proto__", "null"})
  void aNameHasLettersDigitsUnderscoresAndHyphens(String name) {
    assertThat(create(name)).containsEntry("name", name);
  }

  @Test
  void aUserHasAtMostTwentyKeys() {
    List<Object> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(create("key" + i).get("_id"));
    }

    assertThat(client.createApiKey(user.refreshToken(), "one-more"))
        .isRefused(400, "BadRequest", "cannot have more than 20 API keys");
    assertThat(client.createApiKey(user.refreshToken(), "key7"))
        .isRefusedWithCode(409, "APIKeyAlreadyExists");
    assertThat(client.createApiKey(client.signUp("b@b.c", "password").refreshToken(), "key0"))
        .isJson(201);
    assertThat(call("DELETE", "/" + ids.get(3))).isEmpty(204);
    create("one-more");
    assertThat(call("GET", "").documents()).hasSize(20);
  }

  @Test
  void aNameIsFreeAgainWhenItsKeyIsDeleted() {
    Document first = create("key");
    assertThat(call("DELETE", "/" + first.get("_id"))).isEmpty(204);

    assertThat(create("key").get("_id")).isNotEqualTo(first.get("_id"));
    assertThat(call("GET", "/" + first.get("_id"))).isRefusedWithCode(404, "APIKeyNotFound");
    assertThat(call("DELETE", "/" + first.get("_id"))).isRefusedWithCode(404, "APIKeyNotFound");
  }

  @Test
  void disablingAndEnablingTwiceIsAsGoodAsOnce() {
    Document key = create("key");
    for (String operation : List.of("disable", "disable", "enable", "enable")) {
      assertThat(call("PUT", "/" + key.get("_id") + "/" + operation)).isEmpty(204);
      boolean disabled = operation.equals("disable");
      assertThat(call("GET", "/" + key.get("_id")).document()).containsEntry("disabled", disabled);
      assertThat(client.logInWithKey(key.getString("key"))).hasStatus(disabled ? 401 : 200);
    }
  }

  @Test
  void aKeyLogsItsOwnerIn() {
    Document key = create("key");

    Tokens byKey = client.logInWithKey(key.getString("key")).tokens();

    assertThat(byKey.userId()).isEqualTo(user.userId());
    Document profile = client.profile(byKey.accessToken()).document();
    assertThat(profile).containsEntry("type", "normal");
    assertThat(profile.get("data")).isEqualTo(new Document("email", "a@b.c").append("name", "key"));
    assertThat(profile.getList("identities", Document.class))
        .extracting(i -> i.get("provider_type"))
        .containsExactly("local-userpass", "api-key");
    assertThat(profile.getList("identities", Document.class).get(1))
        .containsEntry("id", key.get("_id"))
        .containsEntry("provider_data", new Document("name", "key"));
    assertThat(byKey.refresh().claims().get("baas_identity", Document.class))
        .containsEntry("id", key.get("_id"))
        .containsEntry("provider_type", "api-key");
    assertThat(client.logInWithKey(key.getString("key").toLowerCase())).hasStatus(401);
    assertThat(client.logInWithKey(key.getString("_id"))).hasStatus(401);
    assertThat(TestApp.shared().client().logInWithKey(key.getString("key"))).hasStatus(401);
  }

  @Test
  void theKeyThatTheSessionLoggedInWithStays() {
    Document used = create("used");
    Document other = create("other");
    String refreshToken = client.logInWithKey(used.getString("key")).tokens().refreshToken();

    assertThat(client.send("DELETE", KEYS + "/" + used.get("_id"), refreshToken, null))
        .hasStatus(403);
    assertThat(client.send("DELETE", KEYS + "/" + other.get("_id"), refreshToken, null))
        .isEmpty(204);
    assertThat(client.logInWithKey(used.getString("key"))).isJson(200);
    assertThat(call("DELETE", "/" + used.get("_id"))).as("by another session").isEmpty(204);
    assertThat(client.refresh(refreshToken)).as("sessions go on").isJson(201);
  }

  @Test
  void aKeyOfADisabledUserTellsSoAndOneOfADeletedUserIsUnknown() {
    String key = create("key").getString("key");
    assertThat(app.admin().disable(user.userId())).isEmpty(204);
    assertThat(client.logInWithKey(key)).isRefused(401, "UserDisabled", "user disabled");
    assertThat(app.admin().enable(user.userId())).isEmpty(204);
    assertThat(client.logInWithKey(key)).isJson(200);

    assertThat(app.admin().delete(user.userId())).isEmpty(204);

    assertThat(client.logInWithKey(key)).isRefused(401, "AuthError", "unauthorized");
    assertThat(EmulatorInternals.storedApiKeys(app.emulator(), app.emulated(), user.userId()))
        .isEmpty();
  }

  @Test
  void anAnonymousUserHasNoKeysUntilItIsLinked() {
    Tokens anonymous = client.logInAnonymously().tokens();
    assertThat(client.createApiKey(anonymous.refreshToken(), "key"))
        .isRefusedWithCode(400, "BadRequest");
    assertThat(client.register("b@b.c", "password")).isDone(201);
    Document credentials = new Document("username", "b@b.c").append("password", "password");
    assertThat(client.link(anonymous.accessToken(), "local-userpass", credentials)).isJson(200);

    assertThat(client.createApiKey(anonymous.refreshToken(), "key")).isJson(201);
  }

  @Test
  void whereTheProviderIsOffKeysNeitherLogInNorAreMade() {
    Document key = create("key");
    app.admin().switchProvider("api-key", "disable");

    assertThat(client.createApiKey(user.refreshToken(), "other"))
        .isRefusedWithCode(400, "BadRequest");
    assertThat(client.logInWithKey(key.getString("key")))
        .isRefused(401, "InvalidSession", "unauthorized");
    assertThat(call("GET", "").documents()).hasSize(1);
    app.admin().switchProvider("api-key", "enable");
    assertThat(client.logInWithKey(key.getString("key"))).isJson(200);
  }

  @Test
  void keysWantTheRefreshToken() {
    assertThat(client.send("GET", KEYS, user.accessToken(), null))
        .isRefused(401, "invalid refresh token: incorrect token type");
  }

  private Document create(String name) {
    Response created = client.createApiKey(user.refreshToken(), name);
    assertThat(created).isJson(201);
    return created.document();
  }

  private Response call(String method, String path) {
    return client.send(method, KEYS + path, user.refreshToken(), null);
  }
}
