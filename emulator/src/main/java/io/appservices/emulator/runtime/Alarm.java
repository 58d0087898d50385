package io.appservices.emulator.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rings once the emulator's clock comes to a time by itself, on a thread that is started when it is
 * first needed. Who sets it sets it anew after each ring, and after each move of the clock.
 */
public final class Alarm implements AutoCloseable {

  /** A machine that sleeps does not count; after it wakes up the time has to be looked at soon. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  /** The tolerance, since waiting may end a little before its time. */
  private static final Duration MARGIN = Duration.ofMillis(1);

  private final EmulatorClock clock;
  private final Runnable ring;
  private @Nullable ScheduledThreadPoolExecutor timer;
  private volatile @Nullable Thread thread;
  private @Nullable Future<?> next;
  private boolean closed;

  /**
   * Makes an alarm that is not set.
   *
   * @param ring is told that it is time, or that a minute went by; is to look at the clock itself
   */
  public Alarm(EmulatorClock clock, Runnable ring) {
    this.clock = clock;
    this.ring = ring;
  }

  /** Sets it to a time, or to none, in the place of the one that it was set to. */
  public synchronized void set(Optional<Instant> time) {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    if (time.isPresent() && !closed && !clock.isFrozen()) {
      long nanos = wait(Duration.between(clock.instant(), time.get())).toNanos();
      next = timer().schedule(ring, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static Duration wait(Duration distance) {
    Duration wait = distance.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : distance;
    return wait.isNegative() ? MARGIN : wait.plus(MARGIN);
  }

  private ScheduledThreadPoolExecutor timer() {
    if (timer == null) {
      timer = new ScheduledThreadPoolExecutor(1, this::thread);
      timer.setRemoveOnCancelPolicy(true);
    }
    return timer;
  }

  private Thread thread(Runnable task) {
    Thread made = Threads.single("schedule", task);
    thread = made;
    return made;
  }

  /** Stops the alarm for good; its thread has ended, unless it takes more than a second to ring. */
  @Override
  public void close() {
    @Nullable ScheduledThreadPoolExecutor stopped;
    synchronized (this) {
      closed = true;
      stopped = timer;
    }
    if (stopped != null) {
      stopped.shutdownNow();
      awaitEnd();
    }
  }

  /**
   * Waits for the thread: a pool calls itself terminated while its thread still runs, if only for a
   * moment.
   */
  private void awaitEnd() {
    Thread ending = thread;
    if (ending == null) {
      return;
    }
    try {
      ending.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
