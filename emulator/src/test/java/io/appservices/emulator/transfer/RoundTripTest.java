package io.appservices.emulator.transfer;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static io.appservices.emulator.transfer.Travel.exportOf;
import static io.appservices.emulator.transfer.Travel.imports;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Users that an app had are the same users in another emulator. */
class RoundTripTest {

  private static final String PASSWORD = "secret1";

  @AutoClose private final AppServicesEmulator elsewhere = AppServicesEmulator.start();

  private final TestApp app = TestApp.shared();
  private final TestApp there = TestApp.on(elsewhere);

  @Test
  void allKindsOfUsersArriveAsTheyWere() {
    Tokens person = app.client().signUp("person@b.c", PASSWORD);
    String disabled = app.emulated().createUser("disabled@b.c", PASSWORD);
    app.emulated().users().disable(disabled);
    Tokens anonymous = app.client().logInAnonymously().tokens();
    String ownKey = app.client().createApiKey(person.refreshToken(), "mine").string("key");
    app.client().logInWithKey(ownKey).tokens();
    String serverKey = serverKey("server");
    assertThat(app.client().register("registered@b.c", PASSWORD)).isDone(201);
    app.admin().configure("local-userpass", new Document("autoConfirm", false));
    app.admin().configure("local-userpass", new Document("emailConfirmationUrl", "http://x"));
    assertThat(app.client().register("pending@b.c", PASSWORD)).isDone(201);

    String export = exportOf(app);
    imports(there, 6, export);

    assertThat(exportOf(there)).isEqualTo(export);
    assertThat(withoutProviderIds(there)).isEqualTo(withoutProviderIds(app));
    assertThat(there.client().logIn("person@b.c", PASSWORD).tokens().userId())
        .isEqualTo(person.userId());
    assertThat(there.client().logIn("person@b.c", "wrong password")).hasStatus(401);
    assertThat(there.client().logIn("disabled@b.c", PASSWORD))
        .isRefusedWithCode(401, "UserDisabled");
    assertThat(there.client().logInWithKey(ownKey).tokens().userId()).isEqualTo(person.userId());
    there.client().logInWithKey(serverKey).tokens();
    assertThat(there.admin().user(anonymous.userId())).isJson(200);
    assertThat(there.client().logIn("pending@b.c", PASSWORD)).isRefusedWithCode(401, "AuthError");
    there.client().logIn("registered@b.c", PASSWORD).tokens();
  }

  @Test
  void aSessionDoesNotTravel() {
    Tokens person = app.client().signUp("person@b.c", PASSWORD);

    imports(there, 1, exportOf(app));

    assertThat(there.client().refresh(person.refreshToken())).hasStatus(401);
    assertThat(there.client().profile(person.accessToken())).hasStatus(401);
  }

  @Test
  void aDisabledKeyStaysDisabled() {
    Tokens person = app.client().signUp("person@b.c", PASSWORD);
    Response key = app.client().createApiKey(person.refreshToken(), "mine");
    assertThat(
            app.client()
                .send(
                    "PUT",
                    "/auth/api_keys/" + key.string("_id") + "/disable",
                    person.refreshToken(),
                    null))
        .hasStatus(204);

    imports(there, 1, exportOf(app));

    assertThat(there.client().logInWithKey(key.string("key"))).hasStatus(401);
  }

  @Test
  void anExportIsInTheOrderOfIdsAndTheSameEachTime() {
    List<String> ids =
        IntStream.range(0, 2345)
            .mapToObj(i -> app.emulated().createUser("user" + i + "@b.c", PASSWORD))
            .toList();

    String export = exportOf(app);

    assertThat(Travel.linesOf(export)).extracting(line -> line.get("_id")).isEqualTo(ids);
    assertThat(exportOf(app)).isEqualTo(export);
    imports(there, 2345, export);
    assertThat(exportOf(there)).isEqualTo(export);
  }

  @Test
  void anAppWithoutUsersIsExportedAsNothing() {
    assertThat(exportOf(app)).isEmpty();
  }

  @Test
  void noPasswordAndNoKeyIsExportedInClearText() {
    Tokens person = app.client().signUp("person@b.c", PASSWORD);
    String key = app.client().createApiKey(person.refreshToken(), "mine").string("key");

    String export = exportOf(app);

    assertThat(export).doesNotContain(PASSWORD, key);
    assertThat(Travel.linesOf(export).get(0).get("password_hash", Document.class))
        .containsEntry("algorithm", "PBKDF2-HMAC-SHA256")
        .containsEntry("iterations", 1)
        .containsKeys("salt", "hash");
  }

  private String serverKey(String name) {
    Response created = app.admin().onApp("POST", "/api_keys", Map.of("name", name));
    assertThat(created).isJson(201);
    return created.string("key");
  }

  private static String withoutProviderIds(TestApp app) {
    return app.admin().users("").documents().stream()
        .map(user -> user.toJson().replaceAll("\"provider_id\": \"[0-9a-f]{24}\"", ""))
        .collect(Collectors.joining("\n"));
  }
}
