package io.appservices.emulator.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.Listening;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.runtime.EmulatorClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalBaseUrlTest {

  private static final String HEAD = "GET /api/base HTTP/1.1\r\nHost: h:1\r\n";

  private static HttpServer server;
  private static HttpServer behindProxy;
  private static HttpServer behindOther;

  @BeforeAll
  static void start() {
    server = behind();
    behindProxy = behind("10.0.0.1", "127.0.0.0/8");
    behindOther = behind("10.0.0.0/8", "127.0.0.2", "::1");
  }

  private static HttpServer behind(String... proxies) {
    Api api =
        TestApi.of(
            "/api", Route.get("/base", Access.OPEN, call -> TestApi.text(call.externalBaseUrl())));
    return HttpServer.start(
        new Listening(
            List.of("127.0.0.1"), 0, Optional.empty(), 0, TrustedProxies.of(List.of(proxies))),
        List.of(api),
        CallerPolicy.of("127.0.0.1", List.of(), List.of()),
        new CallChain(new EmulatorClock()));
  }

  @AfterAll
  static void stop() {
    server.close();
    behindProxy.close();
    behindOther.close();
  }

  @Test
  void takesItsAddressFromTheHostHeader() {
    assertThat(base(server, "GET /api/base HTTP/1.1\r\nHost: emulator:9090\r\n"))
        .isEqualTo("http://emulator:9090");
    assertThat(base(server, "GET /api/base HTTP/1.1\r\nHost: [::1]:9090\r\n"))
        .isEqualTo("http://[::1]:9090");
    assertThat(base(server, "GET /api/base HTTP/1.1\r\nHost: emulator:80\r\n"))
        .isEqualTo("http://emulator");
    assertThat(base(server, "GET /api/base HTTP/1.0\r\n"))
        .isEqualTo("http://127.0.0.1:" + server.port());
  }

  @Test
  void takesItsAddressFromTheProxy() {
    String forwarded = HEAD + "X-Forwarded-Proto: https\r\n";

    assertThat(base(behindProxy, forwarded + "X-Forwarded-Host: shop.example, inner:1\r\n"))
        .isEqualTo("https://shop.example");
    assertThat(
            base(
                behindProxy,
                forwarded + "X-Forwarded-Host: shop.example\r\nX-Forwarded-Port: 8443\r\n"))
        .isEqualTo("https://shop.example:8443");
    assertThat(base(behindProxy, forwarded + "X-Forwarded-Port: 443\r\n")).isEqualTo("https://h");
    assertThat(
            base(
                behindProxy,
                forwarded + "X-Forwarded-Host: \"><script>\r\nX-Forwarded-Port: 0x1\r\n"))
        .isEqualTo("https://h:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=192.0.2.60;proto=https;host=shop.example | https://shop.example",
        "For=\"[2001:db8::1]:4711\"; Proto=HTTPS; Host=\"shop.example:8443\" |"
            + " https://shop.example:8443",
        "proto=https;host=shop.example, for=10.0.0.1;host=inner | https://shop.example",
        "host=\"[2001:db8::1]:9\" | http://[2001:db8::1]:9",
        "host=\"a\\\"b, c;d\";proto=https | https://h:1",
        "for=192.0.2.60 | http://h:1",
        "proto=ftp;host=\"<script>\" | http://h:1",
        "host=;proto= | http://h:1",
        "\"\\ | http://h:1",
      })
  void understandsForwarded(String header, String expected) {
    assertThat(base(behindProxy, HEAD + "Forwarded: " + header + "\r\n")).isEqualTo(expected);
  }

  @Test
  void takesFromTheOtherHeadersWhatForwardedDoesNotSay() {
    String both = HEAD + "Forwarded: host=shop.example\r\nX-Forwarded-Host: other.example\r\n";

    assertThat(base(behindProxy, both + "X-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\n"))
        .isEqualTo("https://shop.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: proto=https;host=evil.example",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 1234"
      })
  void believesNobodyElse(String header) {
    assertThat(base(server, HEAD + header + "\r\n")).isEqualTo("http://h:1");
    assertThat(base(behindOther, HEAD + header + "\r\n")).isEqualTo("http://h:1");
  }

  private static String base(HttpServer asked, String head) {
    return RawHttp.exchange(asked, head + "Connection: close\r\n\r\n").split("\r\n\r\n", 2)[1];
  }
}
