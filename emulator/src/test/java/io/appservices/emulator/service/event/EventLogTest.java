package io.appservices.emulator.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.EventOrigin;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.service.event.EventLog.Entry;
import io.appservices.emulator.storage.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private static final App APP = Samples.app(1, "app-abcde");
  private static final UserEvent EVENT =
      new UserEvent.Disabled(
          new EventOrigin(Instant.EPOCH, APP.id(), "app-abcde", Actor.OPERATOR), Samples.user(1));

  private static EventLog logOf(int capacity, int events) {
    EventLog log = new EventLog(capacity);
    for (int i = 0; i < events; i++) {
      log.tell(APP, EVENT);
    }
    return log;
  }

  @Test
  void keepsTheNewestEvents() {
    EventLog log = logOf(2, 3);
    assertThat(log.isKept()).isTrue();
    assertThat(log.hears(APP)).isTrue();
    assertThat(log.list(entry -> true)).containsExactly(new Entry(2, EVENT), new Entry(3, EVENT));
    assertThat(log.list(entry -> entry.number() > 2)).containsExactly(new Entry(3, EVENT));
    assertThat(log.last()).isEqualTo(3);
  }

  @Test
  void hearsNothingWithoutRoom() {
    EventLog log = logOf(0, 0);
    assertThat(log.isKept()).isFalse();
    assertThat(log.hears(APP)).isFalse();
  }

  @Test
  void goesOnCountingAfterItWasCleared() {
    EventLog log = logOf(2, 3);
    log.clear();
    assertThat(log.list(entry -> true)).isEmpty();
    log.tell(APP, EVENT);
    assertThat(log.list(entry -> true)).containsExactly(new Entry(4, EVENT));
  }

  @Test
  void awaitsWhatIsThereWithoutWaiting() throws InterruptedException {
    EventLog log = logOf(2, 1);
    assertThat(log.await(entry -> true, 0)).containsExactly(new Entry(1, EVENT));
    assertThat(log.await(entry -> entry.number() > 1, 0)).isEmpty();
  }

  @Test
  void callsListenersUntilTheyAreRemoved() {
    List<Entry> heard = new ArrayList<>();
    EventLog log = logOf(2, 0);
    var registration = log.onEvent(heard::add);
    log.tell(APP, EVENT);
    registration.close();
    log.tell(APP, EVENT);
    assertThat(heard).containsExactly(new Entry(1, EVENT));
  }
}
