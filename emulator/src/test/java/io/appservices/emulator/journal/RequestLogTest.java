package io.appservices.emulator.journal;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The requests in the log of an app, as the Admin API shows it. */
class RequestLogTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);

  @Test
  void aRefusedLoginIsThereWithItsReason() {
    app.client().signUp("a@example.com", "password");
    Response refused = app.client().logIn("a@example.com", "wrong-password");

    List<Document> errors = logs("?errors_only=true");

    assertThat(errors)
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .containsEntry("type", "AUTH")
                    .containsEntry("error", "invalid username/password")
                    .containsEntry("error_code", "InvalidPassword")
                    .containsEntry("status", 401)
                    .containsEntry("request_method", "POST")
                    .containsEntry("co_id", refused.header("x-appservices-request-id")));
    assertThat(errors.toString()).doesNotContain("wrong-password");
    assertThat(logs("?co_id=" + refused.header("x-appservices-request-id"))).isEqualTo(errors);
  }

  @Test
  void authenticationApiKeysAndChangesByOperatorsAreThereNewestFirst() {
    emulator.clock().freeze();
    Tokens user = app.client().signUp("a@example.com", "password");
    emulator.clock().advance(Duration.ofSeconds(1));
    app.client().createApiKey(user.refreshToken(), "ci");
    emulator.clock().advance(Duration.ofSeconds(1));
    app.admin().disable(user.userId());
    app.admin().user(user.userId());
    app.client().profile(user.accessToken());

    assertThat(logs(""))
        .extracting(entry -> entry.get("type") + " " + entry.get("status"))
        .containsExactly("AUTH 401", "API 204", "API_KEY 201", "AUTH 200", "AUTH 201");
    assertThat(logs("?type=API_KEY").get(0)).containsEntry("user_id", user.userId());
    assertThat(logs("?errors_only=true").get(0).getString("error")).contains("disabled");
    assertThat(logs("?user_id=" + user.userId()))
        .extracting(entry -> entry.getString("type"))
        .contains("API_KEY");
  }

  @Test
  void runsOfFunctionsAreBetweenThem() {
    emulator.clock().freeze();
    app.emulated().functions().register("greet", arguments -> "hello");
    Tokens user = app.client().logInAnonymously().tokens();
    emulator.clock().advance(Duration.ofSeconds(1));
    app.client()
        .send(
            "POST",
            app.client().app("/functions/call"),
            user.accessToken(),
            "{\"name\": \"greet\", \"arguments\": []}");
    emulator.clock().advance(Duration.ofSeconds(1));
    app.client().logOut(user.refreshToken());

    assertThat(logs(""))
        .extracting(entry -> entry.getString("type"))
        .containsExactly("AUTH", "FUNCTION", "AUTH");
  }

  @Test
  void ofAnotherAppNothingIsThere() {
    TestApp other = TestApp.on(emulator);
    other.client().logIn("nobody@example.com", "password");
    assertThat(logs("")).isEmpty();
  }

  private List<Document> logs(String query) {
    Response answer = app.admin().onApp("GET", "/logs" + query, null);
    assertThat(answer).hasStatus(200);
    return answer.document().getList("logs", Document.class);
  }
}
