package io.appservices.emulator.function.js;

import java.time.Duration;

/** The moment at which a call must have ended. */
record Deadline(long nanos) {

  private static final long LONGEST = Duration.ofDays(1).toNanos();

  static Deadline in(Duration limit) {
    boolean longer = limit.compareTo(Duration.ofDays(1)) > 0;
    return new Deadline(System.nanoTime() + (longer ? LONGEST : limit.toNanos()));
  }

  long remainingNanos() {
    return nanos - System.nanoTime();
  }

  boolean isBefore(Deadline other) {
    return nanos - other.nanos < 0;
  }

  Deadline plus(Duration more) {
    return new Deadline(nanos + more.toNanos());
  }
}
