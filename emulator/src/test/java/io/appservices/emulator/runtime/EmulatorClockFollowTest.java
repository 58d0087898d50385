package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.domain.emulator.ClockSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A clock whose setting is kept where other processes move it, too. */
class EmulatorClockFollowTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private volatile ClockSetting kept = ClockSetting.frozen(START);
  private volatile boolean isRead;
  private volatile Thread follower = new Thread(() -> {});
  private boolean isFollowedMeanwhile;

  private final EmulatorClock clock = new EmulatorClock(kept, this::keep);

  private ClockSetting keep(UnaryOperator<ClockSetting> move) {
    if (isFollowedMeanwhile) {
      follower = new Thread(() -> clock.follow(this::read));
      follower.start();
      await().until(() -> isRead || follower.getState() == Thread.State.BLOCKED);
    }
    kept = move.apply(kept);
    return kept;
  }

  private Optional<ClockSetting> read() {
    ClockSetting found = kept;
    isRead = true;
    return Optional.of(found);
  }

  @Test
  void itShowsWhereAnotherProcessMovedIt() {
    AtomicInteger moves = new AtomicInteger();
    clock.onMove(moves::incrementAndGet);
    kept = ClockSetting.frozen(START.plus(HOUR));
    clock.follow(this::read);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    clock.follow(this::read);
    assertThat(moves).hasValue(1);
  }

  @Test
  void itStaysWhereItIsIfNothingIsKept() {
    clock.follow(Optional::empty);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void aMoveIsNotUndoneByWhoLooksForMovesOfOthersMeanwhile() throws InterruptedException {
    isFollowedMeanwhile = true;
    clock.advance(HOUR);
    follower.join();
    assertThat(isRead).isTrue();
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
  }
}
