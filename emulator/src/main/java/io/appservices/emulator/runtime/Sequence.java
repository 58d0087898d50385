package io.appservices.emulator.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that increase: each is the time of the machine in microseconds since 1970, or one more
 * than the last number where that is more. So the numbers of several processes are in the order of
 * time, as far as the clocks of their machines agree. The emulator's clock does not matter. Safe to
 * use from any thread.
 */
public final class Sequence {

  private final Clock machine;
  private final AtomicLong last = new AtomicLong();

  public Sequence() {
    this(Clock.systemUTC());
  }

  Sequence(Clock machine) {
    this.machine = machine;
  }

  /** Returns a number that is larger than all before. */
  public long next() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, machine.instant());
    return last.updateAndGet(before -> Math.max(before + 1, now));
  }
}
