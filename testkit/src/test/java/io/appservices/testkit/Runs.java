package io.appservices.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes of their own, as a user's build would. */
final class Runs {

  static final Map<String, String> PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

  private Runs() {}

  static EngineExecutionResults run(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  static EngineExecutionResults runParallel(Class<?>... classes) {
    return run(PARALLEL, classes);
  }

  /** Runs them and demands that so many tests passed and none did not. */
  static void pass(EngineExecutionResults results, int tests) {
    results
        .allEvents()
        .assertStatistics(statistics -> statistics.failed(0).aborted(0))
        .failed()
        .assertEventsMatchExactly();
    results.testEvents().assertStatistics(statistics -> statistics.succeeded(tests));
  }

  /** Runs them with configuration parameters of JUnit. */
  static EngineExecutionResults run(Map<String, String> parameters, Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameters(parameters)
        .selectors(
            Arrays.stream(classes).map(type -> selectClass(type)).toArray(ClassSelector[]::new))
        .execute();
  }
}
