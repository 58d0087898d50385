package io.appservices.emulator.http.server.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever arrives on the wire, the answer is not a failure of ours, and there is an end to it. */
class NoisePropertyTest {

  private static HttpServer server;

  @BeforeContainer
  static void start() {
    server =
        TestApi.of(
                "/api",
                Route.get("/{a}/{b}", Access.OPEN, NoisePropertyTest::useEverything),
                Route.post("/{rest*}", Access.OPEN, NoisePropertyTest::useEverything))
            .start();
  }

  @AfterContainer
  static void stop() {
    server.close();
  }

  @Property(tries = 200)
  void survivesAnyBytes(@ForAll byte[] bytes) {
    assertThat(RawHttp.exchange(server, bytes)).doesNotStartWith("HTTP/1.1 500");
  }

  @Property(tries = 400)
  void survivesAnyRequestTarget(
      @ForAll("noise") String path,
      @ForAll("noise") String query,
      @ForAll("method") String method) {
    assertThat(RawHttp.request(server, method, "/api/x/" + path + "?" + query))
        .startsWith("HTTP/1.1 ")
        .doesNotStartWith("HTTP/1.1 500")
        .doesNotContain("<html", "Exception");
  }

  @Property(tries = 300)
  void survivesAnyHeader(
      @ForAll("header") String name, @ForAll("noise") String value, @ForAll("noise") String body) {
    String head = RawHttp.head("POST", "/api/x", name + ": " + value);

    assertThat(RawHttp.exchange(server, head + body))
        .startsWith("HTTP/1.1 ")
        .doesNotStartWith("HTTP/1.1 500")
        .doesNotContain("<html", "Exception");
  }

  private static Reply useEverything(Call call) {
    call.query("q");
    call.body();
    return TestApi.text(call.externalBaseUrl() + call.rawTarget() + call.remoteAddress());
  }

  @Provide
  Arbitrary<String> method() {
    return Arbitraries.of("GET", "POST", "OPTIONS", "HEAD", "X");
  }

  @Provide
  Arbitrary<String> header() {
    return Arbitraries.of(
        List.of(
            "Host",
            "Origin",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "Content-Length",
            "Transfer-Encoding",
            "Content-Type",
            "Accept",
            "Expect",
            "Upgrade",
            "Sec-WebSocket-Version",
            "Cookie",
            "Range",
            "X-Any"));
  }

  /** Bytes in general, with the ones that mean something in a URL more often. */
  @Provide
  Arbitrary<String> noise() {
    Arbitrary<String> any =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(12)
            .map(bytes -> new String(bytes, ISO_8859_1));
    Arbitrary<String> telling =
        Arbitraries.of(
                "/",
                "//",
                "..",
                ".",
                "%",
                "%2F",
                "%2e",
                "%00",
                "%ff",
                "%c3%a9",
                "%u0041",
                ";",
                "a",
                "?",
                "#",
                "&",
                "=",
                "+",
                "q=",
                "{",
                "|",
                "\\",
                ":",
                "@",
                "*",
                "\u00e9",
                "chunked",
                "100-continue",
                "-1",
                "99999999999999999999",
                "\t",
                "\r",
                "\u0000")
            .list()
            .ofMaxSize(8)
            .map(parts -> String.join("", parts));
    return Combinators.combine(telling, any).as((some, more) -> some + more);
  }
}
