package io.appservices.emulator.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock in a zone that follows another clock. */
final class ClockInZone extends Clock {

  private final Clock origin;
  private final ZoneId zone;

  ClockInZone(Clock origin, ZoneId zone) {
    this.origin = origin;
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return origin.withZone(other);
  }

  @Override
  public Instant instant() {
    return origin.instant();
  }
}
