package io.appservices.emulator.function.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GraalJS itself, whose classes go with the engine. */
class EngineUnloadTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Script ADD = new Script("id", "test", "exports = async (a, b) => a + b");

  @Test
  void theClassesOfAnEngineAreUnloadedThatNothingUses() throws Exception {
    EngineClasses classes = new EngineClasses();
    try (IdleTimeoutEngine engine = new IdleTimeoutEngine(classes::engine, Duration.ofMillis(1))) {
      use(engine);
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                System.gc();
                return classes.areUnloaded();
              });
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
