package io.appservices.emulator.http.server.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.CallFilter;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.RawHttp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Filters of calls: when they are asked, and what they may answer. */
@Timeout(60)
class CallFilterTest extends CallChainFixture {

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
}
