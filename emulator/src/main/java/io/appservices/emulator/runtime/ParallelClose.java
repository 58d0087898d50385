package io.appservices.emulator.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Closes things side by side, so that one that takes long or fails keeps no other from being
 * closed, and that together they take as long as the slowest.
 */
public final class ParallelClose {

  private ParallelClose() {}

  /**
   * Closes all; returns when they are closed, after this time at the latest. What takes longer goes
   * on in daemon threads.
   *
   * @throws RuntimeException the first failure, once all had their time; others are suppressed in
   *     it
   */
  public static void all(Duration limit, Collection<? extends Runnable> closings) {
    long end = System.nanoTime() + limit.toNanos();
    List<FutureTask<Void>> tasks =
        closings.stream().map(closing -> new FutureTask<Void>(closing, null)).toList();
    tasks.forEach(ParallelClose::start);
    tasks.stream()
        .flatMap(task -> failure(task, end).stream())
        .reduce(ParallelClose::suppress)
        .ifPresent(ParallelClose::rethrow);
  }

  private static void start(Runnable task) {
    Threads.single("close", task).start();
  }

  private static Optional<Throwable> failure(FutureTask<Void> task, long end) {
    try {
      task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause());
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static Throwable suppress(Throwable first, Throwable next) {
    first.addSuppressed(next);
    return first;
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
