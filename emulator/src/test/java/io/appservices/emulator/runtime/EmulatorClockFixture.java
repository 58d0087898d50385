package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock over that of a machine which a test sets. */
abstract class EmulatorClockFixture {

  static final Instant START = Instant.parse("2024-02-03T04:05:06.789Z");
  static final Duration HOUR = Duration.ofHours(1);

  final AtomicReference<Instant> machine = new AtomicReference<>(START);
  final EmulatorClock clock = new EmulatorClock(new Machine(machine));

  void assertRefused(String argument, Runnable move) {
    Instant now = clock.instant();
    boolean frozen = clock.isFrozen();
    assertThatThrownBy(move::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(argument)
        .hasMessageContaining("9999-12-31");
    assertThat(clock.instant()).isEqualTo(now);
    assertThat(clock.isFrozen()).isEqualTo(frozen);
  }

  void pass(Duration duration) {
    machine.updateAndGet(now -> now.plus(duration));
  }

  /** The clock of a machine whose time passes when the test says so. */
  static final class Machine extends Clock {

    private final AtomicReference<Instant> now;

    Machine(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
