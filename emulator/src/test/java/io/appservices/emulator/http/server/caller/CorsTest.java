package io.appservices.emulator.http.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Web pages and APIs that all of them may call, as they may call the service. */
@Tag("security")
class CorsTest {

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestApi.of("/api", Route.get("/data", Access.OPEN, call -> TestApi.text("{}"))).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answersPreflightsOnEveryPathWithoutAuthentication() {
    String preflight =
        RawHttp.request(
            server,
            "OPTIONS",
            "/any/where",
            "Origin: http://page:3000",
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: authorization, x-baas-thing");

    assertThat(preflight)
        .startsWith("HTTP/1.1 204 No Content\r\n")
        .contains(
            "\r\nAccess-Control-Allow-Origin: http://page:3000\r\n",
            "\r\nAccess-Control-Allow-Credentials: true\r\n",
            "\r\nAccess-Control-Allow-Methods: GET,POST,PUT,PATCH,DELETE,OPTIONS\r\n",
            "\r\nAccess-Control-Allow-Headers: authorization, x-baas-thing\r\n",
            "\r\nAccess-Control-Max-Age: 600\r\n",
            "\r\nVary: Origin\r\n")
        .doesNotContain("Content-Type");
  }

  @Test
  void marksAnswersAndErrorsForThePage() {
    assertThat(get("/api/data", "Origin: http://page"))
        .startsWith("HTTP/1.1 200")
        .satisfies(this::isMarked);
    assertThat(get("/api/unknown", "Origin: http://page"))
        .startsWith("HTTP/1.1 404")
        .satisfies(this::isMarked);
    assertThat(get("/other", "Origin: http://page"))
        .startsWith("HTTP/1.1 404")
        .satisfies(this::isMarked);
  }

  @Test
  void saysNothingToWhoIsNoPage() {
    assertThat(get("/api/data")).doesNotContain("Access-Control", "Vary");
    assertThat(RawHttp.request(server, "OPTIONS", "/api/data"))
        .isEqualTo("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  }

  @Test
  void survivesTheLargestPreflight() {
    String names = "x".repeat(30_000);

    assertThat(
            RawHttp.request(
                server, "OPTIONS", "/", "Origin: null", "Access-Control-Request-Headers: " + names))
        .startsWith("HTTP/1.1 204")
        .contains(names);
  }

  private void isMarked(String answer) {
    assertThat(answer)
        .contains(
            "\r\nAccess-Control-Allow-Origin: http://page\r\n",
            "\r\nAccess-Control-Allow-Credentials: true\r\n",
            "\r\nAccess-Control-Expose-Headers:"
                + " x-baas-location, x-stitch-location, x-appservices-request-id\r\n",
            "\r\nVary: Origin\r\n");
  }

  private static String get(String path, String... headers) {
    return RawHttp.request(server, "GET", path, headers);
  }
}
