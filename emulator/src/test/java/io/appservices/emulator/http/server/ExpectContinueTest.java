package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends a body only when it is told to (RFC 9110, section 10.1.1). */
class ExpectContinueTest {

  private static final int TOO_LARGE = 2 << 20;
  private static final long VAST = 1L << 40;

  private final HttpServer server =
      TestApi.of("", Route.post("/length", Access.OPEN, ExpectContinueTest::length)).start();

  private static Reply length(Call call) {
    return TestApi.text(String.valueOf(call.body().length));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends a head and reads until the server ends the connection. */
  private String sendHead(String path, String headers) throws IOException {
    String head = "POST " + path + " HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n\r\n";
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {TOO_LARGE, VAST})
  void isNotToldToSendWhatIsTooLarge(long length) throws IOException {
    assertThat(sendHead("/length", "Expect: 100-Continue\r\nContent-Length: " + length))
        .startsWith("HTTP/1.1 413 ")
        .contains("Connection: close\r\n")
        .endsWith("{\"error\":\"request body is larger than 1048576 bytes\"}");
  }

  @Test
  void isNotToldToSendWhatNobodyTakes() throws IOException {
    assertThat(sendHead("/none", "Expect: 100-continue\r\nContent-Length: 3"))
        .startsWith("HTTP/1.1 404 ")
        .contains("Connection: close\r\n");
  }

  @Test
  void isToldToSendWhatIsNotTooLarge() throws IOException {
    String head = "POST /length HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n";
    try (Socket socket = RawHttp.connect(server)) {
      String first = head + "Content-Length: 3\r\n\r\n";
      socket.getOutputStream().write(first.getBytes(US_ASCII));
      RawHttp.readUntil(socket, "HTTP/1.1 100 Continue\r\n\r\n");
      socket.getOutputStream().write("abc".getBytes(US_ASCII));
      assertThat(RawHttp.readUntil(socket, "\r\n\r\n3")).startsWith("HTTP/1.1 200 ");
    }
  }

  /** A client need not wait for ever to be told. */
  @Test
  void mayHaveSentWhatIsTooLarge() {
    String head = "POST /length HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n";
    String body = "Content-Length: " + TOO_LARGE + "\r\n\r\n" + "x".repeat(TOO_LARGE);
    assertThat(RawHttp.exchange(server, head + body)).startsWith("HTTP/1.1 413 ");
  }
}
