package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a body may be left out, it may be {@code null}: clients with nothing to say send that. */
class NullBodyTest {

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @ValueSource(strings = {"null", " null\n", "\n", ""})
  void aDraftIsMadeAndDeployed(String body) {
    Response draft = app.admin().onApp("POST", "/drafts", body);
    assertThat(draft).isJson(201);

    Response deployed =
        app.admin().onApp("POST", "/drafts/" + draft.string("_id") + "/deployment", body);

    assertThat(deployed).isJson(201);
    assertThat(deployed.document()).doesNotContainKey("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", ""})
  void anonymousUsersLogIn(String body) {
    assertThat(app.client().logInWith("anon-user", body)).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", ""})
  void theStandInIssuesATokenForSomebody(String body) {
    String url = app.emulator().baseUrl() + "/__emulator/v1/oauth/google/tokens";
    byte[] bytes = body.getBytes(UTF_8);

    Response withBody = Http.send("POST", url, bytes, "Content-Type", "application/json");

    Response without = Http.send("POST", url, null);
    assertThat(withBody.status()).isEqualTo(without.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout", "enable", "disable"})
  void operationsWithoutABodyTakeOne(String operation) {
    String user = app.client().logInAnonymously().tokens().userId();

    assertThat(app.admin().onApp("PUT", "/users/" + user + "/" + operation, "null")).isEmpty(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul", "nulll", "[]", "1"})
  void anythingElseIsStillNoObject(String body) {
    String draft = app.admin().onApp("POST", "/drafts", null).string("_id");

    assertThat(app.admin().onApp("POST", "/drafts/" + draft + "/deployment", body))
        .isRefusedWithCode(400, "BadRequest");
  }
}
