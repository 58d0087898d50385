package io.appservices.emulator.function.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine goes when nothing used it for a while, and comes back with the next call. */
class IdleTimeoutEngineTest {

  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final Duration CLOSE_LIMIT = Duration.ofMinutes(10);
  private static final Script SCRIPT = new Script("id", "test", "exports = () => 1");

  private static final class FakeEngine implements ScriptEngine {

    private Runnable onCall = () -> {};
    private Runnable onClose = () -> {};
    private volatile boolean closed;
    private boolean idle = true;

    @Override
    public Object call(Script script, List<Object> arguments, FunctionHost host, Duration limit) {
      onCall.run();
      return script.id();
    }

    @Override
    public boolean isIdle() {
      return idle;
    }

    @Override
    public void check(Script script) {
      onCall.run();
    }

    @Override
    public void close() {
      onClose.run();
      closed = true;
    }
  }

  private final List<FakeEngine> made = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // System.nanoTime may do so.
  private IdleTimeoutEngine engine =
      new IdleTimeoutEngine(this::make, TIMEOUT, CLOSE_LIMIT, nanos::get);

  private ScriptEngine make() {
    made.add(new FakeEngine());
    return made.get(made.size() - 1);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Object call() throws FunctionFailedException {
    return engine.call(SCRIPT, List.of(), null, TIMEOUT);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    engine.closeIfIdle();
  }

  @Test
  void makesNoEngineBeforeTheFirstCall() {
    pass(TIMEOUT);
    assertThat(made).isEmpty();
  }

  @Test
  void keepsTheEngineUntilNothingUsedItForTheTimeout() throws Exception {
    assertThat(call()).isEqualTo("id");
    pass(TIMEOUT.minusNanos(1));
    engine.check(SCRIPT);
    pass(TIMEOUT.minusNanos(1));
    assertThat(made).hasSize(1);
    assertThat(made.get(0).closed).isFalse();

    pass(Duration.ofNanos(1));
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void makesAnotherEngineForTheNextCall() throws Exception {
    call();
    pass(TIMEOUT);
    call();
    assertThat(made).hasSize(2);
    assertThat(made.get(1).closed).isFalse();
  }

  @Test
  void keepsTheEngineThatACallIsIn() throws Exception {
    call();
    made.get(0).onCall = () -> pass(TIMEOUT.multipliedBy(2));
    call();
    assertThat(made.get(0).closed).isFalse();
    pass(TIMEOUT);
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void keepsTheEngineOfACallThatWasGivenUpAndGoesOn() throws Exception {
    call();
    made.get(0).idle = false;
    pass(TIMEOUT.multipliedBy(2));
    assertThat(made.get(0).closed).isFalse();
    made.get(0).idle = true;
    pass(TIMEOUT);
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void aFailedCallUsesItNoLonger() throws Exception {
    call();
    made.get(0).onCall =
        () -> {
          throw new IllegalStateException("failed");
        };
    assertThatThrownBy(this::call).hasMessage("failed");
    assertThatThrownBy(() -> engine.check(SCRIPT)).hasMessage("failed");
    pass(TIMEOUT);
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void isClosedForGoodWithItsEngine() throws Exception {
    call();
    engine.close();
    assertThat(made.get(0).closed).isTrue();
    assertThatThrownBy(this::call).hasMessage("the engine is closed");
    assertThatThrownBy(() -> engine.check(SCRIPT)).hasMessage("the engine is closed");
    pass(TIMEOUT);
    assertThat(made).hasSize(1);
  }

  @Test
  void waitsForAnEngineThatIsClosedAsNothingUsesIt() throws Exception {
    CountDownLatch end = closeAsNothingUsesIt(CLOSE_LIMIT);
    Thread closer = new Thread(engine::close);
    closer.start();
    await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
    end.countDown();
    closer.join();
    assertThat(made.get(0).closed).isTrue();
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    CountDownLatch end = closeAsNothingUsesIt(Duration.ofMillis(1));
    engine.close();
    assertThat(made.get(0).closed).isFalse();
    end.countDown();
    await().until(() -> made.get(0).closed);
  }

  /** Returns when the timer has begun to close the engine, which it ends at the latch. */
  private CountDownLatch closeAsNothingUsesIt(Duration limit) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicLong time = new AtomicLong();
    engine = new IdleTimeoutEngine(this::make, Duration.ofMillis(1), limit, time::get);
    call();
    made.get(0).onClose =
        () -> {
          begun.countDown();
          awaitUninterrupted(end);
        };
    time.set(TIMEOUT.toNanos());
    begun.await();
    return end;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
