package io.appservices.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallGateTest {

  private final CallGate gate = new CallGate(Duration.ofSeconds(20));

  @Test
  void nobodyIsInsideWhileSomebodyIsAlone() {
    AtomicInteger inside = new AtomicInteger();
    List<Callable<Boolean>> actions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      actions.add(
          () -> {
            for (int n = 0; n < 2_000; n++) {
              gate.enterWaiting();
              inside.incrementAndGet();
              inside.decrementAndGet();
              gate.leave();
            }
            return true;
          });
    }
    for (int i = 0; i < 2; i++) {
      actions.add(
          () -> {
            boolean alone = true;
            for (int n = 0; n < 50; n++) {
              alone &= gate.alone(() -> inside.get() == 0);
            }
            return alone;
          });
    }
    assertThat(Race.of(actions)).doesNotContain(false);
    assertThat(gate.openings()).isEqualTo(100);
  }

  @Test
  void whoStaysInsideIsNotWaitedForForEver() {
    CallGate impatient = new CallGate(Duration.ofMillis(10));
    impatient.enter();
    assertThatThrownBy(() -> impatient.alone(() -> "done"))
        .hasMessageContaining("1 call is still being answered");
    assertThat(impatient.enter()).isTrue();
    impatient.leave();
    impatient.leave();
    assertThat(impatient.alone(() -> "done")).isEqualTo("done");
  }

  @Test
  void opensAlsoAfterAFailure() {
    assertThatThrownBy(
            () ->
                gate.alone(
                    () -> {
                      throw new IllegalStateException("planted");
                    }))
        .hasMessage("planted");
    assertThat(gate.enter()).isTrue();
  }

  @Test
  void letsNobodyInBeforeItIsOpen() {
    gate.alone(
        () -> {
          assertThat(gate.enter()).isFalse();
          assertThat(gate.whenOpen()).isNotDone();
          return null;
        });
    assertThat(gate.whenOpen()).isDone();
  }
}
