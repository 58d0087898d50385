package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.js.limit.MemoryGuard;
import io.appservices.emulator.runtime.Threads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends calls that run for too long, or that fill the memory. */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long MEMORY_CHECK_MILLIS = 50;
  private static final long REPORT_SECONDS = 1;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Threads.numbered("js-watchdog"));
  private final Set<ScriptCall> running = ConcurrentHashMap.newKeySet();
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

  /**
   * Watches a call.
   *
   * @throws RejectedExecutionException if the engine is closed
   */
  Watch watch(ScriptCall run) {
    // Before the timer can refuse: the end of the engine must not miss it.
    running.add(run);
    try {
      long nanos = Math.max(run.deadline().remainingNanos(), 0);
      return new Watch(
          run,
          timer.schedule(() -> stop(run, FunctionFailure.TIME_LIMIT), nanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      running.remove(run);
      throw e;
    }
  }

  /** Ends all calls, because the engine ends. */
  void stopAll() {
    running.forEach(run -> stop(run, FunctionFailure.UNAVAILABLE));
  }

  /** Logs what it costs that an abandoned call goes on a second later. */
  void reportIfEndless(ScriptCall run) {
    try {
      timer.schedule(() -> report(run), REPORT_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // The engine is being closed, and that reports it.
    }
  }

  private void report(ScriptCall run) {
    if (running.contains(run)) {
      LOG.warn(
          "function '{}' cannot be ended: a built-in operation goes on beyond the time limit, in"
              + " thread {}, until it or the process ends",
          run.functionName(),
          threadOf(run));
    }
  }

  /** Returns whether a function is running, also one that was given up and cannot be ended. */
  boolean isAnyRunning() {
    return !running.isEmpty();
  }

  /** Returns the functions that are running, with their threads. */
  String describeRunning() {
    return running.stream()
        .filter(ScriptCall::isOutermost)
        .map(run -> "'" + run.functionName() + "' (thread " + threadOf(run) + ")")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String threadOf(ScriptCall run) {
    Thread known = run.thread();
    return known == null ? "not started" : known.getName();
  }

  private void stop(ScriptCall run, FunctionFailure reason) {
    run.stop(reason, background);
  }

  /** Watches one call until told to end. */
  final class Watch {

    private final ScriptCall run;
    private final Future<?> timeout;

    private Watch(ScriptCall run, Future<?> timeout) {
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
