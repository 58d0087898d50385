package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.ENGINE;
import static io.appservices.emulator.function.js.Functions.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.js.limit.WorkerPermits;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine is asked to do beside running a function to its end. */
@Timeout(120)
class EngineUseTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakeHost host = new FakeHost();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = () => 1",
        "import p from 'path'\nexports = () => p",
        "export const a = 1\nexports = () => a",
        "export default () => 1",
        "exports = () => import('path')",
        "// import\nexports = () => 1",
        "exports = () => 'export'",
      })
  void aRightSourceIsAccepted(String source) throws Exception {
    ENGINE.check(script(source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import p from 'path'\nexports = () => 1\nimport p from 'fs'",
        "export const a = 1\nexport const a = 2",
        "export { none }",
        "import 'path'; return 1 +",
        "// import\nexports = () => `",
        "exports = () => 'import\n'",
      })
  void aWrongModuleIsRefused(String source) {
    FunctionFailedException failure =
        catchThrowableOfType(FunctionFailedException.class, () -> ENGINE.check(script(source)));

    assertThat(failure.failure()).isEqualTo(FunctionFailure.SYNTAX);
    assertThat(failure).hasMessageStartingWith("SyntaxError: ");
  }

  @Test
  void aLimitMayBeLongerThanADay() throws Exception {
    assertThat(ENGINE.call(script("exports = () => 7"), List.of(), host, Duration.ofDays(400)))
        .isEqualTo(7.0);
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    host.onLog = line -> running.countDown();
    CompletableFuture<FunctionFailedException> failure = new CompletableFuture<>();
    String endless = "exports = () => { console.log('on'); return new Promise(() => {}) }";
    Thread caller =
        new Thread(
            () ->
                failure.complete(
                    catchThrowableOfType(
                        FunctionFailedException.class,
                        () -> ENGINE.call(script(endless), List.of(), host, LONG))));
    caller.start();
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(failure.get(60, TimeUnit.SECONDS)).hasMessage("interrupted");
    assertThat(failure.get().failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
  }

  @Test
  void whoIsInterruptedGetsNoTurn() {
    WorkerPermits permits = new WorkerPermits(1);
    Thread.currentThread().interrupt();
    try {
      permits.take(LONG);
      FunctionFailedException failure =
          catchThrowableOfType(FunctionFailedException.class, () -> permits.take(LONG));

      assertThat(failure).hasMessage("interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } catch (FunctionFailedException e) {
      throw new AssertionError("a turn that is free takes no wait", e);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void callsThatTheHostMakesHaveADepth() {
    host.functions =
        (name, arguments) ->
            ENGINE.call(
                script("exports = () => context.functions.execute('again')"),
                List.of(),
                host,
                LONG);

    assertThatThrownBy(
            () -> Functions.run(host, "exports = () => context.functions.execute('again')"))
        .hasMessageContaining("functions call each other too deep");
  }

  @Test
  void chanceIsTheHostsIfItHasOne() throws Exception {
    FakeHost seeded =
        new FakeHost() {
          @Override
          public OptionalInt chance() {
            return OptionalInt.of(7);
          }
        };
    String draws = "exports = () => [Math.random(), Math.random()]";

    assertThat(Functions.run(seeded, draws)).isEqualTo(Functions.run(seeded, draws));
  }

  @Test
  void anEngineRunsOneCallAtLeast() {
    assertThatThrownBy(() -> new JavaScript(0)).hasMessage("maxRunning must be positive");
  }

  @Test
  void anEngineThatIsClosedRunsNothing() throws Exception {
    GraalEngine engine = new GraalEngine(1);
    engine.close();
    engine.close();

    assertThatThrownBy(() -> engine.call(script("exports = () => 1"), List.of(), host, LONG))
        .hasMessage("the engine is closed");
  }

  @Test
  void stopsAreTold() {
    assertThat(Failures.of(FunctionFailure.TIME_LIMIT)).hasMessageContaining("time limit");
    assertThat(Failures.of(FunctionFailure.MEMORY_LIMIT)).hasMessageContaining("memory limit");
    assertThat(Failures.of(FunctionFailure.UNAVAILABLE)).hasMessageContaining("stopped");
  }

  @Test
  void aCallWithinAnotherMayHaveLessTime() throws Exception {
    host.functions =
        (name, arguments) ->
            ENGINE.call(
                script("exports = () => new Promise(() => {})"),
                List.of(),
                new FakeHost(),
                Duration.ofMillis(100));
    String caller =
        "exports = () => { try { context.functions.execute('endless') } catch (e) { return"
            + " e.message } }";

    assertThat(Functions.run(host, caller)).isEqualTo("execution time limit exceeded");
  }

  @Test
  void aCallWhoseThreadIsInterruptedByItsHostEnds() {
    host.onLog = line -> Thread.currentThread().interrupt();

    FunctionFailedException failure =
        catchThrowableOfType(
            FunctionFailedException.class,
            () ->
                Functions.run(
                    host, "exports = () => { console.log('on'); return new Promise(() => {}) }"));

    assertThat(failure.failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
    assertThat(failure).hasMessage("the function was stopped");
  }

  @Test
  void aHostThatFailsBeforeTheFunctionRunsFailsTheCall() {
    FakeHost broken =
        new FakeHost() {
          @Override
          public boolean answersRequest() {
            throw new UnsupportedOperationException("planted");
          }
        };

    FunctionFailedException failure =
        catchThrowableOfType(
            FunctionFailedException.class, () -> Functions.run(broken, "exports = () => 1"));

    assertThat(failure.failure()).isEqualTo(FunctionFailure.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("planted");
  }
}
