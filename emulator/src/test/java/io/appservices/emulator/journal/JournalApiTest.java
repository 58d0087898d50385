package io.appservices.emulator.journal;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal over HTTP, for tests in other languages than Java. */
class JournalApiTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);

  @Test
  void listsWhatWasAnsweredAndWhy() {
    app.client().signUp("a@example.com", "password");
    app.client().logIn("a@example.com", "wrong-password");

    Document refused = single(get("/requests?refused=true&app=" + app.emulated().clientAppId()));

    assertThat(refused)
        .containsEntry("operation", "clientLogin")
        .containsEntry("status", 401)
        .containsEntry("error_code", "InvalidPassword")
        .containsEntry("reason", "invalid username/password");
    assertThat(refused.toJson()).doesNotContain("wrong-password");
  }

  @Test
  void givesWhatCameAfterARequest() {
    app.client().location();
    long seen = ((Number) single(get("/requests")).get("id")).longValue();
    app.client().providers();
    assertThat(single(get("/requests?after=" + seen)).getString("path")).endsWith("/providers");
  }

  @Test
  void waitsForARequest() {
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> get("/requests?operation=clientLogin&wait_seconds=30"));
    app.client().logInAnonymously();
    assertThat(waiting)
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(answer -> assertThat(single(answer)).containsEntry("operation", "clientLogin"));
  }

  @Test
  void doesNotKeepWhoReadsIt() {
    get("/requests");
    get("/explain?token=x");
    assertThat(requests(get("/requests"))).isEmpty();
  }

  @Test
  void namesTheRoutesThatAnUnknownPathIsLike() {
    Http.send(
        "POST", emulator.baseUrl() + "/api/client/v2.0/app/x/auth/provider/anon-user/login", null);
    Document unknown = single(get("/requests?status=404"));
    assertThat(unknown.getList("nearest", String.class))
        .first()
        .isEqualTo("POST /api/client/v2.0/app/{appId}/auth/providers/{provider}/login");
  }

  @Test
  void showsOneRequestByItsNumberAndByTheIdInItsAnswer() {
    Response refused = app.client().logIn("nobody@example.com", "password");
    Document listed = single(get("/requests?refused=true"));
    String id = refused.header("x-appservices-request-id");

    assertThat(get("/requests/" + listed.get("id")).document()).isEqualTo(listed);
    assertThat(get("/requests/" + id).document()).isEqualTo(listed);
    assertThat(get("/requests/999999"))
        .isRefused(
            404, "the journal has no request '999999': it keeps the newest, see --journal-size");
  }

  @Test
  void opensThePageThatAnErrorLinksTo() {
    Response refused = app.client().logIn("nobody@example.com", "password");
    Response page = Http.send("GET", refused.string("link"), null);
    assertThat(page).hasStatus(200);
    assertThat(page.body()).contains("<dd>invalid username/password</dd>");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");

    Http.send("DELETE", emulator.baseUrl() + "/__emulator/v1/requests", null);
    assertThat(Http.send("GET", refused.string("link"), null)).hasStatus(404);
  }

  @Test
  void shortensALongPath() {
    Http.send("GET", emulator.baseUrl() + "/" + "x".repeat(10_000), null);
    assertThat(single(get("/requests")).getString("path")).hasSize(1_003).endsWith("x...");
  }

  @Test
  void writesNoMarkupThatARequestBrings() {
    Response refused =
        app.client()
            .send(
                "POST",
                app.client().app("/auth/providers/a'&<b>/login").replace("<b>", "%3Cb%3E"),
                null,
                "{}");
    Response page = Http.send("GET", refused.string("link"), null);
    assertThat(page).hasStatus(200);
    assertThat(page.body()).contains("&amp;").doesNotContain("a'&", "<b>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operation=clientLogn | no operation is called 'clientLogn'; did you mean clientLogin?",
        "operation=login | no operation is called 'login'; there are adminLogin",
        "operaton=login | unexpected parameter 'operaton'",
        "status=abc | status",
        "status=99 | from 100 to 599",
        "refused=maybe | true or false",
        "wait_seconds=61 | from 0 to 60",
        "limit=0 | from 1 to 1000",
      })
  void refusesAQueryThatCannotMatch(String query, String message) {
    assertThat(get("/requests?" + query)).hasStatus(400);
    assertThat(get("/requests?" + query).string("error")).contains(message);
  }

  @Test
  void explainsATokenAtHand() {
    Tokens tokens = app.client().signUp("a@example.com", "password");
    assertThat(explain(tokens.accessToken()))
        .containsEntry("accepted", true)
        .containsEntry("type", "access")
        .containsEntry("app", app.emulated().clientAppId());
    assertThat(explain(tokens.refreshToken()))
        .containsEntry("accepted", true)
        .containsEntry("type", "refresh");

    app.emulated().users().revokeSessions("a@example.com");

    assertThat(explain(tokens.accessToken()))
        .containsEntry("accepted", false)
        .hasEntrySatisfying("reason", why -> assertThat(why).asString().contains("revoked"));
  }

  @Test
  void explainsATokenThatExpired() {
    Tokens tokens = app.client().signUp("a@example.com", "password");
    emulator.clock().advance(Duration.ofHours(1));
    assertThat(explain(tokens.accessToken()))
        .containsEntry("accepted", false)
        .hasEntrySatisfying(
            "reason", why -> assertThat(why).asString().startsWith("token expired"));
  }

  @Test
  void explainsATokenOfAnotherEmulator() {
    try (AppServicesEmulator other = AppServicesEmulator.start()) {
      String token = TestApp.on(other).client().signUp("a@example.com", "password").accessToken();
      assertThat(explain(token))
          .containsEntry("accepted", false)
          .hasEntrySatisfying(
              "reason", why -> assertThat(why).asString().contains("another emulator"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.", "%00"})
  void explainsWhatIsNoToken(String text) {
    assertThat(explain(text)).containsEntry("accepted", false).containsKey("reason");
  }

  private Document explain(String token) {
    return get("/explain?token=" + token).document();
  }

  private Response get(String path) {
    return Http.send("GET", emulator.baseUrl() + "/__emulator/v1" + path, null);
  }

  private static List<Document> requests(Response answer) {
    return answer.document().getList("requests", Document.class);
  }

  private static Document single(Response answer) {
    assertThat(requests(answer)).hasSize(1);
    return requests(answer).get(0);
  }
}
