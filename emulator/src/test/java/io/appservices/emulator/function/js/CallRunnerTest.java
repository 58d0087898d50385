package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.js.limit.Deadline;
import io.appservices.emulator.function.js.limit.WorkerPermits;
import io.appservices.emulator.testing.Provoked;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose globals cannot be given up. */
@Timeout(60)
class CallRunnerTest {

  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final BlockingQueue<Runnable> refills = new LinkedBlockingQueue<>();
  private final ContextPool contexts = new ContextPool(engine, refills::add);
  private final ModuleSources moduleSources = new ModuleSources();
  private final PreparedContexts prepared =
      new PreparedContexts(contexts, moduleSources, background);
  private final Watchdog watchdog = new Watchdog(background);
  private final HostThreads hostThreads = HostThreads.create();
  private final CallRunner runner = new CallRunner(watchdog, contexts, prepared, background);

  @AfterEach
  void close() {
    runner.shutdown();
    watchdog.close();
    prepared.close();
    contexts.close();
    background.shutdownNow();
    hostThreads.close();
    engine.close();
  }

  private ScriptCall call(String source) {
    ScriptContext context =
        new ScriptContext(
            engine,
            new PreludeSources(),
            closed -> {
              throw Provoked.failure(new IllegalStateException("cannot be closed"));
            });
    return new ScriptCall(
        script(source),
        context,
        new FakeHost(),
        Deadline.in(Duration.ofMinutes(1)),
        null,
        hostThreads,
        new Sources(),
        moduleSources);
  }

  @Test
  void givesTheResultOfACallThatCannotBeClearedAway() throws Exception {
    assertThat(runner.runWithin(call("exports = () => 'done'"), List.of())).isEqualTo("done");
    assertThat(refills).hasSize(1);
  }

  @Test
  void givesTheFailureOfACallThatCannotBeClearedAway() {
    ScriptCall failing = call("exports = () => { throw new Error('its own') }");

    assertThatThrownBy(() -> runner.runWithin(failing, List.of()))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("its own");
  }

  @Test
  void preparesTheNextContextAfterACallThatCannotBeClearedAway() throws Exception {
    WorkerPermits.Permit permit = new WorkerPermits(1).take(Duration.ofMinutes(1));

    Future<Object> answer = runner.begin(call("exports = () => 'done'"), permit, List.of());

    assertThat(answer.get()).isEqualTo("done");
    assertThat(refills.poll(30, TimeUnit.SECONDS)).isNotNull();
  }
}
