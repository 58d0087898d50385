package io.appservices.emulator.service.rule;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KeyedLockTest {

  private final KeyedLock<String> lock = new KeyedLock<>();

  /** Works at a place until it is released. */
  private final class Worker extends Thread {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final String place;

    Worker(String place) {
      this.place = place;
      setDaemon(true);
    }

    @Override
    public void run() {
      lock.take(
          place,
          () -> {
            inside.countDown();
            try {
              return released.await(60, SECONDS);
            } catch (InterruptedException e) {
              return false;
            }
          });
    }

    Worker inside() throws InterruptedException {
      assertThat(inside.await(60, SECONDS)).isTrue();
      return this;
    }

    void waits() {
      await().atMost(60, SECONDS).until(() -> getState() == State.BLOCKED);
      assertThat(inside.getCount()).isOne();
    }
  }

  @Test
  void onePlaceIsForOneAtATimeAlsoWhenThoseBeforeAreGone() throws InterruptedException {
    Worker first = started("a").inside();
    Worker second = started("a");
    second.waits();
    first.released.countDown();
    second.inside();
    first.join();

    Worker third = started("a");
    third.waits();

    second.released.countDown();
    third.inside().released.countDown();
    third.join();
  }

  @Test
  void otherPlacesDoNotWait() throws InterruptedException {
    Worker first = started("a").inside();
    started("b").inside().released.countDown();
    first.released.countDown();
    first.join();
    assertThat(lock.take("a", () -> "answer")).isEqualTo("answer");
  }

  private Worker started(String place) {
    Worker worker = new Worker(place);
    worker.start();
    return worker;
  }
}
