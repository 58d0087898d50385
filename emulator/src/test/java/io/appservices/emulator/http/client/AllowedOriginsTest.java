package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.junit.jupiter.api.Test;

/** {@code security/allowed_request_origins}: which web pages may call an app. */
class AllowedOriginsTest {

  private static final String ORIGIN = "https://app.example.com";

  private final TestApp app = TestApp.shared();

  @Test
  void anAppThatNamesNoOriginAllowsAll() {
    assertThat(loginFrom(ORIGIN)).hasStatus(200);
  }

  @Test
  void anAppAllowsTheOriginsThatItNamesAndNoOthers() {
    allow("[\"" + ORIGIN + "\"]");

    assertThat(loginFrom(ORIGIN)).hasStatus(200);
    assertThat(loginFrom("https://other.example.com"))
        .isRefused(403, "DomainNotAllowed", "origin not allowed: 'https://other.example.com'");
  }

  @Test
  void callsThatComeFromNoWebPageAreNotAskedForAnOrigin() {
    allow("[\"" + ORIGIN + "\"]");

    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void aRefusedPageCanReadWhy() {
    allow("[\"" + ORIGIN + "\"]");

    assertThat(loginFrom("https://other.example.com"))
        .hasExactHeader("Access-Control-Allow-Origin", "https://other.example.com");
  }

  @Test
  void onlyAnArrayOfStringsIsTaken() {
    assertThat(app.admin().send("POST", path(), "{\"a\": 1}")).hasStatus(400);
    assertThat(app.admin().send("POST", path(), "[1]"))
        .isRefused(400, "InvalidParameter", "expected an array of strings");
    assertThat(loginFrom(ORIGIN)).hasStatus(200);
  }

  private void allow(String origins) {
    assertThat(app.admin().send("POST", path(), origins)).hasStatus(204);
  }

  private Response loginFrom(String origin) {
    return app.client().send("POST", loginPath(), null, "{}", "Origin", origin);
  }

  private String loginPath() {
    return "/app/" + app.clientAppId() + "/auth/providers/anon-user/login";
  }

  private static String path() {
    return "/security/allowed_request_origins";
  }
}
