package io.appservices.emulator.http.server.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.server.Crowd;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.testing.Provoked;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Observers are told of every call, and filters may answer one. */
@Timeout(60)
class CallChainTest extends CallChainFixture {

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
          throw Provoked.failure(new AssertionError("planted"));
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
}
