package io.appservices.emulator.http.server.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets calls wait, which takes no thread. */
public final class Delays {

  /** The number of calls that may wait at once. */
  private static final int MOST_AT_ONCE = 1024;

  private final ScheduledExecutorService timer;
  private final Executor threads;

  private static final class Wait {
    private final CompletableFuture<Void> elapsed = new CompletableFuture<>();
  }

  private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();

  public Delays(ScheduledExecutorService timer, Executor threads) {
    this.timer = timer;
    this.threads = threads;
  }

  /**
   * Returns what completes after a time, on a thread that may take requests, or is cancelled when
   * the server is closed; empty if too many wait already.
   */
  public Optional<CompletableFuture<Void>> after(Duration time) {
    if (waiting.size() >= MOST_AT_ONCE) {
      return Optional.empty();
    }
    Wait wait = new Wait();
    waiting.add(wait);
    try {
      timer.schedule(() -> end(wait), time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      cancel(wait);
    }
    return Optional.of(wait.elapsed);
  }

  private void end(Wait wait) {
    try {
      threads.execute(() -> wait.elapsed.complete(null));
      waiting.remove(wait);
    } catch (RejectedExecutionException closed) {
      cancel(wait);
    }
  }

  private void cancel(Wait wait) {
    waiting.remove(wait);
    wait.elapsed.cancel(false);
  }

  /** Cancels what waits. */
  public void close() {
    waiting.forEach(this::cancel);
  }
}
