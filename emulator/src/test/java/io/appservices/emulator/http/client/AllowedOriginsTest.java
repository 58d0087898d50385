package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code security/allowed_request_origins}: which web pages may call an app. */
@Tag("security")
class AllowedOriginsTest {

  private static final String ORIGIN = "https://app.example.com";

  private final TestApp app = TestApp.shared();

  @Test
  void anAppThatNamesNoOriginAllowsAll() {
    assertThat(loginFrom(ORIGIN)).hasStatus(200);
  }

  @Test
  void anAppAllowsTheOriginsThatItNamesAndNoOthers() {
    allowOnlyOrigin();

    assertThat(loginFrom(ORIGIN)).hasStatus(200);
    assertThat(loginFrom("https://other.example.com"))
        .isRefused(403, "DomainNotAllowed", "origin not allowed: 'https://other.example.com'");
  }

  @Test
  void callsThatComeFromNoWebPageAreNotAskedForAnOrigin() {
    allowOnlyOrigin();

    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void aRefusedPageCanReadWhy() {
    allowOnlyOrigin();

    assertThat(loginFrom("https://other.example.com"))
        .hasExactHeader("Access-Control-Allow-Origin", "https://other.example.com");
  }

  @Test
  void onlyAnArrayOfStringsIsTaken() {
    assertThat(app.admin().onApp("POST", path(), new Document("a", 1))).hasStatus(400);
    assertThat(app.admin().onApp("POST", path(), List.of(1)))
        .isRefused(400, "InvalidParameter", "expected an array of strings");
    assertThat(loginFrom(ORIGIN)).hasStatus(200);
  }

  private void allowOnlyOrigin() {
    assertThat(app.admin().onApp("POST", path(), List.of(ORIGIN))).hasStatus(204);
  }

  private Response loginFrom(String origin) {
    return app.client().send("POST", loginPath(), null, "{}", "Origin", origin);
  }

  private String loginPath() {
    return "/app/" + app.emulated().clientAppId() + "/auth/providers/anon-user/login";
  }

  private static String path() {
    return "/security/allowed_request_origins";
  }
}
