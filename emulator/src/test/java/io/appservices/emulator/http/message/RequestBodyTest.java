package io.appservices.emulator.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("security")
class RequestBodyTest {

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        TestApi.of(
                "/api",
                Route.put("/sum", Access.OPEN, RequestBodyTest::length).withMaxBodyBytes(10))
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsBodiesUpToTheLimit() {
    assertThat(put("Content-Length: 10", "0123456789")).endsWith("\r\n\r\n10");
    assertThat(put("Transfer-Encoding: chunked", "a\r\n0123456789\r\n0\r\n\r\n"))
        .endsWith("\r\n\r\n10");
    assertThat(put("Content-Length: 0", "")).endsWith("\r\n\r\n0");
    assertThat(RawHttp.request(server, "PUT", "/api/sum")).endsWith("\r\n\r\n0");
  }

  @Test
  void refusesLargerBodies() {
    assertThat(put("Content-Length: 11", "")).startsWith("HTTP/1.1 413");
    assertThat(put("Content-Length: 99999999999", "")).startsWith("HTTP/1.1 413");
    assertThat(put("Transfer-Encoding: chunked", "b\r\n01234567890\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void refusesBodiesThatEndEarlyOrAreNoChunks() {
    assertThat(put("Content-Length: 5", "01")).startsWith("HTTP/1.1 400");
    assertThat(put("Transfer-Encoding: chunked", "zz\r\n")).startsWith("HTTP/1.1 400");
  }

  private static String put(String header, String body) {
    return RawHttp.exchange(server, RawHttp.head("PUT", "/api/sum", header) + body);
  }

  private static Reply length(Call call) {
    return TestApi.text(String.valueOf(call.body().length));
  }
}
