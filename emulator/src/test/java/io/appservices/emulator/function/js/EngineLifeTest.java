package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EngineLifeTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final JavaScript engine = new JavaScript(1);
  private final CountDownLatch running = new CountDownLatch(1);

  @AfterEach
  void close() {
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

    assertThat(failure("exports = () => 1", Duration.ofMillis(50)).failure())
        .isEqualTo(FunctionFailure.TIME_LIMIT);
  }

  @Test
  void closingEndsWhatIsRunning() throws Exception {
    CompletableFuture<FunctionFailedException> call = endlessCall();

    engine.close();

    assertThat(call.get(20, TimeUnit.SECONDS).failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
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
