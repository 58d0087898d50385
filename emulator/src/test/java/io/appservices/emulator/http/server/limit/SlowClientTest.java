package io.appservices.emulator.http.server.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.CallTimeouts;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.Crowd;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, or stop, take no thread from the others. */
@Timeout(60)
class SlowClientTest {

  /** More than there are threads. */
  private static final int MANY = 200;

  private static final byte[] LARGE = new byte[8 << 20];

  private final TestApi api =
      TestApi.of(
          "",
          Route.post("/length", Access.OPEN, call -> length(call)),
          Route.get("/large", Access.OPEN, call -> Reply.bytes(200, "text/plain", LARGE)),
          Route.get("/json", Access.OPEN, call -> TestApi.text("{}")));
  private HttpServer server = api.start();

  private Crowd crowd = new Crowd();

  @AfterEach
  void stop() throws IOException {
    crowd.close();
    server.close();
  }

  @Test
  void bodiesThatDoNotComeKeepNobodyWaiting() throws IOException {
    String head = "POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n{";
    crowd = Crowd.of(MANY, server.port(), head);
    assertThat(RawHttp.request(server, "GET", "/json")).endsWith("{}");
    assertThat(inTwoParts("Content-Length: 6\r\n\r\n", "abcdef")).endsWith("\r\n\r\n6");
  }

  @Test
  void bodiesOfRefusedCallsThatDoNotComeKeepNobodyWaiting() throws IOException {
    String head = "POST /nowhere HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    crowd = Crowd.of(MANY, server.port(), head);
    assertThat(RawHttp.request(server, "GET", "/json")).endsWith("{}");
  }

  @Test
  void answersThatAreNotReadKeepNobodyWaiting() throws IOException {
    String head = "GET /large HTTP/1.1\r\nHost: h\r\n\r\n";
    crowd = Crowd.of(MANY, server.port(), head);
    assertThat(RawHttp.request(server, "GET", "/json")).endsWith("{}");
  }

  @Test
  void pipelinedAnswersThatAreNotReadKeepNobodyWaiting() throws IOException {
    String heads = "GET /large HTTP/1.1\r\nHost: h\r\n\r\n".repeat(20);
    crowd = Crowd.of(MANY, server.port(), heads);
    assertThat(RawHttp.request(server, "GET", "/json")).endsWith("{}");
  }

  @Test
  void largeAnswersArriveInFull() throws IOException {
    String answer = RawHttp.request(server, "GET", "/large");

    assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(LARGE.length);
  }

  @Test
  void aBodyThatComesTooSlowlyIsRefused() throws IOException {
    server.close();
    CallTimeouts little = new CallTimeouts(Duration.ofSeconds(10), Duration.ofMillis(300));
    server = HttpServer.start("127.0.0.1", 0, List.of(api), little);
    String head = "POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n{";
    crowd = Crowd.of(1, server.port(), head);
    String answer = new String(crowd.last().getInputStream().readAllBytes(), US_ASCII);

    assertThat(answer)
        .startsWith("HTTP/1.1 408")
        .contains("Connection: close\r\n", "{\"error\":\"request body arrives too slowly");
  }

  @Test
  void bodiesMayComeInPieces() throws IOException {
    String large = "x".repeat(100_000);

    assertThat(inTwoParts("Content-Length: 100003\r\n\r\nabc", large)).endsWith("\r\n\r\n100003");
    assertThat(inTwoParts("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", "1\r\nc\r\n0\r\n\r\n"))
        .endsWith("\r\n\r\n3");
    assertThat(inTwoParts("Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", "abc"))
        .startsWith("HTTP/1.1 100 Continue\r\n")
        .endsWith("\r\n\r\n3");
  }

  /** The second part is not sent before the server has seen the first. */
  private String inTwoParts(String first, String second) throws IOException {
    String start = "POST /length HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + first;
    try (Socket socket = RawHttp.connect(server)) {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(start.getBytes(US_ASCII));
      assertThat(RawHttp.request(server, "GET", "/json")).endsWith("{}");
      socket.getOutputStream().write(second.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static Reply length(Call call) {
    return TestApi.text(String.valueOf(call.body().length));
  }
}
