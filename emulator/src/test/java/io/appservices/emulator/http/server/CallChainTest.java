package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.CallFilter;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.ErrorResponses;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.http.shared.NotEmulated;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.storage.Samples;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observers are told of every call, and filters may answer one. */
@Timeout(60)
class CallChainTest {

  private static final App APP = Samples.app(1, "app");
  private static final ObjectId USER = new ObjectId();
  private static final ObjectId SESSION = new ObjectId();

  private final EmulatorClock clock = new EmulatorClock();
  private final CallChain chain = new CallChain(clock);
  private final BlockingQueue<AnsweredCall> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<AnsweredCall> ended = new LinkedBlockingQueue<>();
  private final CountDownLatch endOfStream = new CountDownLatch(1);
  private final CountDownLatch endOfWork = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.start(
          List.of("127.0.0.1"),
          0,
          List.of(open(), restricted()),
          CallerPolicy.of("127.0.0.1", List.of(), List.of()),
          chain);
  private final ListenerRegistration observer = chain.add(new Recorder());

  private final class Recorder implements CallObserver {

    @Override
    public void answered(AnsweredCall call) {
      answered.add(call);
    }

    @Override
    public void streamEnded(AnsweredCall call) {
      ended.add(call);
    }
  }

  private TestApi open() {
    return TestApi.of(
        "/open",
        row("ok", Route.get("/ok", Access.OPEN, call -> TestApi.text("{}"))),
        row("user", Route.get("/user/{id}", CallChainTest::identify, call -> TestApi.text("{}"))),
        row("locked", Route.get("/locked", CallChainTest::refuse, call -> TestApi.text("{}"))),
        row("echo", Route.post("/echo", Access.OPEN, c -> Reply.json(200, c.body()))),
        row("broken", Route.get("/broken", Access.OPEN, call -> null)),
        row("gap", Route.get("/gap", Access.OPEN, new NotEmulated("GET /gap"))),
        row("work", Route.get("/work", Access.OPEN, this::work).as(Work.FUNCTION)),
        row("stream", Route.get("/stream", Access.OPEN, call -> stream()).as(Work.WATCH)));
  }

  private record Restricted(String prefix, List<Route<?>> routes) implements Api {

    @Override
    public Reply refuse(Call call, AppServicesException refusal) {
      return ErrorResponses.reply(refusal);
    }
  }

  private static Api restricted() {
    Route<?> secret = Route.get("/secret", Access.OPEN, call -> TestApi.text("{}"));
    return new Restricted("/restricted", List.of(row("secret", secret)));
  }

  private static Route<?> row(String operation, Route<?> route) {
    return route.withOperation("test." + operation);
  }

  private static Access.Anybody identify(Call call) {
    call.notes().concerns(APP);
    call.notes().isFrom(USER, SESSION);
    if (call.pathParameter("id").equals("banned")) {
      throw new AppServicesException(Kind.FORBIDDEN, "not you");
    }
    return Access.Anybody.ANYBODY;
  }

  private static Access.Anybody refuse(Call call) {
    throw new AppServicesException(Kind.UNAUTHENTICATED, "unauthorized").because("the real reason");
  }

  private Reply work(Call call) {
    try {
      endOfWork.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return TestApi.text("{}");
  }

  private Reply stream() {
    return Reply.stream(
        "text/event-stream",
        out -> {
          out.send("begun".getBytes(UTF_8));
          endOfStream.await();
        });
  }

  @AfterEach
  void stop() {
    endOfStream.countDown();
    endOfWork.countDown();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,     /open/ok?a=b,       test.ok,     200, ''",
    "HEAD,    /open/ok,           test.ok,     200, ''",
    "GET,     /open/locked,       test.locked, 401, the real reason",
    "GET,     /open/user/banned,  test.user,   403, not you",
    "GET,     /open/none,         '',          404, no such endpoint",
    "GET,     /elsewhere,         '',          404, no such endpoint",
    "DELETE,  /open/ok,           '',          405, method not allowed",
    "TRACE,   /open/ok,           '',          405, method not allowed",
    "GET,     /open/broken,       test.broken, 500, error processing request",
    "GET,     /open/gap,          test.gap,    501, the emulator does not have GET /gap",
    "OPTIONS, /open/ok,           '',          204, ''",
    "OPTIONS, /any/where,         '',          204, ''",
    "GET,     /restricted/secret, test.secret, 200, ''",
  })
  void observesEveryKindOfAnswer(
      String method, String target, String operation, int status, String detail) {
    String answer = request(method, target);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    AnsweredCall call = only();
    assertThat(call.operation()).isEqualTo(operation);
    assertThat(call.method()).isEqualTo(method);
    assertThat(call.rawPath()).isEqualTo(target.split("\\?")[0]);
    assertThat(call.status()).isEqualTo(status);
    assertThat(call.refusal().map(AppServicesException::detail).orElse("")).isEqualTo(detail);
  }

