package io.appservices.emulator.function.js.limit;

import java.time.Duration;

/**
 * The moment at which a call must have ended.
 *
 * @param nanos by {@link System#nanoTime}
 */
public record Deadline(long nanos) {

  private static final long LONGEST = Duration.ofDays(1).toNanos();

  /** Returns the moment after a time from now, or after a day if that is less. */
  public static Deadline in(Duration limit) {
    boolean longer = limit.compareTo(Duration.ofDays(1)) > 0;
    return new Deadline(System.nanoTime() + (longer ? LONGEST : limit.toNanos()));
  }

  /** Returns the nanoseconds until then; negative after it. */
  public long remainingNanos() {
    return nanos - System.nanoTime();
  }

  /** Returns whether this is the earlier of the two. */
  public boolean isBefore(Deadline other) {
    return nanos - other.nanos < 0;
  }

  /** Returns the moment that is so much later. */
  public Deadline plus(Duration more) {
    return new Deadline(nanos + more.toNanos());
  }
}
