package io.appservices.emulator.function.idle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.Threads;
import io.appservices.emulator.testing.Watchdog;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** GraalJS itself, whose classes go with the engine. */
class EngineUnloadTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Script ADD = new Script("id", "test", "exports = async (a, b) => a + b");

  private final AtomicReference<WeakReference<Class<?>>> classes = new AtomicReference<>();

  @Test
  void theClassesOfAnEngineAreUnloadedThatNothingUses() throws Exception {
    try (IdleTimeoutEngine engine = new IdleTimeoutEngine(this::engine, Duration.ofMillis(1))) {
      use(engine);
      awaitUnloaded();
    }
  }

  /** The emulator that had it may have been the first of several. */
  @Test
  void theThreadThatClosesAnEngineKeepsNoClass() throws Exception {
    try (IdleTimeoutEngine engine = new IdleTimeoutEngine(this::engine, LIMIT)) {
      use(engine);
      await().atMost(LIMIT).until(EngineUnloadTest::areContextsReady);
    }
    awaitUnloaded();
  }

  /** They are made behind a call, and closed with the engine. */
  private static boolean areContextsReady() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(Threads.PREFIX + "js-background"))
        .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  private ScriptEngine engine() {
    ScriptEngine made = EngineClasses.engine();
    classes.set(new WeakReference<>(made.getClass()));
    return made;
  }

  private void awaitUnloaded() {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              System.gc();
              return classes.get().refersTo(null);
            });
  }

  /** Only one class loader of a process can have the native library. */
  @Test
  void enginesOfSeveralEmulatorsLoadTheNativeLibraryOnce() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dpolyglotimpl.AttachLibraryFailureAction=throw",
                "-cp",
                System.getProperty("java.class.path"),
                TwoEmulators.class.getName())
            .redirectErrorStream(true)
            .start();
    Watchdog.over(process);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(output.strip()).endsWith("both answered");
    assertThat(process.waitFor()).isZero();
  }

  /** A process that fails where the native library cannot be loaded. */
  static final class TwoEmulators {

    private TwoEmulators() {}

    public static void main(String[] arguments) throws Exception {
      for (int i = 0; i < 2; i++) {
        use(ScriptEngines.of(LIMIT).functions());
      }
      System.out.println("both answered");
      System.exit(0);
    }
  }

  @Test
  void oneGoesOnAfterAPause() throws Exception {
    ScriptEngines engines = ScriptEngines.of(Duration.ofMillis(1));
    for (int i = 0; i < 3; i++) {
      use(engines.functions());
      use(engines.queries());
    }
    engines.functions().close();
    engines.queries().close();
  }

  private static void use(ScriptEngine engine) throws Exception {
    assertThat(engine.call(ADD, List.of(1, 2), host(), LIMIT)).isEqualTo(3);
    engine.check(ADD);
    assertThatThrownBy(() -> engine.check(new Script("id", "test", "exports = =")))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("SyntaxError");
  }

  /** Answers everything with nothing. */
  private static FunctionHost host() {
    return (FunctionHost)
        Proxy.newProxyInstance(
            EngineUnloadTest.class.getClassLoader(),
            new Class<?>[] {FunctionHost.class},
            (self, method, arguments) ->
                switch (method.getReturnType().getSimpleName()) {
                  case "Optional" -> Optional.empty();
                  case "boolean" -> false;
                  default -> null;
                });
  }
}
