package io.appservices.emulator.http.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.http.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bound of a kind of work, on a machine that has no thread left. */
class BulkheadTest {

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<Runnable> started = new ArrayList<>();
  private boolean hasThreads;
  private final Bulkhead bulkhead =
      new Bulkhead(Work.FUNCTION, this::start, timer, Duration.ofSeconds(10));

  private void start(Runnable task) {
    if (!hasThreads) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    started.add(task);
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aTaskThatGetsNoThreadIsRefused() {
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();

    bulkhead.submit(ran::incrementAndGet, refused::incrementAndGet);

    assertThat(ran).hasValue(0);
    assertThat(refused).hasValue(1);
  }

  @Test
  void placesAreNotLostWithThreadsThatThereAreNot() {
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    int most = Work.FUNCTION.mostAtOnce();
    for (int i = 0; i < 3 * most; i++) {
      bulkhead.submit(ran::incrementAndGet, refused::incrementAndGet);
    }
    assertThat(refused).hasValue(3 * most);
    hasThreads = true;

    for (int i = 0; i < most; i++) {
      bulkhead.submit(ran::incrementAndGet, refused::incrementAndGet);
    }

    assertThat(started).hasSize(most);
    started.forEach(Runnable::run);
    assertThat(ran).hasValue(most);
    assertThat(bulkhead.use().running()).isZero();
  }
}
