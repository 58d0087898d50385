package io.appservices.emulator.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of closing an emulator, which together take no longer than a limit. What has not ended
 * then is left to a daemon thread, so that it keeps neither the caller nor the JVM.
 */
public final class Closing {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** The least time of a step, so that it is tried even if the ones before it used up the time. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Duration left = LIMIT.minus(LEAST);

  /**
   * Does a step, in its share of the time.
   *
   * @param what the name of the step, for the case that it takes too long
   * @throws RuntimeException what the step throws
   */
  public void step(String what, Runnable step) {
    step(what, Duration.ZERO, step);
  }

  /**
   * Does a step that was promised time of its own, beside its share.
   *
   * @param promised the time that does not count
   * @see #step(String, Runnable)
   */
  public void step(String what, Duration promised, Runnable step) {
    long start = System.nanoTime();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Thread thread = Threads.single("close", () -> run(step, failure));
    thread.start();
    join(thread, start + left.plus(LEAST).plus(promised).toNanos());
    if (thread.isAlive()) {
      LOG.warn("closed without waiting for {} to end: thread {} goes on", what, thread.getName());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start).minus(promised);
    Duration used = took.isNegative() ? Duration.ZERO : took;
    left = used.compareTo(left) < 0 ? left.minus(used) : Duration.ZERO;
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void run(Runnable step, AtomicReference<RuntimeException> failure) {
    try {
      step.run();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /** Waits also on a thread that was interrupted: what the step frees has to be free after it. */
  private static void join(Thread thread, long deadline) {
    boolean interrupted = false;
    long nanos = deadline - System.nanoTime();
    while (nanos > 0 && thread.isAlive()) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      nanos = deadline - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
