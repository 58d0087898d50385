package io.appservices.emulator.http.server.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends a body only when it is told to (RFC 9110, section 10.1.1). */
class ExpectContinueTest {

  private static final int TOO_LARGE = 2 << 20;
  private static final long VAST = 1L << 40;

  private final CallChain chain = new CallChain(new EmulatorClock());
  private final CountDownLatch refused = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.start(
          List.of("127.0.0.1"),
          0,
          List.of(
              TestApi.of(
                  "",
                  Route.post("/length", Access.OPEN, ExpectContinueTest::length),
                  Route.post("/coded", Access.OPEN, ExpectContinueTest::codedLength)
                      .withCodedBodies(),
                  Route.post("/locked", this::refuse, ExpectContinueTest::length))),
          CallerPolicy.of("127.0.0.1", List.of(), List.of()),
          chain);

  private static Reply length(Call call) {
    return TestApi.text(String.valueOf(call.body().length));
  }

  private static Reply codedLength(Call call) {
    return TestApi.text(String.valueOf(call.codedBody().length));
  }

  private Access.Anybody refuse(Call call) {
    refused.countDown();
    throw new AppServicesException(Kind.UNAUTHENTICATED, "unauthorized");
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

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 3", "Transfer-Encoding: chunked"})
  void isNotToldToSendWhatNobodyTakes(String length) throws IOException {
    assertThat(sendHead("/none", "Expect: 100-continue\r\n" + length))
        .startsWith("HTTP/1.1 404 ")
        .contains("Connection: close\r\n");
  }

  @Test
  void isNotToldToSendWhatIsCoded() throws IOException {
    String headers = "Expect: 100-continue\r\nContent-Encoding: gzip\r\nContent-Length: 3";
    assertThat(sendHead("/length", headers))
        .startsWith("HTTP/1.1 415 ")
        .contains("Connection: close\r\n");
  }

  @Test
  void isNotToldToSendWhatIsRefusedWhenTheStateWasChanged() throws Exception {
    String head = RawHttp.head("POST", "/locked", "Expect: 100-continue", "Content-Length: 3");
    try (Socket socket = RawHttp.connect(server)) {
      chain
          .gate()
          .alone(
              () -> {
                send(socket, head);
                return awaited(refused);
              });
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 401 ");
    }
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It would take 100 Continue for the answer (RFC 9110, section 10.1.1). */
  @Test
  void isToldNothingIfItsHttpIsOlder() {
    String head = "POST /length HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
    assertThat(RawHttp.exchange(server, head + "abc")).startsWith("HTTP/1.1 200 ").endsWith("3");
  }

  @ParameterizedTest
  @CsvSource({"/length,", "/length, 'identity, Identity'", "/coded, gzip"})
  void isToldToSendWhatIsTaken(String path, String coding) throws IOException {
    String header = coding == null ? "X-None: 1" : "Content-Encoding: " + coding;
    try (Socket socket = RawHttp.connect(server)) {
      send(
          socket,
          "POST "
              + path
              + " HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
              + header
              + "\r\nContent-Length: 3\r\n\r\n");
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
