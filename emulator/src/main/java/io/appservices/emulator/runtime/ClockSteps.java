package io.appservices.emulator.runtime;

import io.appservices.emulator.domain.emulator.ClockSetting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Computes the time that a setting of the clock shows, and the setting after a step. Changes
 * nothing.
 */
final class ClockSteps {

  private final Clock source;

  /** Makes those of a clock that follows another one. */
  ClockSteps(Clock source) {
    this.source = source;
  }

  /**
   * Returns the instant.
   *
   * @throws IllegalArgumentException if the clock cannot show it
   */
  static Instant inRange(Instant instant) {
    if (instant.isBefore(EmulatorClock.MIN) || instant.isAfter(EmulatorClock.MAX)) {
      throw outOfRange("instant " + instant);
    }
    return instant;
  }

  /** Returns the time that a clock with a setting shows; that of one that runs stops at the end. */
  Instant now(ClockSetting of) {
    Instant frozenAt = of.frozenAt();
    if (frozenAt != null) {
      return frozenAt;
    }
    Instant now = source.instant().plus(of.offset());
    return now.isAfter(EmulatorClock.MAX) ? EmulatorClock.MAX : now;
  }

  /** Returns the setting after a move to an instant; what stood still stands still there. */
  ClockSetting at(ClockSetting before, Instant instant) {
    return before.frozenAt() == null ? runningFrom(instant) : ClockSetting.frozen(instant);
  }

  private ClockSetting runningFrom(Instant instant) {
    return ClockSetting.running(Duration.between(source.instant(), instant));
  }

  /** Returns the setting of a clock that runs on from where it stands. */
  ClockSetting resumed(ClockSetting before) {
    Instant frozenAt = before.frozenAt();
    return frozenAt == null ? before : runningFrom(frozenAt);
  }

  /** Returns the setting after a step. Two steps of a running clock both count in full. */
  ClockSetting after(ClockSetting before, Duration step) {
    Instant now = now(before);
    if (step.compareTo(Duration.between(now, EmulatorClock.MIN)) < 0
        || step.compareTo(Duration.between(now, EmulatorClock.MAX)) > 0) {
      throw outOfRange("duration " + step + " from " + now);
    }
    Instant frozenAt = before.frozenAt();
    return frozenAt == null
        ? ClockSetting.running(before.offset().plus(step))
        : ClockSetting.frozen(frozenAt.plus(step));
  }

  private static IllegalArgumentException outOfRange(String what) {
    return new IllegalArgumentException(
        what
            + ": the clock can be moved to times from "
            + EmulatorClock.MIN
            + " to "
            + EmulatorClock.MAX
            + " only");
  }
}
