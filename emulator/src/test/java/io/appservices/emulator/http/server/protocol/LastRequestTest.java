package io.appservices.emulator.http.server.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends no further request is let go after the answer. */
class LastRequestTest {

  @AutoClose
  private final HttpServer server =
      TestApi.of(
              "/api",
              Route.get(
                  "/{size}",
                  Access.OPEN,
                  call ->
                      TestApi.text("{}")
                          .withHeader(
                              "x-long", "x".repeat(Integer.parseInt(call.pathParameter("size"))))))
          .start();

  @ParameterizedTest
  @ValueSource(ints = {1, 400, 600, 2_000, 9_000, 40_000})
  void howeverLongTheHeadOfTheAnswerIs(int size) throws IOException {
    assertThat(answer(RawHttp.head("GET", "/api/" + size)))
        .startsWith("HTTP/1.1 200 OK")
        .containsOnlyOnce("onnection: close")
        .endsWith("{}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 600, 9_000})
  void alsoByTheOldProtocol(int size) throws IOException {
    String request = "GET /api/" + size + " HTTP/1.0\r\nHost: localhost\r\n\r\n";

    assertThat(answer(request)).contains(" 200 OK").endsWith("{}");
  }

  /** Reads until the server ends the connection, which it could use for more. */
  private String answer(String request) throws IOException {
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
