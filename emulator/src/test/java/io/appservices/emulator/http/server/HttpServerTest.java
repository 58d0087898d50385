package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.testing.Provoked;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

  private static final Access<Void> NOBODY =
      call -> {
        throw new AppServicesException(Kind.UNAUTHENTICATED, "unauthorized");
      };
  private static final Access<String> KNOWN = call -> "ada";

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestApi.of(
                "/api",
                Route.get("/json", Access.OPEN, call -> TestApi.text("{}")),
                Route.post("/nothing", Access.OPEN, call -> Reply.empty(200)),
                Route.delete("/nothing", Access.OPEN, call -> Reply.empty(204)),
                Route.get("/page", Access.OPEN, call -> Reply.html(200, "<p>\u00e9</p>")),
                Route.get("/moved", Access.OPEN, HttpServerTest::moved),
                Route.get(
                    "/echo/{id}", Access.OPEN, call -> TestApi.text(call.pathParameter("id"))),
                Route.get("/target/{rest*}", Access.OPEN, call -> TestApi.text(call.rawTarget())),
                Route.get(
                    "/query", Access.OPEN, call -> TestApi.text(call.queryAll("q").toString())),
                Route.get("/broken", Access.OPEN, HttpServerTest::broken),
                Route.get("/error", Access.OPEN, HttpServerTest::error),
                Route.get("/null", Access.OPEN, call -> null),
                Route.get("/stream", Access.OPEN, HttpServerTest::endless).as(Work.WATCH),
                Route.get("/closed", NOBODY, call -> Reply.empty(204)),
                Route.get("/known", KNOWN, (call, name) -> TestApi.text(name)))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sendsJsonWithExactlyThisHead() {
    assertThat(get("/api/json"))
        .isEqualTo(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                + "Connection: close\r\n\r\n{}");
  }

  @Test
  void sendsNoContentTypeWithoutABody() {
    assertThat(RawHttp.request(server, "POST", "/api/nothing"))
        .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assertThat(RawHttp.request(server, "DELETE", "/api/nothing"))
        .isEqualTo("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  }

  @Test
  void sendsPagesInUtf8() {
    assertThat(get("/api/page"))
        .contains("\r\nContent-Type: text/html;charset=utf-8\r\n")
        .endsWith("<p>\u00c3\u00a9</p>");
  }

  @Test
  void sendsTheHeadersOfTheReply() {
    assertThat(get("/api/moved")).contains("302 Found").contains("\r\nLocation: /there\r\n");
  }

  @Test
  void answersHeadWithTheHeadOfGet() {
    assertThat(RawHttp.request(server, "HEAD", "/api/json"))
        .contains("200 OK", "Content-Type: application/json\r\n", "Content-Length: 2\r\n")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "a%2Fb, a/b",
    "a%25b, a%b",
    "a%252Fb, a%2Fb",
    "a+b@x.com, a+b@x.com",
    "a%2Bb%40x.com, a+b@x.com",
    "a%20b, a b",
    "a;b=c, a;b=c",
    "%2e%2e, ..",
    "%7BgroupId%7D, {groupId}",
    "{groupId}, {groupId}"
  })
  void keepsEncodedSlashInsideOneSegment(String sent, String seen) {
    assertThat(get("/api/echo/" + sent)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + seen);
  }

  @Test
  void takesRawUtf8InThePath() {
    assertThat(get("/api/echo/\u00c3\u00a9")).endsWith("\r\n\r\n\u00c3\u00a9");
  }

  @Test
  void keepsTheRequestTargetAsSent() {
    String target = "/api/target/a%2Fb//%41/../+?q=%20+&%zz&";

    assertThat(get(target)).endsWith("\r\n\r\n" + target);
  }

  @Test
  void readsQueryParameters() {
    assertThat(get("/api/query?q=a+b&x&q=%2B%26&q&&=")).endsWith("[a b, +&, ]");
    assertThat(get("/api/query")).endsWith("[]");
    assertThat(get("/api/query?q=%zz")).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%ff", "%c3%28"})
  void refusesBadEncodingInThePath(String segment) {
    assertThat(get("/api/echo/" + segment))
        .startsWith("HTTP/1.1 400")
        .contains("\r\nContent-Type: application/json\r\n", "{\"error\":");
  }

  @Test
  void refusesUnknownPathsInTheShapeOfTheApi() {
    assertThat(get("/api/unknown")).startsWith("HTTP/1.1 404").contains("x-refused-by: /api");
  }

  @Test
  void refusesPathsOfNoApiInPlainJson() {
    assertThat(get("/other"))
        .startsWith("HTTP/1.1 404")
        .endsWith("{\"error\":\"no such endpoint\"}")
        .doesNotContain("x-refused-by");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "TRACE", "BREW", "get"})
  void namesTheMethodsThatAreAllowed(String method) {
    assertThat(RawHttp.request(server, method, "/api/nothing"))
        .startsWith("HTTP/1.1 405")
        .contains("\r\nAllow: POST, DELETE\r\n", "x-refused-by: /api");
  }

  @Test
  void asksTheAccessBeforeTheHandler() {
    assertThat(get("/api/closed"))
        .startsWith("HTTP/1.1 401")
        .endsWith("{\"error\":\"unauthorized\"}");
    assertThat(get("/api/known")).endsWith("\r\n\r\nada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/broken", "/api/error", "/api/null"})
  void hidesDefectsFromTheClient(String path) {
    assertThat(get(path))
        .startsWith("HTTP/1.1 500")
        .endsWith(
            "{\"error\":\"error processing request\",\"error_code\":\"InternalServerError\"}");
  }

  @Test
  void answersThoughTheApiCannotRefuse() {
    try (HttpServer other = HttpServer.start("127.0.0.1", 0, List.of(new Speechless()))) {
      assertThat(RawHttp.request(other, "GET", "/"))
          .startsWith("HTTP/1.1 500")
          .contains("{\"error\":\"error processing request\"");
    }
  }

  @Test
  void answersHeadOfAStreamWithoutOpeningIt() {
    assertThat(RawHttp.request(server, "HEAD", "/api/stream"))
        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void answersWhatIsNotHttpInJson() {
    assertThat(RawHttp.exchange(server, "nonsense\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\r\nContent-Type: application/json\r\n")
        .endsWith("{\"error\":\"Bad Request\"}");
    assertThat(RawHttp.request(server, "GET", "/", "X: " + "x".repeat(40_000)))
        .startsWith("HTTP/1.1 431")
        .endsWith("{\"error\":\"Request Header Fields Too Large\"}");
    assertThat(RawHttp.request(server, "CONNECT", "x:1")).startsWith("HTTP/1.1 400");
  }

  @Test
  void takesAccessTokenAndWatchArgumentsInTheQuery() {
    assertThat(get("/api/query?baas_at=" + "x".repeat(16_000))).startsWith("HTTP/1.1 200");
  }

  private static String get(String target) {
    return RawHttp.request(server, "GET", target);
  }

  private static Reply moved(Call call) {
    return Reply.empty(302).withHeader("Location", "/there");
  }

  private static Reply broken(Call call) {
    throw Provoked.failure(new IllegalStateException("a defect, on purpose"));
  }

  private static Reply error(Call call) {
    throw Provoked.failure(new AssertionError("an error, on purpose"));
  }

  private static Reply endless(Call call) {
    return Reply.stream("text/event-stream", stream -> new CountDownLatch(1).await());
  }

  /** An API that fails at refusing. */
  private record Speechless() implements Api {

    @Override
    public String prefix() {
      return "";
    }

    @Override
    public List<Route<?>> routes() {
      return List.of();
    }

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      throw Provoked.failure(new IllegalStateException("no words, on purpose"));
    }
  }
}
