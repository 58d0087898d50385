package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ParallelCloseTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

  private void close() {
    threads.add(Thread.currentThread());
  }

  @Test
  void leavesNoThreadThatHasNothingToClose() {
    for (int i = 0; i < 2_000; i++) {
      ParallelClose.all(LONG, List.of(this::close, this::close));
      assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
      threads.clear();
    }
  }

  @Test
  void leavesOneThatDoesNotEndInItsTime() {
    CountDownLatch end = new CountDownLatch(1);
    Runnable waits =
        () -> {
          close();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    ParallelClose.all(Duration.ofMillis(20), List.of(waits));
    assertThat(threads).allMatch(Thread::isAlive);
    end.countDown();
  }

  @Test
  void closesTheOthersWhereOneFails() {
    IllegalStateException failure = new IllegalStateException("one");
    Runnable fails =
        () -> {
          throw failure;
        };
    assertThatThrownBy(() -> ParallelClose.all(LONG, List.of(fails, this::close, this::close)))
        .isSameAs(failure);
    assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
  }
}