  @Test
  void observesBadlyEncodedPaths() {
    assertThat(request("GET", "/open/user/%ff")).startsWith("HTTP/1.1 400");
    assertThat(only().refusal()).isPresent();
  }

  @Test
  void observesRefusedCallers() {
    String host = "Host: evil.example\r\nConnection: close\r\n\r\n";
    for (String method : List.of("GET", "OPTIONS")) {
      String answer = RawHttp.exchange(server, method + " /restricted/secret HTTP/1.1\r\n" + host);

      assertThat(answer).startsWith("HTTP/1.1 403");
      AnsweredCall call = only();
      assertThat(call.operation()).isEmpty();
      assertThat(call.status()).isEqualTo(403);
      assertThat(call.refusal().orElseThrow().detail()).contains("evil.example");
    }
  }

  @Test
  void observesBodiesThatAreTooLarge() {
    String head = "Content-Length: " + (Route.DEFAULT_MAX_BODY_BYTES + 1);
    RawHttp.exchange(
        server,
        RawHttp.head("POST", "/open/echo", head) + "x".repeat(Route.DEFAULT_MAX_BODY_BYTES + 1));
    assertThat(only().status()).isEqualTo(413);
  }

  @Test
  void observesCallsForWhichThereIsNoRoom() throws IOException {
    int most = Work.FUNCTION.mostAtOnce() + Work.FUNCTION.mostWaiting();
    String request = "GET /open/work HTTP/1.1\r\nHost: localhost\r\n\r\n";
    Crowd waiting = Crowd.of(most + 1, server.port(), request);
    try (waiting) {
      Awaitility.await().until(() -> !answered.isEmpty());
      AnsweredCall call = answered.remove();
      assertThat(call.operation()).isEqualTo("test.work");
      assertThat(call.status()).isEqualTo(503);
      assertThat(call.refusal()).isPresent();
    }
  }

  @Test
  void tellsWhoCalled() {
    request("GET", "/open/user/mine");
    AnsweredCall call = only();
    assertThat(call.app().map(App::id)).contains(APP.id());
    assertThat(call.userId()).contains(USER);
    assertThat(call.sessionId()).contains(SESSION);

    request("GET", "/open/user/banned");
    assertThat(only().userId()).contains(USER);
    request("GET", "/open/ok");
    assertThat(only().userId()).isEmpty();
  }

