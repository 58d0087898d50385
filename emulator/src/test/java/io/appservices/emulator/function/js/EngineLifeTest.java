package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
class EngineLifeTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final JavaScript engine = new JavaScript(1);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void close() {
    released.countDown();
    engine.close();
  }

  private FunctionFailedException failure(String source, Duration limit) {
    FakeHost host =
        new FakeHost() {
          @Override
          public void log(String level, String text) {
            running.countDown();
          }
        };
    return catchThrowableOfType(
        FunctionFailedException.class, () -> engine.call(script(source), List.of(), host, limit));
  }

  private CompletableFuture<FunctionFailedException> endlessCall() throws Exception {
    CompletableFuture<FunctionFailedException> call =
        CompletableFuture.supplyAsync(
            () -> failure("exports = () => { console.log('on'); while (true) {} }", LONG));
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
    return call;
  }

  @Test
  void aCallWaitsForItsTurnNoLongerThanItsLimit() throws Exception {
    endlessCall();

    FunctionFailedException refusal = failure("exports = () => 1", Duration.ofMillis(50));

    assertThat(refusal.failure()).isEqualTo(FunctionFailure.BUSY);
    assertThat(refusal).hasMessage("too many functions are running: try again later");
  }

  @Test
  void waitingForATurnTakesNothingFromTheTimeOfTheFunction() throws Exception {
    FakeHost host = new FakeHost();
    CountDownLatch first = new CountDownLatch(1);
    CompletableFuture<Object> slow = new CompletableFuture<>();
    host.onHttp =
        (url, request) -> {
          first.countDown();
          return slow.get();
        };
    String asks = "exports = () => context.http.get({ url: 'x' }).then(() => 1)";
    CompletableFuture<Object> holder = call(asks, host);
    assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Object> waiting = call("exports = () => 2", new FakeHost());

    slow.complete(new Document("statusCode", 200));

    assertThat(holder.get(60, TimeUnit.SECONDS)).isEqualTo(1.0);
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(2.0);
  }

  /** A rule that reads may call a function: it works for a call that has the only turn. */
  @Test
  void aCallThatTheHostMakesForOneThatRunsNeedsNoTurn() throws Exception {
    FakeHost host = new FakeHost();
    host.services.add("db");
    String finds = "exports = () => context.services.get('db').db('d').collection('c').findOne({})";
    host.onService =
        (operation, arguments) ->
            new Document(
                "n", engine.call(script("exports = () => 7"), List.of(), new FakeHost(), LONG));

    assertThat(call(finds, host).get(60, TimeUnit.SECONDS)).isEqualTo(new Document("n", 7.0));
  }

  private CompletableFuture<Object> call(String source, FakeHost host) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return engine.call(script(source), List.of(), host, LONG);
          } catch (FunctionFailedException e) {
            throw new CompletionException(e);
          }
        });
  }

  @Test
  void aCallThatCannotBeEndedKeepsNoTurn() throws Exception {
    engine.call(script("exports = () => 1"), List.of(), new FakeHost(), LONG);

    for (int i = 0; i < 3; i++) {
      assertThat(stuck(Duration.ofMillis(100)).failure()).isEqualTo(FunctionFailure.TIME_LIMIT);
    }

    assertThat(call("exports = () => 'well'", new FakeHost()).get(60, TimeUnit.SECONDS))
        .isEqualTo("well");
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closingDoesNotWaitForACallThatCannotBeEnded() throws Exception {
    CompletableFuture<FunctionFailedException> call =
        CompletableFuture.supplyAsync(() -> stuck(LONG));
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();

    engine.close();

    assertThat(call).isNotDone();
  }

  private static void awaitDeafly(CountDownLatch latch) {
    boolean ended = false;
    while (!ended) {
      try {
        latch.await();
        ended = true;
      } catch (InterruptedException e) {
        // What is tested is a call that takes no notice.
      }
    }
  }

  /** Fails as what is in a built-in operation does: deaf to every attempt to end it. */
  private FunctionFailedException stuck(Duration limit) {
    FakeHost host =
        new FakeHost() {
          @Override
          public void log(String level, String text) {
            running.countDown();
            awaitDeafly(released);
          }
        };
    return catchThrowableOfType(
        FunctionFailedException.class,
        () -> engine.call(script("exports = () => console.log('on')"), List.of(), host, limit));
  }

  @Test
  void closingEndsWhatIsRunning() throws Exception {
    CompletableFuture<FunctionFailedException> call = endlessCall();

    engine.close();

    assertThat(call.get(60, TimeUnit.SECONDS).failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
  }

  @Test
  void aClosedEngineRunsNothing() {
    engine.close();

    assertThat(failure("exports = () => 1", LONG)).hasMessage("the engine is closed");
  }

  /** An engine and the thread that makes an isolate of it used to wait for each other. */
  @RepeatedTest(30)
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void canBeClosedWhileTheNextIsolatesAreMade() throws Exception {
    engine.call(script("exports = () => 1"), List.of(), new FakeHost(), LONG);

    engine.close();
  }
}
