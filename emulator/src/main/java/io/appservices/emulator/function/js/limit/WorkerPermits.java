package io.appservices.emulator.function.js.limit;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Limits how many calls run at a time and how many wait for that. A call that cannot be ended gives
 * its permit back while its thread goes on; how many such threads there may be is limited, too.
 * Safe to use from any thread.
 */
public final class WorkerPermits {

  /** The number of threads that may go on for abandoned calls without a permit. */
  static final int MAX_RUNAWAYS = 32;

  /** The number of calls that may wait for a permit. */
  static final int MAX_WAITING = 256;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger runaways = new AtomicInteger();

  /**
   * Makes permits that nobody has taken.
   *
   * @param maxRunning how many calls may run at a time; positive
   */
  public WorkerPermits(int maxRunning) {
    free = new Semaphore(maxRunning, true);
  }

  /**
   * Waits for a permit, for the limit of the call at most.
   *
   * @return a permit, which the caller has to end
   * @throws FunctionFailedException of {@link FunctionFailure#BUSY} if none comes free in time, or
   *     too many calls wait already
   */
  public Permit take(Duration limit) throws FunctionFailedException {
    if (!free.tryAcquire()) {
      await(limit.compareTo(LONGEST_WAIT) < 0 ? limit : LONGEST_WAIT);
    }
    return new Permit(true);
  }

  /**
   * Returns a permit at once, for a call that one with a permit waits for: if it had to wait for
   * one of its own, the two could wait for each other.
   *
   * @throws FunctionFailedException of {@link FunctionFailure#BUSY} if too many threads go on for
   *     calls that were given up
   */
  public Permit takeWithin() throws FunctionFailedException {
    if (runaways.get() >= MAX_RUNAWAYS) {
      throw busy();
    }
    return new Permit(false);
  }

  private void await(Duration limit) throws FunctionFailedException {
    try {
      boolean tooMany = waiting.incrementAndGet() > MAX_WAITING;
      if (tooMany || !free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException(FunctionFailure.UNAVAILABLE, "interrupted");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private FunctionFailedException busy() {
    int endless = runaways.get();
    String reason =
        endless == 0 ? "" : "; " + endless + " exceeded the execution time limit and go on";
    return new FunctionFailedException(
        FunctionFailure.BUSY, "too many functions are running" + reason + ": try again later");
  }

  private enum State {
    HELD,
    GIVEN_UP,
    ENDED
  }

  /** The permit of one call to run. */
  public final class Permit {

    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);
    private final boolean counted;

    private Permit(boolean counted) {
      this.counted = counted;
    }

    /** Ends the permit, after the thread of the call has ended. */
    public void end() {
      if (state.getAndSet(State.ENDED) == State.GIVEN_UP) {
        runaways.decrementAndGet();
      } else {
        giveBack();
      }
    }

    /** Abandons the call: its result is not awaited any more, but its thread may go on. */
    public void giveUp() {
      if (runaways.get() < MAX_RUNAWAYS && state.compareAndSet(State.HELD, State.GIVEN_UP)) {
        runaways.incrementAndGet();
        giveBack();
      }
    }

    private void giveBack() {
      if (counted) {
        free.release();
      }
    }
  }
}
