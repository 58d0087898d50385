package io.appservices.emulator.http.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets calls wait, which takes no thread. */
final class Delays {

  /** The number of calls that may wait at once. */
  private static final int MOST_AT_ONCE = 1024;

  private final ScheduledExecutorService timer;
  private final Executor threads;
  private final AtomicInteger waiting = new AtomicInteger();

  Delays(ScheduledExecutorService timer, Executor threads) {
    this.timer = timer;
    this.threads = threads;
  }

  /**
   * Returns what completes after a time, on a thread that may take requests; empty if too many wait
   * already, or the server is being closed.
   */
  Optional<CompletableFuture<Void>> after(Duration time) {
    if (waiting.incrementAndGet() > MOST_AT_ONCE) {
      waiting.decrementAndGet();
      return Optional.empty();
    }
    CompletableFuture<Void> elapsed = new CompletableFuture<>();
    try {
      timer.schedule(() -> end(elapsed), time.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.of(elapsed);
    } catch (RejectedExecutionException closed) {
      waiting.decrementAndGet();
      return Optional.empty();
    }
  }

  private void end(CompletableFuture<Void> elapsed) {
    waiting.decrementAndGet();
    try {
      threads.execute(() -> elapsed.complete(null));
    } catch (RejectedExecutionException closed) {
      elapsed.cancel(false);
    }
  }
}
