package io.appservices.emulator.http.server.caller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.CallTimeouts;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.Crowd;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, together with bodies, busy servers and slow senders. */
@Timeout(60)
@Tag("security")
class CallerAnswersTest {

  private static final String FOREIGN = "Origin: http://evil.example";
  private static final CallTimeouts LITTLE =
      new CallTimeouts(Duration.ofMillis(200), Duration.ofMillis(300));

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger handled = new AtomicInteger();
  private HttpServer server = start(CallTimeouts.DEFAULT);

  private Crowd crowd = new Crowd();

  private HttpServer start(CallTimeouts timeouts) {
    return HttpServer.start(
        "127.0.0.1",
        List.of(new Restricted(routes()), new TestApi("/open", routes())),
        CallerPolicy.of("127.0.0.1", List.of(), List.of("http://localhost:3000")),
        timeouts);
  }

  @AfterEach
  void stop() throws IOException {
    crowd.close();
    end.countDown();
    server.close();
  }

  private List<Route<?>> routes() {
    return List.of(
        Route.post("/data", Access.OPEN, this::length).withMaxBodyBytes(10_000_000),
        Route.post("/function", Access.OPEN, this::await).as(Work.FUNCTION));
  }

  private Reply length(Call call) {
    int length = call.body().length;
    handled.incrementAndGet();
    return TestApi.text(String.valueOf(length));
  }

  private Reply await(Call call) {
    handled.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestApi.text("{}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100_000, 5_000_000})
  void refusesForeignCallersWhateverTheyPost(int size) {
    for (String who : List.of("Host: evil.example", "Host: localhost\r\n" + FOREIGN)) {
      String head = "POST /closed/data HTTP/1.1\r\n" + who + "\r\nConnection: close\r\n";

      assertRefused(head + "Content-Length: " + size + "\r\n\r\n" + "x".repeat(size));
      assertRefused(
          head
              + "Transfer-Encoding: chunked\r\n\r\n"
              + (size == 0 ? "" : Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n")
              + "0\r\n\r\n");
    }
    assertThat(handled).hasValue(0);
  }

  private void assertRefused(String request) {
    assertThat(RawHttp.exchange(server, request))
        .startsWith("HTTP/1.1 403 ")
        .contains("\"error_code\":\"DomainNotAllowed\"")
        .doesNotContain("Access-Control");
  }

  @Test
  void answersTheNextRequestOfTheConnectionAfterARefusal() {
    String refused =
        "POST /closed/data HTTP/1.1\r\nHost: localhost\r\n" + FOREIGN + "\r\nContent-Length: 3\r\n";
    String next = "POST /closed/data HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    String answers =
        RawHttp.exchange(
            server, refused + "\r\nabc" + next + "Content-Length: 5\r\n\r\n" + "abcde");

    assertThat(answers).startsWith("HTTP/1.1 403 ").contains("HTTP/1.1 200 ").endsWith("\r\n\r\n5");
  }

  @Test
  void doesNotWaitForTheBodyOfAForeignCaller() throws IOException {
    String answer = stalled("POST /closed/data HTTP/1.1\r\nHost: localhost\r\n" + FOREIGN + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("Access-Control");
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/closed/data, Origin: http://localhost:3000, 204",
    "/closed/data, Origin: http://evil.example, 403",
    "/closed/data, Origin: null, 403",
    "/closed/unknown, Origin: http://evil.example, 403",
    "/open/data, Origin: http://evil.example, 204",
    "/elsewhere, Origin: http://evil.example, 204"
  })
  void answersPreflightsOfThoseWhoMayCall(String path, String origin, int status) {
    String answer =
        RawHttp.request(
            server,
            "OPTIONS",
            path,
            origin,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    if (status == 204) {
      assertThat(answer)
          .contains("Access-Control-Allow-" + origin + "\r\n", "Access-Control-Allow-Methods: ");
    } else {
      assertThat(answer).doesNotContain("Access-Control");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/open, Origin: http://evil.example, true",
    "/closed, Origin: http://localhost:3000, true",
    "/closed, X-Program: yes, false"
  })
  void pagesGetToSeeThatThereIsNoRoomOrThatTheyAreTooSlow(String api, String header, boolean isPage)
      throws IOException {
    server.close();
    server = start(LITTLE);
    String head = "POST " + api + "/function HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    crowd =
        Crowd.of(Work.FUNCTION.mostAtOnce(), server.port(), head + "Content-Length: 2\r\n\r\n{}");
    Awaitility.await().until(() -> handled.get() == Work.FUNCTION.mostAtOnce());

    assertMarked(
        RawHttp.exchange(server, head + "Connection: close\r\nContent-Length: 2\r\n\r\n{}"),
        503,
        header,
        isPage);
    assertMarked(stalled(head.replace("/function", "/data")), 408, header, isPage);
  }

  private static void assertMarked(String answer, int status, String header, boolean isPage) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"error\":");
    if (isPage) {
      assertThat(answer)
          .containsOnlyOnce("Access-Control-Allow-" + header + "\r\n")
          .containsOnlyOnce("Vary: Origin\r\n");
    } else {
      assertThat(answer).doesNotContain("Access-Control", "Vary");
    }
  }

  /** The answer to a request whose body never comes in full. */
  private String stalled(String head) throws IOException {
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write((head + "Content-Length: 1000\r\n\r\n{").getBytes(ISO_8859_1));
      return RawHttp.readUntil(socket, "}");
    }
  }

  /** An API for programs. */
  private record Restricted(List<Route<?>> routes) implements Api {

    @Override
    public String prefix() {
      return "/closed";
    }

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      return ErrorResponses.reply(refusal);
    }
  }
}
