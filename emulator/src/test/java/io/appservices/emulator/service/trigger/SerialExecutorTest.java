package io.appservices.emulator.service.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Undeclared;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What waits for a slow task, and what is dropped. */
class SerialExecutorTest {

  private static final long ALL_ROOM = Runtime.getRuntime().maxMemory() / 8;

  private final BlockingQueue<ObjectId> overflows = new LinkedBlockingQueue<>();
  @AutoClose private final SerialExecutor executor = new SerialExecutor(overflows::add);

  private final ObjectId app = new ObjectId();
  private final List<Integer> ran = new CopyOnWriteArrayList<>();
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  void dropsWhatIsBeyondTheNumberThatMayWaitAndTellsThatOnce() {
    begin();
    IntStream.range(0, SerialExecutor.MOST_WAITING + 2).forEach(i -> add(1, i));
    assertThat(overflows).containsExactly(app);
    go.countDown();

    await().until(() -> ran.size() == SerialExecutor.MOST_WAITING);
    assertThat(ran).isSorted().startsWith(0, 1).endsWith(SerialExecutor.MOST_WAITING - 1);
  }

  @Test
  void dropsWhatWouldFillTheHeap() {
    begin();
    add(ALL_ROOM / 2, 1);
    add(ALL_ROOM, 2);
    add(ALL_ROOM / 2, 3);
    assertThat(overflows).containsExactly(app);
    go.countDown();

    await().until(() -> ran.size() == 2);
    assertThat(ran).containsExactly(1, 3);
  }

  @Test
  void goesOnAfterATaskThatThrewACheckedException() {
    begin();
    executor.execute(
        app,
        1,
        () -> {
          throw Undeclared.thrown(Provoked.failure(new IOException("a task failed")));
        });
    add(1, 1);
    go.countDown();

    await().until(() -> ran.equals(List.of(1)));
  }

  @Test
  void takesASingleTaskHoweverLargeItIs() {
    begin();
    add(2 * ALL_ROOM, 1);
    go.countDown();

    await().until(() -> ran.equals(List.of(1)));
    assertThat(overflows).isEmpty();
  }

  private void begin() {
    CountDownLatch started = new CountDownLatch(1);
    executor.execute(
        app,
        0,
        () -> {
          started.countDown();
          awaitQuietly(go);
        });
    awaitQuietly(started);
  }

  private void add(long bytes, int number) {
    executor.execute(app, bytes, () -> ran.add(number));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
