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

/** Lets calls wait, which takes no thread. They are in flight meanwhile. */
public final class Delays {

  /** The number of calls that may wait at once. */
  private static final int MOST_AT_ONCE = 1024;

  private final ScheduledExecutorService timer;
  private final Executor threads;
  private final InFlight inFlight;

  /** A call that waits, until a time of {@link System#nanoTime}. */
  private static final class Wait {
    private final CompletableFuture<Void> elapsed = new CompletableFuture<>();
    private final long end;

    Wait(Duration time) {
      end = System.nanoTime() + time.toNanos();
    }
  }

  private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();

  public Delays(ScheduledExecutorService timer, Executor threads, InFlight inFlight) {
    this.timer = timer;
    this.threads = threads;
    this.inFlight = inFlight;
  }

  /**
   * Returns what completes after a time, on a thread that may take requests, or is cancelled when
   * the server is closed; empty if too many wait already.
   */
  public Optional<CompletableFuture<Void>> after(Duration time) {
    if (waiting.size() >= MOST_AT_ONCE) {
      return Optional.empty();
    }
    Wait wait = new Wait(time);
    inFlight.enter();
    waiting.add(wait);
    try {
      timer.schedule(() -> end(wait), time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      cancel(wait);
    }
    return Optional.of(wait.elapsed);
  }

  private void end(Wait wait) {
    if (waiting.remove(wait)) {
      try {
        threads.execute(() -> goOn(wait));
      } catch (RejectedExecutionException closed) {
        hangUp(wait);
      }
    }
  }

  private void cancel(Wait wait) {
    if (waiting.remove(wait)) {
      hangUp(wait);
    }
  }

  /** Completes a wait; the call is in flight by itself then, unless it was answered already. */
  private void goOn(Wait wait) {
    wait.elapsed.complete(null);
    inFlight.leave();
  }

  private void hangUp(Wait wait) {
    wait.elapsed.cancel(false);
    inFlight.leave();
  }

  /** Cancels what waits for longer than this from now on. */
  public void cancelAfter(Duration time) {
    long latest = System.nanoTime() + time.toNanos();
    waiting.stream().filter(wait -> wait.end - latest > 0).forEach(this::cancel);
  }

  /** Cancels what waits. */
  public void close() {
    waiting.forEach(this::cancel);
  }
}
