package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPermitsTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final WorkerPermits turns = new WorkerPermits(1);

  private FunctionFailedException refusal() {
    return catchThrowableOfType(FunctionFailedException.class, () -> turns.take(SHORT));
  }

  private void assertRefused(String message) {
    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
    assertThat(refusal()).hasMessage(message);
  }

  @Test
  void refusesACallWhenNoTurnComesFreeInTime() throws Exception {
    turns.take(SHORT);

    assertRefused("too many functions are running: try again later");
  }

  @Test
  void aTurnThatEndedIsFree() throws Exception {
    turns.take(SHORT).end();

    turns.take(SHORT);
  }

  @Test
  void aTurnThatWasGivenUpComesBackOnce() throws Exception {
    WorkerPermits.Turn given = turns.take(SHORT);
    given.giveUp();
    given.giveUp();
    turns.take(SHORT);
    given.end();

    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
  }

  @Test
  void givesUpSoManyTurnsAndNoMore() throws Exception {
    List<WorkerPermits.Turn> endless = new ArrayList<>();
    for (int i = 0; i <= WorkerPermits.MAX_RUNAWAYS; i++) {
      WorkerPermits.Turn turn = turns.take(SHORT);
      turn.giveUp();
      endless.add(turn);
    }

    assertRefused(
        "too many functions are running; 32 exceeded the execution time limit and go on:"
            + " try again later");
    assertThat(catchThrowableOfType(FunctionFailedException.class, turns::takeWithin).failure())
        .isEqualTo(FunctionFailure.BUSY);

    endless.forEach(WorkerPermits.Turn::end);
    turns.takeWithin().end();
    turns.take(SHORT);
    assertRefused("too many functions are running: try again later");
  }

  @Test
  void aCallWithinAnotherTakesNoTurn() throws Exception {
    WorkerPermits.Turn outer = turns.take(SHORT);
    turns.takeWithin().end();

    assertThat(refusal().failure()).isEqualTo(FunctionFailure.BUSY);
    outer.end();
    turns.take(SHORT);
  }
}
