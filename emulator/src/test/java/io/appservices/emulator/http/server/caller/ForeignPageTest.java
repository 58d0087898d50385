package io.appservices.emulator.http.server.caller;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that a developer happens to visit, and the emulator on the developer's machine. */
@Tag("security")
class ForeignPageTest {

  private static final String CONTROL = "/__emulator/v1";
  private static final String ADMIN_LOGIN = "/api/admin/v3.0/auth/providers/mongodb-cloud/login";
  private static final String KEY =
      "{\"username\":\"emulator\",\"apiKey\":\"emulator-private-key\"}";
  private static final String EVIL = "http://evil.example:8123";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .network(n -> n.allowHost("emulator.example").allowOrigin("http://localhost:3000"))
              .build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__emulator/v1/outbox",
        "DELETE /__emulator/v1/outbox",
        "GET /__emulator/v1/clock",
        "POST /__emulator/v1/clock",
        "GET /__emulator/v1/apps/myapp-abcde/users",
        "POST /__emulator/v1/apps/myapp-abcde/users",
        "GET /__emulator/v1/apps/myapp-abcde/data-sources/mongodb-atlas",
        "GET /__emulator/v1/apps/myapp-abcde/confirm",
        "GET /__emulator/v1/apps/myapp-abcde/reset",
        "POST /__emulator/v1/apps/myapp-abcde/reset",
        "GET /__emulator/v1/oauth/jwks",
        "POST /__emulator/v1/oauth/google/tokens",
        "GET /__emulator/v1/oauth/google/accounts",
        "GET /__emulator/v1/oauth/google/authorize",
        "POST /__emulator/v1/oauth/google/authorize",
        "GET /__emulator/v1/metrics",
        "GET /__emulator/v1/ca.crt",
        "GET /__emulator/v1/no/such/path",
        "POST /api/admin/v3.0/auth/providers/mongodb-cloud/login",
        "POST /api/admin/v3.0/auth/providers/local-userpass/login",
        "POST /api/admin/v3.0/auth/session",
        "GET /api/admin/v3.0/groups/5f60207f14dfb25d23101102/apps",
        "GET /api/private/v1.0/version",
        "GET /api/atlas/v1.0/groups",
        "DELETE /api/atlas/v1.0/groups/5f60207f14dfb25d23101102/databaseUsers/admin/ellen",
        "GET /api/public/v1.0/groups"
      })
  void getsIntoNoApiButTheOneOfClients(String route) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1);
    String forwarded = "evil.example:8123";

    assertThat(send(method, path, "{}", "Origin", EVIL)).hasStatus(403);
    assertThat(send(method, path, "{}", "Origin", EVIL, "X-Forwarded-Host", forwarded))
        .hasStatus(403);
    assertThat(send(method, path, "{}", "Host", forwarded, "Origin", EVIL)).hasStatus(403);
    assertThat(send(method, path, "{}", "Host", forwarded)).hasStatus(403);
    assertThat(send(method, path, "{}", "Sec-Fetch-Site", "cross-site")).hasStatus(403);
    assertThat(preflight(path, EVIL)).hasStatus(403).hasNoHeader("Access-Control-Allow-Origin");
  }

  @Test
  void movesNothingAndReadsNothing() {
    emulator.app().createUser("a@b.c", "secret1");
    String users = CONTROL + "/apps/" + emulator.app().clientAppId() + "/users";

    assertThat(send("POST", CONTROL + "/clock", "{\"freeze\":true}", "Origin", EVIL))
        .isRefusedWithCode(403, "DomainNotAllowed");
    Response export = send("GET", users, null, "Origin", EVIL, "X-Forwarded-Host", "evil.example");

    assertThat(emulator.clock().isFrozen()).isFalse();
    assertThat(export.body()).doesNotContain("a@b.c", "password_hash");
  }

  @Test
  void cannotLogInAsOperatorByARequestThatNeedsNoPreflight() {
    Response login = send("POST", ADMIN_LOGIN, KEY, "Content-Type", "text/plain", "Origin", EVIL);

    assertThat(login).isRefusedWithCode(403, "DomainNotAllowed");
    assertThat(login.body()).contains("--allow-origin " + EVIL);
    assertThat(send("POST", ADMIN_LOGIN, KEY, "Content-Type", "text/plain")).hasStatus(200);
  }

  @Test
  void mayCallTheClientApiAsTheService() {
    String login = "/api/client/v2.0/app/myapp-abcde/auth/providers/anon-user/login";

    assertThat(preflight(login, EVIL)).hasStatus(204);
    assertThat(send("POST", login, "{}", "Origin", EVIL, "Sec-Fetch-Site", "cross-site"))
        .hasStatus(200)
        .hasExactHeader("Access-Control-Allow-Origin", EVIL);
    assertThat(send("POST", login, "{}", "Host", "evil.example", "Origin", EVIL)).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__emulator/v1/clock", "/api/private/v1.0/version"})
  void ofAnAllowedOriginOrAtAnAllowedHostIsNotForeign(String path) {
    assertThat(send("GET", path, null, "Origin", "http://localhost:3000"))
        .hasStatus(200)
        .hasExactHeader("Access-Control-Allow-Origin", "http://localhost:3000");
    assertThat(preflight(path, "http://localhost:3000")).hasStatus(204);
    assertThat(
            send(
                "GET",
                path,
                null,
                "Host",
                "emulator.example",
                "Origin",
                "https://emulator.example"))
        .hasStatus(200);
  }

  @Test
  void canFrameNoPage() {
    for (String page : new String[] {"/apps/myapp-abcde/reset", "/oauth/google/authorize"}) {
      Response shown = send("GET", CONTROL + page, null);
      assertThat(shown)
          .hasExactHeader("X-Frame-Options", "DENY")
          .hasExactHeader("X-Content-Type-Options", "nosniff")
          .hasExactHeader("Referrer-Policy", "same-origin");
      assertThat(shown.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
  }

  private Response preflight(String path, String origin) {
    return send(
        "OPTIONS",
        path,
        null,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "content-type, x-forwarded-host");
  }

  private Response send(String method, String path, String body, String... headers) {
    boolean sent = body != null && !method.equals("GET");
    return Http.send(
        method, emulator.baseUrl() + path, sent ? body.getBytes(UTF_8) : null, headers);
  }
}
