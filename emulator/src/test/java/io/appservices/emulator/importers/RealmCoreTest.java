package io.appservices.emulator.importers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How realm-core's tests set up an app and look at it ({@code baas_admin_api.cpp}). */
class RealmCoreTest extends RealmCoreFixture {

  @Test
  void theInitialSyncIsSaidToBeComplete() {
    Document progress =
        importer.objectOfApp("GET", "/sync/progress", null).get("progress", Document.class);

    assertThat(progress.values())
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat((Document) one)
                    .containsEntry("complete", true)
                    .containsEntry("accepting_clients", true));
    assertThat(importer.objectOfApp("GET", "/sync/state?sync_type=partition", null))
        .containsEntry("state", "enabled");
  }

  @Test
  void theUsersOfTheAppLogInAndCallItsFunctions() {
    ClientApiClient client = importer.client();
    assertThat(client.logInAnonymously()).isJson(200);
    assertThat(client.register("nobody@example.com", "password")).hasStatus(400);
    assertThat(client.register("realm_tests_do_autoverify@example.com", "password")).isJson(201);
    Tokens user = client.logIn("realm_tests_do_autoverify@example.com", "password").tokens();
    assertThat(client.logInWith("custom-function", Map.of("realmCustomAuthFuncUserId", "u")))
        .isJson(200);
    Document claims =
        Document.parse("{user_data: {name: 'a', occupation: 'b'}, my_metadata: {name: 'c'}}");
    String token = importer.customToken(SECRET, claims);
    assertThat(client.logInWith("custom-token", Map.of("token", token))).isJson(200);
    String key = client.createApiKey(user.refreshToken(), "k").string("key");
    assertThat(client.logInWithKey(key)).isJson(200);

    assertThat(importer.call(user.accessToken(), "sumFunc", 1, 2, 3)).isJson(200);
    assertThat(importer.call(user.accessToken(), "updateUserData", new Document("bucket", "red")))
        .hasBody("true");
    String refreshed = client.refresh(user.refreshToken()).string("access_token");
    assertThat(new Tokens(refreshed, "", "", "").access().claims())
        .extracting("user_data")
        .extracting("bucket")
        .isEqualTo("red");
  }
}
