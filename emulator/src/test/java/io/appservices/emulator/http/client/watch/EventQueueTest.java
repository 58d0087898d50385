package io.appservices.emulator.http.client.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EventQueueTest {

  private static final byte[] OVERFLOW = {1};

  private final EventMemory memory = new EventMemory(100);
  private final EventQueue queue = queue();

  @Test
  void givesEventsInTheirOrderAndThenTheEnd() throws InterruptedException {
    byte[] first = {2};
    byte[] second = {3};
    byte[] reason = {4};
    queue.add(first);
    queue.add(second);
    queue.end(reason);
    queue.end(new byte[1]);

    assertThat(queue.poll(1)).isEqualTo(new EventQueue.Frame(first, false));
    assertThat(queue.poll(1)).isEqualTo(new EventQueue.Frame(second, false));
    assertThat(queue.poll(1)).isEqualTo(new EventQueue.Frame(reason, true));
    assertThat(queue.size()).isZero();
  }

  @Test
  void dropsWhatWaitsWhenThereIsTooMuch() throws InterruptedException {
    EventQueue one = new EventQueue(new EventMemory(Long.MAX_VALUE), OVERFLOW);
    one.add(new byte[EventQueue.MAX_BYTES]);

    assertThatIllegalStateException().isThrownBy(() -> one.add(new byte[1]));
    assertThat(one.size()).isZero();
    assertThat(one.poll(1)).isEqualTo(new EventQueue.Frame(OVERFLOW, true));
  }

  @Test
  void takesOneEventOfAnySize() {
    EventQueue one = new EventQueue(new EventMemory(Long.MAX_VALUE), OVERFLOW);
    one.add(new byte[2 * EventQueue.MAX_BYTES]);

    assertThat(one.size()).isEqualTo(2 * EventQueue.MAX_BYTES);
  }

  @Test
  void theLargestQueuePaysWhenAllTogetherKeepTooMuch() throws InterruptedException {
    EventQueue slow = queue();
    slow.add(new byte[60]);
    queue.add(new byte[30]);
    queue.add(new byte[20]);

    assertThat(slow.size()).isZero();
    assertThat(slow.poll(1)).isEqualTo(new EventQueue.Frame(OVERFLOW, true));
    assertThat(queue.size()).isEqualTo(50);
  }

  @Test
  void givesItsShareBackWhenItIsLeft() {
    EventQueue other = queue();
    queue.add(new byte[90]);
    memory.leave(queue);
    other.add(new byte[90]);

    assertThat(queue.size()).isZero();
    assertThat(other.size()).isEqualTo(90);
  }

  @Test
  void keepsNothingAfterItsEnd() {
    queue.drop();

    assertThatIllegalStateException().isThrownBy(() -> queue.add(new byte[1]));
    assertThat(queue.size()).isZero();
  }

  private EventQueue queue() {
    EventQueue made = new EventQueue(memory, OVERFLOW);
    memory.join(made);
    return made;
  }
}
