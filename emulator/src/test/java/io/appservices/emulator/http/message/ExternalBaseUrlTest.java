package io.appservices.emulator.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExternalBaseUrlTest {

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestApi.of(
                "/api",
                Route.get("/base", Access.OPEN, call -> TestApi.text(call.externalBaseUrl())))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void takesItsAddressFromTheHostHeader() {
    assertThat(base("GET /api/base HTTP/1.1\r\nHost: emulator:9090\r\n"))
        .endsWith("\r\n\r\nhttp://emulator:9090");
    assertThat(base("GET /api/base HTTP/1.1\r\nHost: [::1]:9090\r\n"))
        .endsWith("\r\n\r\nhttp://[::1]:9090");
    assertThat(base("GET /api/base HTTP/1.1\r\nHost: emulator:80\r\n"))
        .endsWith("\r\n\r\nhttp://emulator");
    assertThat(base("GET /api/base HTTP/1.0\r\n"))
        .endsWith("\r\n\r\nhttp://127.0.0.1:" + server.port());
  }

  @Test
  void takesItsAddressFromTheProxy() {
    String forwarded = "GET /api/base HTTP/1.1\r\nHost: h:1\r\nX-Forwarded-Proto: https\r\n";

    assertThat(base(forwarded + "X-Forwarded-Host: shop.example, inner:1\r\n"))
        .endsWith("\r\n\r\nhttps://shop.example");
    assertThat(base(forwarded + "X-Forwarded-Host: shop.example\r\nX-Forwarded-Port: 8443\r\n"))
        .endsWith("\r\n\r\nhttps://shop.example:8443");
    assertThat(base(forwarded + "X-Forwarded-Port: 443\r\n")).endsWith("\r\n\r\nhttps://h");
    assertThat(base(forwarded + "X-Forwarded-Host: \"><script>\r\nX-Forwarded-Port: 0x1\r\n"))
        .endsWith("\r\n\r\nhttps://h:1");
  }

  private static String base(String head) {
    return RawHttp.exchange(server, head + "Connection: close\r\n\r\n");
  }
}
