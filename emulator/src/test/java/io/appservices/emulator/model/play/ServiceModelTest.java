package io.appservices.emulator.model.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.model.play.TestedService.Mode;
import io.appservices.emulator.model.play.TestedService.Store;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The first histories of each mode; make torture plays more of them. */
class ServiceModelTest {

  private static final int SEEDS = 6;

  /** Where emulators share their state, each change of the clock or of an app takes a while. */
  private static final int SEEDS_OF_SHARED = 2;

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
                        int seeds = mode.store() == Store.SHARED ? SEEDS_OF_SHARED : SEEDS;
                        assertThat(play(service, seeds, SequentialRun::play)).isPositive();
                        assertThat(play(service, seeds, ConcurrentRun::play)).isPositive();
                      }
                    }));
  }

  /** Plays the histories of the first seeds; returns the number of their calls. */
  private static int play(TestedService service, int seeds, Run run) {
    return IntStream.rangeClosed(1, seeds).map(seed -> run.play(service, seed)).sum();
  }
}
