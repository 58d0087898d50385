package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends calls that run for too long, or that fill the memory. */
final class Watchdog implements AutoCloseable {

  private static final long MEMORY_CHECK_MILLIS = 50;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Threads.named("js-watchdog", 0));
  private final Set<Run> running = ConcurrentHashMap.newKeySet();
  private final MemoryGuard guard = new MemoryGuard();
  private final Executor background;

  Watchdog(Executor background) {
    this.background = background;
    timer.setRemoveOnCancelPolicy(true);
    timer.scheduleWithFixedDelay(
        this::checkMemory, MEMORY_CHECK_MILLIS, MEMORY_CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void checkMemory() {
    try {
      guard.findHogs(running).forEach(run -> stop(run, FunctionFailure.MEMORY_LIMIT));
    } catch (OutOfMemoryError e) {
      // Thrown on, it would end the checks. The next one is soon.
    }
  }

  Watch watch(Run run) {
    long nanos = Math.max(run.deadline().remainingNanos(), 0);
    Future<?> timeout =
        timer.schedule(() -> stop(run, FunctionFailure.TIME_LIMIT), nanos, TimeUnit.NANOSECONDS);
    running.add(run);
    return new Watch(run, timeout);
  }

  private void stop(Run run, FunctionFailure reason) {
    // Elsewhere, because it returns only when the function has noticed.
    background.execute(() -> run.stop(reason));
  }

  /** Watches one call until told to end. */
  final class Watch {

    private final Run run;
    private final Future<?> timeout;

    private Watch(Run run, Future<?> timeout) {
      this.run = run;
      this.timeout = timeout;
    }

    void end() {
      timeout.cancel(false);
      running.remove(run);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
