package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The range of the clock, and moves that would leave it. */
class EmulatorClockRangeTest extends EmulatorClockFixture {

  @Test
  void whatLeadsOutOfItsRangeIsRefusedAndChangesNothing() {
    Duration most = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    Duration least = Duration.ofSeconds(Long.MIN_VALUE);
    for (Runnable prepare : List.<Runnable>of(clock::reset, clock::freeze)) {
      prepare.run();
      clock.advance(HOUR);
      assertRefused("duration", () -> clock.advance(most));
      assertRefused("duration", () -> clock.advance(least));
      assertRefused("duration", () -> clock.advance(Duration.ofDays(366 * 10_000)));
      assertRefused("instant", () -> clock.set(EmulatorClock.MAX.plusNanos(1)));
      assertRefused("instant", () -> clock.set(EmulatorClock.MIN.minusNanos(1)));
      assertRefused("instant", () -> clock.set(Instant.MAX));
      assertRefused("instant", () -> clock.set(Instant.MIN));
    }
  }

  @Test
  void stepsThatAddUpToTooMuchAreRefused() {
    Duration step = Duration.ofDays(365 * 3_000);
    clock.advance(step);
    clock.advance(step);
    assertRefused("duration", () -> clock.advance(step));
    clock.advance(step.negated());
    clock.advance(step.negated());
    assertThat(clock.instant()).isEqualTo(START);
    assertRefused("duration", () -> clock.advance(step.negated()));
  }

  @Test
  void bothEndsOfItsRangeAreShown() {
    clock.set(EmulatorClock.MAX);
    assertThat(clock.instant()).isEqualTo(EmulatorClock.MAX);
    clock.freeze();
    clock.advance(Duration.between(EmulatorClock.MAX, EmulatorClock.MIN));
    assertThat(clock.instant()).isEqualTo(EmulatorClock.MIN);
    assertThat(clock.millis()).isEqualTo(EmulatorClock.MIN.toEpochMilli());
    assertThat(clock.seconds()).isEqualTo(EmulatorClock.MIN.getEpochSecond());
  }

  @Test
  void aRunningClockStopsAtTheEndOfItsRange() {
    clock.set(EmulatorClock.MAX);
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(EmulatorClock.MAX);
    assertThat(clock.seconds()).isEqualTo(EmulatorClock.MAX.getEpochSecond());
    clock.freeze();
    assertThat(clock.instant()).isEqualTo(EmulatorClock.MAX);
  }
}
