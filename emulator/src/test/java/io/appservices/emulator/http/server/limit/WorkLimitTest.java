package io.appservices.emulator.http.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.CallTimeouts;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.message.ReplyStream;
import io.appservices.emulator.http.server.Crowd;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of work has a bound; what is beyond it is refused, and nothing else is disturbed. */
@Timeout(120)
class WorkLimitTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final TestApi api =
      TestApi.of(
          "/api",
          Route.get("/function", Access.OPEN, this::await).as(Work.FUNCTION),
          Route.get("/check", Access.OPEN, this::await).as(Work.CHECK),
          Route.get("/data", Access.OPEN, this::await).as(Work.DATA),
          Route.get("/watch", Access.OPEN, call -> Reply.stream("text/event-stream", this::write))
              .as(Work.WATCH),
          Route.get("/json", Access.OPEN, call -> TestApi.text("{}")));
  private HttpServer server = start(Duration.ofMinutes(10));

  private Crowd crowd = new Crowd();

  /** A server at which calls wait so long for their turn. */
  private HttpServer start(Duration queue) {
    CallTimeouts timeouts = new CallTimeouts(queue, Duration.ofSeconds(60));
    return HttpServer.start("127.0.0.1", 0, List.of(api), timeouts);
  }

  @AfterEach
  void stop() throws IOException {
    crowd.close();
    end.countDown();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Work.class,
      names = {"FUNCTION", "CHECK", "DATA"})
  void refusesCallsThatWouldWaitTooLong(Work work) throws IOException {
    server.close();
    server = start(Duration.ofMillis(500));
    crowd = Crowd.of(work.mostAtOnce(), server.port(), get(work));
    awaitRunning(work.mostAtOnce());

    assertOverloaded(request(work));
    assertThat(RawHttp.request(server, "GET", "/api/json")).endsWith("{}");
  }

  @Test
  void refusesCallsAtOnceWhenTooManyWait() throws IOException {
    Work work = Work.DATA;
    int most = work.mostAtOnce() + work.mostWaiting();
    crowd = Crowd.of(most + 1, server.port(), get(work));
    List<Socket> answered = crowd.answered();
    assertThat(answered).hasSize(1);
    assertOverloaded(RawHttp.readUntil(answered.get(0), "}"));
    awaitRunning(work.mostAtOnce());
  }

  @Test
  void callsThatWaitGetTheirTurn() throws IOException {
    Work work = Work.FUNCTION;
    crowd = Crowd.of(work.mostAtOnce() + 1, server.port(), get(work));
    awaitRunning(work.mostAtOnce());
    end.countDown();

    assertThat(RawHttp.readUntil(crowd.last(), "{}")).startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesStreamsBeyondTheLimit() throws IOException {
    Work work = Work.WATCH;
    crowd = Crowd.of(work.mostAtOnce(), server.port(), get(work));
    awaitRunning(work.mostAtOnce());

    assertOverloaded(request(work));
    assertThat(RawHttp.request(server, "GET", "/api/json")).endsWith("{}");
  }

  private static void assertOverloaded(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
        .contains("Retry-After: 1\r\n", "x-refused-by: /api\r\n", "{\"error\":\"too many calls");
  }

  private String request(Work work) {
    return RawHttp.request(server, "GET", path(work));
  }

  private static String get(Work work) {
    return "GET " + path(work) + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  private static String path(Work work) {
    return "/api/" + work.name().toLowerCase(Locale.ROOT);
  }

  private void awaitRunning(int wanted) {
    Awaitility.await().atMost(Duration.ofSeconds(50)).until(() -> running.get() == wanted);
  }

  private Reply await(Call call) {
    running.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestApi.text("{}");
  }

  private void write(ReplyStream stream) throws InterruptedException {
    running.incrementAndGet();
    end.await();
  }
}
