package io.appservices.emulator.http.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.RawHttp;
import io.appservices.emulator.http.server.TestApi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that the heap is too small for is refused, and the others are answered. */
@Timeout(60)
class OutOfMemoryTest {

  @AutoClose
  private final HttpServer server =
      TestApi.of(
              "/api",
              Route.get("/plain", Access.OPEN, call -> fail()),
              Route.get("/worker", Access.OPEN, call -> fail()).as(Work.DATA),
              Route.get("/wrapped", Access.OPEN, call -> wrap()),
              Route.get("/access", call -> fail(), call -> TestApi.text("{}")),
              Route.get("/work", Access.OPEN, call -> TestApi.text("{}")).as(call -> failInWork()),
              Route.get("/stream", Access.OPEN, call -> stream()).as(Work.WATCH),
              Route.get("/fine", Access.OPEN, call -> TestApi.text("fine")))
          .start();

  @ParameterizedTest
  @ValueSource(strings = {"plain", "worker", "wrapped", "access"})
  void aCallThatRunsOutOfMemoryIsRefusedInTheShapeOfItsApi(String path) {
    String answer = RawHttp.request(server, "GET", "/api/" + path);

    assertThat(answer)
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 1", "x-refused-by: /api")
        .endsWith("{\"error\":\"the emulator has not enough memory to answer this call\"}");
    assertIsUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"work", "stream"})
  void whatRunsOutOfMemoryElsewhereEndsAndTheServerGoesOn(String path) {
    for (int i = 0; i < 100; i++) {
      assertThat(RawHttp.request(server, "GET", "/api/" + path)).startsWith("HTTP/1.1 ");
    }
    assertIsUp();
  }

  @Test
  void aLargeNumberOfFailuresTakesNoThreadAway() {
    for (int i = 0; i < 200; i++) {
      RawHttp.request(server, "GET", i % 2 == 0 ? "/api/plain" : "/api/worker");
    }
    assertIsUp();
  }

  private void assertIsUp() {
    assertThat(RawHttp.request(server, "GET", "/api/fine")).endsWith("fine");
  }

  private static <T> T fail() {
    throw new OutOfMemoryError("Java heap space");
  }

  private static Work failInWork() {
    throw new OutOfMemoryError("Java heap space");
  }

  private static Reply wrap() {
    throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
  }

  private static Reply stream() {
    return Reply.stream(
        "text/plain",
        stream -> {
          stream.send(new byte[] {'a'});
          fail();
        });
  }
}
