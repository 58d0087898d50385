package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What web pages may do with endpoints. */
class EndpointPagesTest {

  private static final String ORIGIN = "http://page.example";
  private static final String ALLOWED = "Access-Control-Allow-Headers";

  private final EndpointApp app = EndpointApp.shared();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "authorization,content-type -> authorization, content-type",
        "Authorization, apiKey, Accept -> Authorization, Accept",
        "email,password,api-key,jwtTokenString,x-own -> x-own"
      })
  void allowsAccessTokensAndNoOtherCredentials(String requested, String allowed) {
    for (String path : List.of("/any", "/data/v1/action/find")) {
      assertThat(
              app.send(
                  "OPTIONS",
                  path,
                  null,
                  "Origin",
                  ORIGIN,
                  "Access-Control-Request-Method",
                  "POST",
                  "Access-Control-Request-Headers",
                  requested))
          .isEmpty(204)
          .hasExactHeader("Access-Control-Allow-Origin", ORIGIN)
          .hasExactHeader(ALLOWED, allowed);
    }
  }

  @Test
  void letsAPageReadAnswersAndRefusals() {
    app.endpoint("GET", "/a", "exports = () => 1");

    assertThat(app.get("/a", "Origin", ORIGIN))
        .isJson(200)
        .hasExactHeader("Access-Control-Allow-Origin", ORIGIN);
    assertThat(app.get("/b", "Origin", ORIGIN))
        .hasStatus(404)
        .hasExactHeader("Access-Control-Allow-Origin", ORIGIN);
  }

  @Test
  void refusesAPageOfAnOriginThatTheAppDoesNotName() {
    app.endpoint("GET", "/a", "exports = () => 1");
    app.app()
        .admin()
        .onApp("POST", "/security/allowed_request_origins", List.of("https://own.example"));

    assertThat(app.get("/a", "Origin", ORIGIN))
        .isRefused(403, "DomainNotAllowed", "origin not allowed: '" + ORIGIN + "'");
    assertThat(app.get("/a", "Origin", "https://own.example")).isJson(200);
    assertThat(app.get("/a")).isJson(200);
  }

  @Test
  void doesNotMindAHeaderOfPreflightsElsewhere() {
    app.endpoint("POST", "/a", "exports = () => 1");

    assertThat(app.post("/a", "{}", "Access-Control-Request-Headers", "*")).isJson(200);
  }
}
