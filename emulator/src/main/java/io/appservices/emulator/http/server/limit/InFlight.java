package io.appservices.emulator.http.server.limit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that are being answered, so that closing waits for them only if there are.
 */
public final class InFlight {

  private final AtomicInteger count = new AtomicInteger();
  private volatile @Nullable CountDownLatch drained;

  public void enter() {
    count.incrementAndGet();
  }

  public void leave() {
    if (count.decrementAndGet() == 0) {
      CountDownLatch waiting = drained;
      if (waiting != null) {
        waiting.countDown();
      }
    }
  }

  /** Leaves when an answer is written, as most are at once, and returns what completes then. */
  public CompletableFuture<Void> leaveAfter(CompletableFuture<Void> written) {
    if (written.isDone()) {
      leave();
      return written;
    }
    return written.whenComplete((nothing, failure) -> leave());
  }

  public int count() {
    return count.get();
  }

  /** Returns when nothing is in flight, after this time at the latest. */
  public void awaitNone(long millis) throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    drained = waiting;
    if (count.get() > 0) {
      waiting.await(millis, TimeUnit.MILLISECONDS);
    }
  }
}