  @Test
  void tellsWhenByTheEmulatorsClockAndHowLongInRealTime() {
    Instant later = Instant.parse("2031-01-02T03:04:05Z");
    clock.set(later);
    clock.freeze();
    request("GET", "/open/ok");
    AnsweredCall call = only();
    assertThat(call.startedAt()).isAfterOrEqualTo(later).isBefore(later.plusSeconds(60));
    assertThat(call.duration()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
  }

  @Test
  void tellsOfAStreamWhenItBeginsAndWhenItHasEnded() throws Exception {
    try (Socket socket = RawHttp.connect(server)) {
      socket.getOutputStream().write(RawHttp.head("GET", "/open/stream").getBytes(UTF_8));
      RawHttp.readUntil(socket, "begun");
      AnsweredCall begun = only();
      assertThat(begun.operation()).isEqualTo("test.stream");
      assertThat(begun.status()).isEqualTo(200);
      assertThat(ended).isEmpty();

      endOfStream.countDown();
      AnsweredCall end = ended.poll(30, TimeUnit.SECONDS);
      assertThat(end).isNotNull();
      assertThat(end.operation()).isEqualTo("test.stream");
      assertThat(end.duration()).isGreaterThan(begun.duration());
      assertThat(answered).isEmpty();
    }
  }

  @Test
  void anObserverThatFailsChangesNoAnswerAndHidesNothing() {
    List<String> heard = new CopyOnWriteArrayList<>();
    observer.close();
    chain.add(
        call -> {
          throw new AssertionError("planted");
        });
    chain.add((CallObserver) call -> heard.add(call.operation()));

    assertThat(request("GET", "/open/ok")).startsWith("HTTP/1.1 200").endsWith("{}");
    assertThat(heard).containsExactly("test.ok");
  }

  @Test
  void aRemovedObserverIsToldNothing() {
    observer.close();
    request("GET", "/open/ok");
    assertThat(answered).isEmpty();
  }

  @Test
  void aFilterAnswersBeforeAccessIsAsked() {
    chain.add(beforeAccess("test.locked", call -> Optional.of(Reply.empty(299))));

    assertThat(request("GET", "/open/locked")).startsWith("HTTP/1.1 299");
    assertThat(only().status()).isEqualTo(299);
    assertThat(request("GET", "/open/ok")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aFilterMayAnswerUnknownPathsAndPreflights() {
    chain.add(beforeAccess("", call -> Optional.of(Reply.empty(299))));

    assertThat(request("GET", "/elsewhere")).startsWith("HTTP/1.1 299");
    assertThat(
            RawHttp.request(
                server, "OPTIONS", "/open/ok", "Origin: http://page", "Access-Control-Request: a"))
        .startsWith("HTTP/1.1 299")
        .contains("Access-Control-Allow-Origin: http://page");
  }

  @Test
  void noFilterHearsOfRefusedCallers() {
    chain.add(beforeAccess("", call -> Optional.of(Reply.empty(299))));
    String answer =
        RawHttp.exchange(
            server,
            "GET /restricted/secret HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  @Test
  void aFilterAnswersWhenTheCallerIsKnownAndTheBodyRead() {
    List<Object> seen = new CopyOnWriteArrayList<>();
    chain.add(
        new CallFilter() {
          @Override
          public Optional<Reply> beforeHandler(Call call) {
            seen.add(call.notes().userId());
            seen.add(new String(call.body(), UTF_8));
            return Optional.of(
                call.refuse(new AppServicesException(Kind.UNAVAILABLE, "planted refusal")));
          }
        });

    assertThat(request("GET", "/open/user/mine"))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1", "x-refused-by: /open", "planted refusal");
    assertThat(only().refusal().orElseThrow().detail()).isEqualTo("planted refusal");
    RawHttp.exchange(server, RawHttp.head("POST", "/open/echo", "Content-Length: 2") + "hi");
    assertThat(seen).containsExactly(Optional.of(USER), "", Optional.empty(), "hi");
    assertThat(request("GET", "/open/locked")).startsWith("HTTP/1.1 401");
  }

  @Test
  void aFilterThatFailsChangesNoAnswer() {
    chain.add(
        beforeAccess(
            "test.ok",
            call -> {
              throw new AppServicesException(Kind.INVALID, "planted");
            }));
    chain.add(beforeAccess("test.ok", call -> null));
    chain.add(beforeAccess("test.ok", call -> Optional.of(Reply.stream("text/plain", out -> {}))));
    assertThat(request("GET", "/open/ok")).startsWith("HTTP/1.1 200");
    assertThat(only().refusal()).isEmpty();
  }

  @Test
  void aRemovedFilterIsNotAsked() {
    ListenerRegistration filter =
        chain.add(beforeAccess("test.ok", call -> Optional.of(Reply.empty(299))));
    filter.close();
    assertThat(request("GET", "/open/ok")).startsWith("HTTP/1.1 200");
  }

  private static CallFilter beforeAccess(String operation, Function<Call, Optional<Reply>> answer) {
    return new CallFilter() {
      @Override
      public Optional<Reply> beforeAccess(Call call) {
        return call.operation().equals(operation) ? answer.apply(call) : Optional.empty();
      }
    };
  }

  private String request(String method, String target) {
    return RawHttp.request(server, method, target);
  }

  /** The one call that was answered since this was asked last. */
  private AnsweredCall only() {
    Awaitility.await().until(() -> !answered.isEmpty());
    AnsweredCall call = answered.remove();
    assertThat(answered).isEmpty();
    return call;
  }
}
