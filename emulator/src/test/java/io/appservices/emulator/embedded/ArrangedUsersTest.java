package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppUsers;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.TestSession;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Users as a test arranges them in process, by id or by email. */
class ArrangedUsersTest {

  private static final String EMAIL = "user@example.com";
  private static final String PASSWORD = "correct horse";

  private final TestApp app = TestApp.shared();
  private final AppUsers users = app.emulated().users();

  @Test
  void findsAUserByIdAndByEmail() {
    String id = users.create(EMAIL, PASSWORD);

    EmulatedUser user = users.find(EMAIL).orElseThrow();

    assertThat(user.id()).isEqualTo(id);
    assertThat(user.email()).contains(EMAIL);
    assertThat(user.lastLogin()).isEmpty();
    assertThat(user.identities()).extracting("provider").containsExactly("local-userpass");
    assertThat(users.find(id)).contains(user);
    assertThat(users.find("nobody@example.com")).isEmpty();
  }

  @Test
  void findsAUserByTheEmailOfAnotherProvider() {
    app.emulated().providers().enable("google");
    String token =
        app.emulator().oauth().forApp(app.emulated()).idToken("google", Map.of("email", EMAIL));
    TestSession session = users.logIn("google", Map.of("id_token", token));

    assertThat(users.find(EMAIL)).map(EmulatedUser::id).contains(session.userId());
  }

  @Test
  void disablesEnablesRevokesAndDeletesByEmail() {
    users.create(EMAIL, PASSWORD);
    TestSession session = users.logInAs(EMAIL);

    users.disable(EMAIL);
    assertThat(users.find(EMAIL).orElseThrow().disabled()).isTrue();
    refused("UserDisabled", () -> users.logIn(EMAIL, PASSWORD));
    refused("UserDisabled", () -> users.logInAs(EMAIL));

    users.enable(EMAIL);
    assertThat(app.client().profile(session.accessToken())).hasStatus(401);
    TestSession again = users.logIn(EMAIL, PASSWORD);
    assertThat(app.client().profile(again.accessToken())).hasStatus(200);

    users.revokeSessions(EMAIL);
    assertThat(app.client().profile(again.accessToken())).hasStatus(401);

    users.delete(EMAIL);
    assertThat(users.list(1)).isEmpty();
  }

  @Test
  void aSessionHasTheTokensThatALoginAnswers() {
    String id = users.create(EMAIL, PASSWORD);

    TestSession session = users.logInAs(id);

    assertThat(session.userId()).isEqualTo(id);
    assertThat(app.client().profile(session.accessToken())).hasStatus(200);
    assertThat(app.client().refresh(session.refreshToken())).hasStatus(201);
    assertThat(session.toString()).doesNotContain(session.accessToken(), session.refreshToken());
  }

  @Test
  void anAccountWaitsForItsConfirmation() {
    users.createPending(EMAIL, PASSWORD);

    assertThat(app.admin().pendingUsers("")).isJson(200);
    refused("AuthError", () -> users.logIn(EMAIL, PASSWORD));
    assertThatThrownBy(() -> users.disable(EMAIL))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContainingAll(EMAIL, app.emulated().clientAppId(), "logs in the first time");

    users.confirm(EMAIL);
    assertThat(users.logIn(EMAIL, PASSWORD).userId()).hasSize(24);
    assertThatThrownBy(() -> users.confirm(EMAIL)).hasMessageContaining("'" + EMAIL + "'");
  }

  @Test
  void anAccountThatWaitsIsRemoved() {
    users.createPending(EMAIL, PASSWORD);

    users.deletePending(EMAIL);

    assertThatThrownBy(() -> users.deletePending(EMAIL))
        .hasMessageContaining("user not found: '" + EMAIL + "'");
  }

  @Test
  void aKeyLogsIn() {
    String id = users.create(EMAIL, PASSWORD);

    String key = users.createApiKey(EMAIL, "ci");

    assertThat(users.logIn("api-key", Map.of("key", key)).userId()).isEqualTo(id);
  }

  @Test
  void customDataStandsInAccessTokens() {
    users.create(EMAIL, PASSWORD);
    users.customDataIn("shop", "people", "owner");

    users.setCustomData(EMAIL, Map.of("plan", "gold", "tags", List.of("a")));
    users.setCustomData(EMAIL, Map.of("plan", "silver"));

    assertThat(users.customData(EMAIL).orElseThrow())
        .containsEntry("plan", "silver")
        .containsEntry("tags", List.of("a"))
        .containsEntry("owner", users.find(EMAIL).orElseThrow().id());
    String token = users.logInAs(EMAIL).accessToken();
    assertThat(Jwt.parse(token).claims().toJson()).contains("silver");
  }

  @Test
  void saysHowCustomDataIsSetUp() {
    users.create(EMAIL, PASSWORD);

    assertThatIllegalStateException()
        .isThrownBy(() -> users.setCustomData(EMAIL, Map.of("plan", "gold")))
        .withMessageContainingAll(app.emulated().clientAppId(), "customDataIn");
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            EmulatorException.class, e -> assertThat(e.errorCode()).contains(code));
  }
}
