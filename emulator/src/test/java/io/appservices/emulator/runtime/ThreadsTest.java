package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void threadsAreDaemonsWithNamesThatBeginAlike() {
    Threads threads = Threads.numbered("test");
    assertThat(threads.newThread(() -> {}).getName()).isEqualTo("appservices-test-1");
    assertThat(threads.newThread(() -> {}).getName()).isEqualTo("appservices-test-2");
    assertThat(threads.newThread(() -> {}).isDaemon()).isTrue();
    assertThat(Threads.single("one", () -> {}).getName()).isEqualTo("appservices-one");
    assertThat(Threads.single("one", () -> {}).isDaemon()).isTrue();
  }

  @Test
  void joinReturnsWhenAllHaveEnded() throws Exception {
    Threads threads = Threads.numbered("test");
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = threads.newThread(() -> await(end));
    thread.start();
    end.countDown();
    threads.join(TimeUnit.MINUTES.toMillis(1));
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void aFixedPoolLetsTasksWait() throws Exception {
    ExecutorService pool = Threads.numbered("test").fixed(1, 1);
    CountDownLatch both = new CountDownLatch(2);
    pool.execute(both::countDown);
    pool.execute(both::countDown);
    assertThat(both.await(1, TimeUnit.MINUTES)).isTrue();
    pool.shutdown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
