package io.appservices.emulator.model.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.model.play.TestedService.Mode;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Histories of each mode, for a moment; make torture plays more of them. */
class ServiceModelTest {

  private static final long MILLIS = 800;

  @FunctionalInterface
  private interface Run {
    int play(TestedService service, long seed);
  }

  @TestFactory
  Stream<DynamicTest> theServiceAnswersWhatTheModelDoes() {
    return Mode.all().stream()
        .map(
            mode ->
                dynamicTest(
                    mode.toString(),
                    () -> {
                      try (TestedService service = new TestedService(mode)) {
                        assertThat(play(service, SequentialRun::play)).isPositive();
                        assertThat(play(service, ConcurrentRun::play)).isPositive();
                      }
                    }));
  }

  /** Plays the histories of the first seeds; returns the number of their calls. */
  private static int play(TestedService service, Run run) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    int calls = 0;
    for (long seed = 1; seed == 1 || System.nanoTime() < end; seed++) {
      calls += run.play(service, seed);
    }
    return calls;
  }
}
