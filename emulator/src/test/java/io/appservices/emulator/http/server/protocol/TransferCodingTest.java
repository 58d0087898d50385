package io.appservices.emulator.http.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is what its chunks hold; one that is coded otherwise is not read as if it were not. */
class TransferCodingTest {

  private final HttpServer server =
      TestApi.of(
              "",
              Route.post(
                  "/length", Access.OPEN, call -> TestApi.text(String.valueOf(call.body().length))))
          .start();

  @AfterEach
  void stop() {
    server.close();
  }

  private String post(String coding) {
    String request =
        "POST /length HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: "
            + coding
            + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    return RawHttp.exchange(server, request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", "\tchunked "})
  void readsChunks(String coding) {
    assertThat(post(coding)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "x, chunked", "gzip\r\nTransfer-Encoding: chunked"})
  void refusesAnyOtherCoding(String coding) {
    assertThat(post(coding)).startsWith("HTTP/1.1 400 ");
  }
}
