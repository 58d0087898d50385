package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerLifeTest extends ServerThreads {

  @Test
  void leavesNoThreadBehind() throws IOException {
    TestApi api = TestApi.of("", Route.get("/", Access.OPEN, call -> TestApi.text("{}")));
    for (int i = 0; i < 20; i++) {
      HttpServer server = started(api::start);
      try (Socket keptAlive = RawHttp.connect(server)) {
        keptAlive.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8));
        RawHttp.readUntil(keptAlive, "{}");
        server.close();
        assertThat(keptAlive.getInputStream().read()).isEqualTo(-1);
      }
      assertThatNoThreadIsLeft();
    }
  }

  /** When all threads are busy, the one that waits for the connections answers requests, too. */
  @Test
  void closesWithinSecondsWhateverItsThreadsAreBusyWith() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger busy = new AtomicInteger();
    Route<?> endless =
        Route.get(
            "/",
            Access.OPEN,
            call -> {
              busy.incrementAndGet();
              awaitUninterruptibly(end);
              return TestApi.text("{}");
            });
    Route<?> first = Route.get("/first", Access.OPEN, call -> TestApi.text("{}"));
    HttpServer server = started(TestApi.of("", endless, first)::start);
    // No other one is let in while the first request is answered.
    assertThat(RawHttp.request(server, "GET", "/first")).endsWith("{}");
    try (Crowd crowd = Crowd.of(100, server.port(), "GET / HTTP/1.1\r\nHost: h\r\n\r\n")) {
      assertThat(crowd.last().isConnected()).isTrue();
      // How many there are for requests differs with the number of processors.
      AtomicInteger before = new AtomicInteger();
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> before.getAndSet(busy.get()) == busy.get() && busy.get() > 50);

      assertTimeoutPreemptively(Duration.ofSeconds(15), server::close);
    } finally {
      end.countDown();
    }
    assertThatNoThreadIsLeft();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void listensNoMoreAfterClose() {
    HttpServer server = TestApi.of("").start();
    server.close();
    server.close();

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawHttp.connect(server));
  }

  @Test
  void saysThatThePortIsTaken() {
    try (HttpServer first = TestApi.of("").start()) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> HttpServer.start("127.0.0.1", first.port(), List.of()))
          .withCauseInstanceOf(BindException.class)
          .withMessageContaining("127.0.0.1:" + first.port());
    }
  }

  @Test
  void listensOnAllItsAddressesWithOnePortAndLeavesNone() throws IOException {
    List<String> addresses = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
    HttpServer server = started(() -> start(addresses, 0));

    for (String address : addresses) {
      new Socket(address, server.port()).close();
    }
    server.close();
    for (String address : addresses) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(address, server.port()));
    }
    assertThatNoThreadIsLeft();
  }

  @Test
  void aPortThatIsTakenOnAnyOfItsAddressesIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> start(List.of("127.0.0.1", "127.0.0.2"), other.getLocalPort()))
          .withMessageContaining("127.0.0.2:" + other.getLocalPort());
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket("127.0.0.1", other.getLocalPort()));
    }
  }

  @Test
  void saysThatTheHostIsUnknown() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> HttpServer.start("no.such.host.invalid", 0, List.of()))
        .withCauseInstanceOf(UnknownHostException.class);
  }

  @Test
  void letsACallFinishThatIsBeingAnswered() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<HttpServer> running = new CompletableFuture<>();
    HttpServer server =
        started(
            TestApi.of("", Route.get("/", Access.OPEN, call -> answerWhenClosing(entered, running)))
                ::start);
    running.complete(server);
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> RawHttp.request(server, "GET", "/"));
    entered.await();
    server.close();

    assertThat(answer.get()).endsWith("\r\n\r\n{}");
    assertThatNoThreadIsLeft();
  }

  @Test
  void givesCallsTheTimeThatTheyWerePromised() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Route<?> slow =
        Route.get(
            "/",
            Access.OPEN,
            call -> {
              entered.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return TestApi.text("{}");
            });
    HttpServer server = started(TestApi.of("", slow)::start);
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> RawHttp.request(server, "GET", "/"));
    entered.await();
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(() -> server.closeWithin(Duration.ofMinutes(10)));

    // Longer than it is given without a promise.
    assertThat(interrupted.await(2, TimeUnit.SECONDS)).isFalse();
    assertThat(closed).isNotDone();
    end.countDown();

    assertThat(answer.get()).endsWith("\r\n\r\n{}");
    closed.get(30, TimeUnit.SECONDS);
    assertThatNoThreadIsLeft();
  }

  @Test
  void interruptsACallThatDoesNotFinish() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    HttpServer server =
        started(TestApi.of("", Route.get("/", Access.OPEN, call -> answerNever(entered)))::start);
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(RawHttp.head("GET", "/").getBytes(UTF_8));
      entered.await();
      server.close();
    }
    assertThatNoThreadIsLeft();
  }

  private static Reply answerNever(CountDownLatch entered) {
    entered.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestApi.text("{}");
  }

  private static Reply answerWhenClosing(
      CountDownLatch entered, CompletableFuture<HttpServer> server) {
    entered.countDown();
    while (accepts(server.join())) {
      Thread.onSpinWait();
    }
    return TestApi.text("{}");
  }

  private static HttpServer start(List<String> addresses, int port) {
    CallerPolicy callers = CallerPolicy.of(addresses.get(0), List.of(), List.of());
    return HttpServer.start(
        addresses, port, List.of(TestApi.of("")), callers, new CallChain(new EmulatorClock()));
  }

  private static boolean accepts(HttpServer server) {
    try (Socket socket = RawHttp.connect(server)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
