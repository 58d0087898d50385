package io.appservices.emulator.function.js.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.Race;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPermitsTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final WorkerPermits permits = new WorkerPermits(1);

  private FunctionFailedException refusal() {
    return catchThrowableOfType(FunctionFailedException.class, () -> permits.take(SHORT));
  }

  private void assertRefused(String message) {
    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
    assertThat(refusal()).hasMessage(message);
  }

  @Test
  void refusesACallWhenNoTurnComesFreeInTime() throws Exception {
    permits.take(SHORT);

    assertRefused("too many functions are running: try again later");
  }

  @Test
  void aTurnThatEndedIsFree() throws Exception {
    permits.take(SHORT).end();

    permits.take(SHORT);
  }

  @Test
  void aTurnThatWasGivenUpComesBackOnce() throws Exception {
    WorkerPermits.Permit given = permits.take(SHORT);
    given.giveUp();
    given.giveUp();
    permits.take(SHORT);
    given.end();

    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
  }

  @Test
  void givesUpSoManyTurnsAndNoMore() throws Exception {
    List<WorkerPermits.Permit> endless = new ArrayList<>();
    for (int i = 0; i <= WorkerPermits.MAX_RUNAWAYS; i++) {
      WorkerPermits.Permit permit = permits.take(SHORT);
      permit.giveUp();
      endless.add(permit);
    }

    assertRefused(
        "too many functions are running; 32 exceeded the execution time limit and go on:"
            + " try again later");
    assertThat(catchThrowableOfType(FunctionFailedException.class, permits::takeWithin).failure())
        .isEqualTo(FunctionFailure.BUSY);

    endless.forEach(WorkerPermits.Permit::end);
    permits.takeWithin().end();
    permits.take(SHORT);
    assertRefused("too many functions are running: try again later");
  }

  @Test
  void aCallWithinAnotherTakesNoTurn() throws Exception {
    WorkerPermits.Permit outer = permits.take(SHORT);
    permits.takeWithin().end();

    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
    outer.end();
    permits.take(SHORT);
  }

  @Test
  void refusesACallAtOnceWhereTooManyWait() throws Exception {
    WorkerPermits.Permit first = permits.take(SHORT);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < WorkerPermits.MAX_WAITING + 3; i++) {
      calls.add(Race.start(this::isServed));
    }
    // The others would wait for ten seconds, and are served before.
    await().until(() -> calls.stream().filter(Future::isDone).count() == 3);
    first.end();

    assertThat(calls.stream().map(Race::join).filter(served -> served))
        .hasSize(WorkerPermits.MAX_WAITING);
  }

  private boolean isServed() {
    try {
      permits.take(Duration.ofMinutes(1)).end();
      return true;
    } catch (FunctionFailedException e) {
      assertThat(e.failure()).isEqualTo(FunctionFailure.BUSY);
      return false;
    }
  }
}
