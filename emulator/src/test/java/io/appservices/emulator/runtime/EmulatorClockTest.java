package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.testing.Provoked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmulatorClockTest extends EmulatorClockFixture {

  @Test
  void itShowsTheTimeOfTheMachineUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo(START);
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void aFrozenClockStandsStillWhereItStood() {
    clock.advance(HOUR);
    clock.freeze();
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    assertThat(clock.isFrozen()).isTrue();
  }

  @Test
  void aResumedClockRunsOnFromWhereItStood() {
    clock.freeze();
    pass(HOUR);
    clock.resume();
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.isFrozen()).isFalse();
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
  }

  @Test
  void resumingARunningClockDoesNothing() {
    clock.advance(HOUR);
    clock.resume();
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
  }

  @Test
  void freezingAFrozenClockDoesNothing() {
    clock.freeze();
    pass(HOUR);
    clock.freeze();
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void aRunningClockThatIsSetRunsOnFromThere() {
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plus(HOUR));
  }

  @Test
  void aFrozenClockThatIsSetStaysFrozenThere() {
    clock.freeze();
    clock.set(Instant.EPOCH);
    pass(HOUR);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void itIsAdvancedAndMovedBackRunningOrFrozen() {
    clock.advance(HOUR);
    clock.advance(HOUR.negated().multipliedBy(3));
    assertThat(clock.instant()).isEqualTo(START.minus(HOUR.multipliedBy(2)));
    clock.freeze();
    clock.advance(HOUR);
    assertThat(clock.instant()).isEqualTo(START.minus(HOUR));
    assertThat(clock.isFrozen()).isTrue();
  }

  @Test
  void aResetClockIsBackAtTheTimeOfTheMachine() {
    clock.advance(HOUR);
    clock.freeze();
    clock.reset();
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void secondsAreThoseOfTheInstantEvenBeforeNineteenSeventy() {
    assertThat(clock.seconds()).isEqualTo(START.getEpochSecond());
    clock.advance(HOUR);
    assertThat(clock.seconds()).isEqualTo(START.plus(HOUR).getEpochSecond());
    machine.set(Instant.ofEpochMilli(-1));
    clock.reset();
    assertThat(clock.seconds()).isEqualTo(-1);
    clock.freeze();
    assertThat(clock.seconds()).isEqualTo(-1);
  }

  @Test
  void aViewInAnotherZoneFollowsEveryMove() {
    Clock view = clock.withZone(ZoneId.of("Europe/Vienna"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(view.getZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    clock.advance(HOUR);
    assertThat(view.instant()).isEqualTo(START.plus(HOUR));
    clock.set(Instant.EPOCH);
    assertThat(view.withZone(ZoneOffset.UTC).instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void noAdvanceIsLostWhenManyMoveItAtATime() {
    clock.freeze();
    Race.times(
        4,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofSeconds(1));
          }
          return true;
        });
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(4_000));
  }

  @Test
  void freezingAndResumingFromManyThreadsLosesNoTime() {
    Race.times(
        4,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            clock.freeze();
            clock.advance(Duration.ofSeconds(1));
            clock.resume();
          }
          return true;
        });
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(4_000));
  }

  @Test
  void everyMoveIsToldAfterItIsDoneAndNothingElse() {
    List<Instant> told = new ArrayList<>();
    clock.onMove(() -> told.add(clock.instant()));

    pass(HOUR);
    clock.instant();
    clock.set(START);
    clock.advance(HOUR);
    clock.freeze();
    clock.resume();
    clock.reset();

    Instant later = START.plus(HOUR);
    assertThat(told).containsExactly(START, later, later, later, later);
  }

  @Test
  void aMoveOfSeveralStepsIsOneOrNone() {
    List<Instant> told = new ArrayList<>();
    clock.onMove(() -> told.add(clock.instant()));
    EmulatorClock.Move move = clock.move().freeze().advance(Duration.ofDays(366 * 10_000));
    assertRefused("duration", move::apply);
    assertThat(clock.isFrozen()).isFalse();
    assertThat(told).isEmpty();

    clock.move().freeze().set(Instant.EPOCH).advance(HOUR).apply();
    assertThat(clock.isFrozen()).isTrue();
    assertThat(told).containsExactly(Instant.EPOCH.plus(HOUR));
  }

  @Test
  void aListenerThatThrowsKeepsNobodyFromHearingOfTheMove() {
    List<Instant> told = new ArrayList<>();
    clock.onMove(
        () -> {
          throw Provoked.failure(new AssertionError("planted"));
        });
    ListenerRegistration second = clock.onMove(() -> told.add(clock.instant()));
    clock.set(Instant.EPOCH);
    second.close();
    clock.advance(HOUR);
    assertThat(told).containsExactly(Instant.EPOCH);
  }
}
