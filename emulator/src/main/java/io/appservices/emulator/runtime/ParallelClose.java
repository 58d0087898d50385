package io.appservices.emulator.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Closes things side by side, so that one that takes long or fails keeps no other from being
 * closed, and that together they take as long as the slowest.
 */
public final class ParallelClose {

  /** How long one thread may take for all of them: most have nothing to close. */
  private static final long ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

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
    Queue<FutureTask<Void>> waiting = new ConcurrentLinkedQueue<>(tasks);
    List<Thread> threads = new ArrayList<>();
    start(waiting, threads);
    if (!areDone(tasks, Math.min(end, System.nanoTime() + ALONE_NANOS))) {
      tasks.forEach(task -> start(waiting, threads));
    }
    Optional<Throwable> failure =
        tasks.stream().flatMap(task -> failure(task, end).stream()).reduce(ParallelClose::suppress);
    threads.forEach(thread -> awaitEnd(thread, end));
    failure.ifPresent(ParallelClose::rethrow);
  }

  /** Starts a thread that closes one after the other, as long as there are any. */
  private static void start(Queue<FutureTask<Void>> waiting, List<Thread> threads) {
    if (!waiting.isEmpty()) {
      Thread thread = Threads.single("close", () -> run(waiting));
      threads.add(thread);
      thread.start();
    }
  }

  /** Waits for a thread that has nothing more to do, so that none is left. */
  private static void awaitEnd(Thread thread, long end) {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left > 0) {
      try {
        thread.join(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void run(Queue<FutureTask<Void>> waiting) {
    for (FutureTask<Void> next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  private static boolean areDone(List<FutureTask<Void>> tasks, long end) {
    tasks.forEach(task -> failure(task, end));
    return tasks.stream().allMatch(FutureTask::isDone);
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
