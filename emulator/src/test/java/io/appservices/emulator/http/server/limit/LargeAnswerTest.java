package io.appservices.emulator.http.server.limit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.Crowd;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection goes on after an answer of any size. */
@Timeout(120)
class LargeAnswerTest {

  private static final int LARGE = 300_000;

  private final HttpServer server =
      TestApi.of(
              "",
              Route.get("/plain/{size}", Access.OPEN, LargeAnswerTest::answer),
              Route.post("/plain/{size}", Access.OPEN, LargeAnswerTest::answer),
              Route.post("/worker/{size}", Access.OPEN, LargeAnswerTest::answer).as(Work.DATA),
              Route.post("/length", Access.OPEN, call -> text(call.body().length)))
          .start();

  private final String url = "http://127.0.0.1:" + server.port();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 65_537, 98_304, 131_072, LARGE, 8 << 20})
  void theNextRequestIsAnswered(int size) throws IOException {
    try (Socket socket = slowReader()) {
      for (int i = 0; i < 3; i++) {
        send(socket, "GET", "/plain/" + size, "");
        assertThatSizeArrives(socket, size);
        send(socket, "POST", "/length", "abc");
        assertThat(RawHttp.readUntil(socket, "\r\n\r\n3")).startsWith("HTTP/1.1 200");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/plain/, false", "/plain/, true", "/worker/, false", "/worker/, true"})
  void theNextRequestIsAnsweredWhoeverAnsweredAndHoweverTheBodyCame(String path, boolean inParts)
      throws IOException {
    try (Socket socket = slowReader()) {
      for (int i = 0; i < 3; i++) {
        if (inParts) {
          sendHead(socket, "POST", path + LARGE, 6);
          assertThat(Http.send("POST", url + "/length", new byte[2]).body()).isEqualTo("2");
          socket.getOutputStream().write("abcdef".getBytes(ISO_8859_1));
        } else {
          send(socket, "POST", path + LARGE, "abcdef");
        }
        assertThatSizeArrives(socket, LARGE);
      }
    }
  }

  @Test
  void aHeadRequestIsAnsweredWithTheLengthAlone() throws IOException {
    try (Socket socket = slowReader()) {
      send(socket, "HEAD", "/plain/" + LARGE, "");
      assertThat(RawHttp.readUntil(socket, "\r\n\r\n")).contains("Content-Length: " + LARGE);
      send(socket, "POST", "/length", "abc");
      assertThat(RawHttp.readUntil(socket, "\r\n\r\n3")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void pipelinedRequestsAreAllAnswered() throws IOException {
    try (Socket socket = slowReader()) {
      for (int i = 0; i < 10; i++) {
        send(socket, "GET", "/plain/" + LARGE, "");
      }
      for (int i = 0; i < 10; i++) {
        assertThatSizeArrives(socket, LARGE);
      }
    }
  }

  @Test
  void clientsThatLeaveInTheMiddleLeaveNothingOpen() throws IOException {
    Crowd crowd = Crowd.of(50, server.port(), "GET /plain/8000000 HTTP/1.1\r\nHost: h\r\n\r\n");
    for (int i = 0; i < 20; i++) {
      assertThat(crowd.last().getInputStream().read()).isNotNegative();
    }
    crowd.close();

    try (Socket socket = slowReader()) {
      send(socket, "GET", "/plain/" + LARGE, "");
      assertThatSizeArrives(socket, LARGE);
    }
  }

  /** Requests of all kinds, at once and on connections that are used again and again. */
  @Test
  void allRequestsAreAnsweredWhateverTheOthersDo() {
    int clients = 8;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, clients)
                  .mapToObj(client -> CompletableFuture.runAsync(this::sendAllKinds, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdown();
    }
  }

  private void sendAllKinds() {
    for (int i = 0; i < 60; i++) {
      int size = i % 3 == 0 ? LARGE : 10;
      byte[] body = new byte[i % 4 == 0 ? 40_000 : 20];
      String path = (i % 2 == 0 ? "/plain/" : "/worker/") + size;
      Response answer = Http.send("POST", url + path, body);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).hasSize(size);
    }
  }

  private Socket slowReader() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    return socket;
  }

  private static void send(Socket socket, String method, String path, String body)
      throws IOException {
    sendHead(socket, method, path, body.length());
    socket.getOutputStream().write(body.getBytes(ISO_8859_1));
  }

  private static void sendHead(Socket socket, String method, String path, int length)
      throws IOException {
    String head = method + " " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + length;
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  private static void assertThatSizeArrives(Socket socket, int size) throws IOException {
    assertThat(RawHttp.readUntil(socket, "\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Length: " + size + "\r\n");
    assertThat(socket.getInputStream().readNBytes(size))
        .isEqualTo("x".repeat(size).getBytes(ISO_8859_1));
  }

  private static Reply answer(Call call) {
    return text("x".repeat(Integer.parseInt(call.pathParameter("size"))));
  }

  private static Reply text(Object text) {
    return TestApi.text(String.valueOf(text));
  }
}
