package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.js.limit.Deadline;
import io.appservices.emulator.function.npm.PackagesOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When contexts with modules are made, and what becomes of those that come too late. */
@Timeout(120)
class PreparedContextsLifeTest {

  private static final Script SCRIPT = Functions.script("exports = () => require('p')");

  /** Threads that take up the first task only when they are told to. */
  private static final class HeldBack extends ThreadPoolExecutor {
    private final List<Runnable> held = new ArrayList<>();
    private boolean isHolding = true;

    HeldBack() {
      super(0, 9, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public void execute(Runnable task) {
      if (isHolding) {
        held.add(task);
      } else {
        super.execute(task);
      }
    }

    void goOn() {
      isHolding = false;
      held.forEach(Runnable::run);
      held.clear();
      isHolding = true;
    }
  }

  private final HeldBack background = new HeldBack();
  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  private final ContextPool contexts = new ContextPool(engine, Runnable::run);
  private final ModuleSources sources = new ModuleSources();
  private final PreparedContexts prepared = new PreparedContexts(contexts, sources, background);
  private final FakeHost host = new FakeHost();

  @BeforeEach
  void addPackage() {
    host.packages = PackagesOf.files("p/index.js", "module.exports = 1");
  }

  @AfterEach
  void close() {
    prepared.close();
    contexts.close();
    engine.close(true);
    background.shutdownNow();
  }

  /** Has it learn what a call required. */
  private void learn() {
    try (ScriptContext context = contexts.take()) {
      CallModules modules = new CallModules(context, sources, () -> host.packages);
      modules.resolve("/", "p");
      prepared.learn(SCRIPT, modules, host);
    }
  }

  private boolean leavesNothingOpen() throws InterruptedException {
    contexts.close();
    return contexts.awaitClosed(Deadline.in(Duration.ofSeconds(1)));
  }

  @Test
  void isFilledOnceHoweverManyCallsEndMeanwhile() {
    learn();
    learn();
    assertThat(background.held).hasSize(1);

    background.goOn();
    learn();
    assertThat(background.held).isEmpty();

    prepared.take(SCRIPT, host).close();
    learn();
    assertThat(background.held).hasSize(1);
  }

  @Test
  void whatCannotBeLoadedWithoutACallIsNotTriedAgain() throws Exception {
    host.packages = PackagesOf.files("p/index.js", "module.exports = context.user.id");
    learn();
    background.goOn();
    learn();

    assertThat(background.held).isEmpty();
    assertThat(leavesNothingOpen()).isTrue();
  }

  @Test
  void whatIsReadyIsClosedWithIt() throws Exception {
    learn();
    background.goOn();
    prepared.close();

    assertThat(leavesNothingOpen()).isTrue();
  }

  @Test
  void whatBecomesReadyAfterTheCloseIsClosed() throws Exception {
    learn();
    prepared.close();
    background.goOn();

    assertThat(leavesNothingOpen()).isTrue();
  }

  @Test
  void whatBecomesReadyAfterTheCloseIsClosedThoughMoreWasLearntMeanwhile() throws Exception {
    learn();
    prepared.close();
    learn();
    background.goOn();

    assertThat(background.held).isEmpty();
    assertThat(leavesNothingOpen()).isTrue();
  }

  @Test
  void nothingIsBegunAfterTheClose() {
    prepared.close();
    learn();

    assertThat(background.held).isEmpty();
  }

  @Test
  void whatCannotBeMadeAfterTheCloseIsNotTriedAgain() {
    learn();
    contexts.close();
    prepared.close();
    background.goOn();

    assertThat(background.held).isEmpty();
  }
}
