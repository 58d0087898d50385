package io.appservices.emulator.http.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Handler;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.runtime.EmulatorClock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests have to say about where they come from, as browsers, programs and proxies do. */
class CallerPolicyTest {

  private static final List<Api> APIS =
      List.of(new Restricted(), TestApi.of("/open", Route.get("/data", Access.OPEN, ok())));

  private static HttpServer local;
  private static HttpServer everywhere;

  @BeforeAll
  static void start() {
    local =
        HttpServer.start(
            List.of("127.0.0.1"),
            0,
            APIS,
            CallerPolicy.of(
                "127.0.0.1",
                List.of("emulator.example", "*.tunnel.example", "fd00::1"),
                List.of("http://localhost:3000", "https://tool.example")),
            new CallChain(new EmulatorClock()));
    everywhere = HttpServer.start("0.0.0.0", 0, APIS);
  }

  @AfterAll
  static void stop() {
    local.close();
    everywhere.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:1",
        "LocalHost:9090",
        "localhost.",
        "app.localhost:9090",
        "127.0.0.1",
        "127.8.9.10:80",
        "[::1]:9090",
        "[0:0:0:0:0:0:0:1]",
        "emulator.example:9090",
        "EMULATOR.example",
        "a.tunnel.example",
        "b.a.tunnel.example:443",
        "[fd00::1]:9090"
      })
  void answersAtTheHostsThatAreItsOwn(String host) {
    assertThat(call(local, "GET", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
    assertThat(call(local, "POST", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:9090",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "tunnel.example",
        "eviltunnel.example",
        "x.emulator.example",
        "emulator",
        "192.168.1.7",
        "1.2.3.4:9090",
        "0.0.0.0:9090",
        "[::]:9090",
        "[fd00::2]",
        "[::ffff:10.0.0.1]"
      })
  void refusesOtherHostsWithOrWithoutAnOriginThatIsTheSame(String host) {
    for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
      assertThat(call(local, method, "/closed/data", host)).startsWith("HTTP/1.1 403 ");
      assertThat(call(local, method, "/closed/data", host, "Origin: http://" + host))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void namesTheOptionForAHostThatIsRefused() {
    assertThat(call(local, "GET", "/closed/data", "shop.example:9090"))
        .contains(
            "this API does not answer at the host 'shop.example': if it is a name of the emulator,"
                + " start it with --allow-host shop.example",
            "\"error_code\":\"DomainNotAllowed\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "emulator:9090",
        "host.docker.internal:9090",
        "emulator.ci.svc.cluster.local",
        "laptop.local",
        "192.168.1.7:9090",
        "[fd00::2]:9090",
        "127.0.0.1"
      })
  void answersOnAllInterfacesAtNamesThatPublicDnsDoesNotHave(String host) {
    assertThat(call(everywhere, "GET", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "emulator.evil.example:9090", "0.0.0.0:9090", "[::]"})
  void refusesPublicNamesOnAllInterfaces(String host) {
    assertThat(call(everywhere, "GET", "/closed/data", host)).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9090, http://localhost:9090",
    "localhost:9090, https://localhost:9090",
    "localhost, http://localhost",
    "localhost:80, http://localhost",
    "emulator.example, https://emulator.example",
    "emulator.example:443, https://emulator.example",
    "[::1]:9090, http://[::1]:9090",
    "localhost:9090, http://localhost:3000",
    "127.0.0.1:9090, http://LOCALHOST:3000",
    "localhost:9090, https://tool.example",
    "localhost:9090, https://tool.example:443"
  })
  void letsPagesOfItsOwnOriginAndOfAllowedOnesCall(String host, String origin) {
    for (String method : List.of("GET", "POST")) {
      assertThat(call(local, method, "/closed/data", host, "Origin: " + origin))
          .startsWith("HTTP/1.1 200 ")
          .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
    }
    assertThat(call(local, "OPTIONS", "/closed/data", host, "Origin: " + origin))
        .startsWith("HTTP/1.1 204 ")
        .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:9090",
        "http://app.localhost:9090",
        "http://localhost:9090.evil.example",
        "http://localhost:9090@evil.example",
        "http://evil.example/http://localhost:9090",
        "https://localhost:3000",
        "http://tool.example",
        "chrome-extension://localhost:9090",
        "file://",
        "ws://localhost:9090",
        "localhost:9090",
        "//localhost:9090",
        "null",
        "''"
      })
  void refusesPagesOfAllOtherOrigins(String origin) {
    for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
      assertThat(call(local, method, "/closed/data", "localhost:9090", "Origin: " + origin))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void namesTheOptionForAnOriginThatIsRefused() {
    assertThat(call(local, "POST", "/closed/data", "localhost", "Origin: http://localhost:4200"))
        .contains(
            "pages of 'http://localhost:4200' may not call this API: if they are yours, start the"
                + " emulator with --allow-origin http://localhost:4200");
  }

  @Test
  void refusesOneOriginAmongSeveral() {
    assertThat(
            call(
                local,
                "GET",
                "/closed/data",
                "localhost",
                "Origin: http://localhost",
                "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Host: evil.example, localhost",
        "Forwarded: host=evil.example;proto=http",
        "X-Original-Host: evil.example"
      })
  void doesNotBelieveWhatAProxyMayHaveSaid(String header) {
    String origin = "Origin: http://evil.example";
    assertThat(call(local, "GET", "/closed/data", "localhost", origin, header))
        .startsWith("HTTP/1.1 403 ");
    assertThat(call(local, "GET", "/closed/data", "evil.example", "X-Forwarded-Host: localhost"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, no-cors, image, 403",
    "cross-site, no-cors, script, 403",
    "cross-site, navigate, iframe, 403",
    "cross-site, navigate, embed, 403",
    "cross-site, cors, empty, 403",
    "same-site, no-cors, image, 403",
    "cross-site, navigate, document, 200",
    "same-site, navigate, document, 200",
    "same-origin, cors, empty, 200",
    "same-origin, no-cors, image, 200",
    "none, navigate, document, 200"
  })
  void letsOtherSitesLinkAndNotEmbed(String site, String mode, String destination, int status) {
    assertThat(
            call(
                local,
                "GET",
                "/closed/data",
                "localhost",
                "Sec-Fetch-Site: " + site,
                "Sec-Fetch-Mode: " + mode,
                "Sec-Fetch-Dest: " + destination))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void takesNothingThatChangesForALinkOfAnotherSite(String method) {
    assertThat(
            call(
                local,
                method,
                "/closed/data",
                "localhost",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document",
                "Content-Length: 0"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/closed",
        "/closed/unknown",
        "/%63losed/data",
        "/closed/%64ata",
        "/%63%6c%6f%73%65%64/unknown",
        "/closed/data?x=%ff",
        "/closed/data/"
      })
  void refusesOnEveryPathOfTheApi(String path) {
    assertThat(call(local, "GET", path, "evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(call(local, "OPTIONS", path, "localhost", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void answersWhoNamesNoHostBecauseNoBrowserDoes() {
    assertThat(RawHttp.exchange(local, "GET /closed/data HTTP/1.0\r\n\r\n")).contains(" 200 ");
  }

  @Test
  void anOpenApiAnswersPagesOfEveryOriginAtEveryHost() {
    assertThat(call(local, "GET", "/open/data", "evil.example", "Origin: null"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nAccess-Control-Allow-Origin: null\r\n")
        .doesNotContain("X-Content-Type-Options");
    assertThat(call(local, "OPTIONS", "/open/data", "evil.example", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 204 ");
    assertThat(call(local, "GET", "/open/data", "localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void answersOfARestrictedApiAreNotTakenForAnotherType() {
    assertThat(call(local, "GET", "/closed/data", "localhost"))
        .contains("\r\nX-Content-Type-Options: nosniff\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "shop.example:80", "http://shop.example", "*", "*.", "a/b", "[::1]:80"})
  void takesNoHostThatIsNone(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallerPolicy.of("127.0.0.1", List.of(host), List.of()))
        .withMessageContaining("without a port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "null", "localhost:3000", "ftp://a", "http://a/b", "http://u@a"})
  void takesNoOriginThatIsNone(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallerPolicy.of("127.0.0.1", List.of(), List.of(origin)))
        .withMessageContaining("such as http://localhost:3000");
  }

  private static String call(
      HttpServer server, String method, String path, String host, String... headers) {
    String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return RawHttp.exchange(server, head + more + "\r\n");
  }

  private static Handler<Object> ok() {
    return (call, who) -> TestApi.text("{}");
  }

  /** An API for programs. */
  private static final class Restricted implements Api {

    @Override
    public String prefix() {
      return "/closed";
    }

    @Override
    public List<Route<?>> routes() {
      return List.of(
          Route.get("/data", Access.OPEN, ok()).withOperation("read"),
          Route.post("/data", Access.OPEN, ok()).withOperation("write"));
    }

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      return ErrorResponses.reply(refusal);
    }
  }
}
