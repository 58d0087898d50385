package io.appservices.emulator.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.event.UserEvents.Subscriber;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Undeclared;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserEventsTest {

  private static final int TIMES = 10_000;

  private final UserEvents events = new UserEvents(new EmulatorClock());
  private final App app = Samples.app(1, "app-abcde");
  private final User user = Samples.user(1);

  private record Heard(List<UserEvent> all) implements Subscriber {
    @Override
    public boolean hears(App app) {
      return true;
    }

    @Override
    public void tell(App app, UserEvent event) {
      all.add(event);
    }
  }

  @Test
  void aSubscriberThatThrowsACheckedExceptionKeepsNothingFromOthers() {
    events.subscribe(
        new Subscriber() {
          @Override
          public boolean hears(App app) {
            throw Undeclared.thrown(Provoked.failure(new IOException("cannot say")));
          }

          @Override
          public void tell(App app, UserEvent event) {}
        });
    assertThat(events.isHeard(app)).isFalse();
    List<UserEvent> all = new ArrayList<>();
    events.subscribe(new Heard(all));
    events.disabled(app, user);
    assertThat(all).hasSize(1);
  }

  @Test
  void aSubscriberThatFailsKeepsNothingFromOthers() {
    events.subscribe(
        new Subscriber() {
          @Override
          public boolean hears(App app) {
            throw Provoked.failure(new IllegalStateException("cannot say"));
          }

          @Override
          public void tell(App app, UserEvent event) {}
        });
    events.subscribe(
        new Subscriber() {
          @Override
          public boolean hears(App app) {
            return true;
          }

          @Override
          public void tell(App app, UserEvent event) {
            throw Provoked.failure(new AssertionError("cannot hear"));
          }
        });
    Heard last = new Heard(new ArrayList<>());
    events.subscribe(last);

    happen();

    assertThat(last.all()).hasSize(2);
  }

  @Test
  void nothingIsMadeWhereNobodyHears() {
    events.subscribe(
        new Subscriber() {
          @Override
          public boolean hears(App app) {
            return false;
          }

          @Override
          public void tell(App app, UserEvent event) {
            throw new AssertionError("does not hear");
          }
        });
    for (int n = 0; n < TIMES; n++) {
      happen();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int n = 0; n < TIMES; n++) {
      happen();
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TIMES);
  }

  private void happen() {
    UserEvents.Order order = events.order(app, user.id());
    try {
      events.created(app, user, ProviderType.ANON_USER, Actor.USER);
      events.loggedIn(app, user, ProviderType.ANON_USER);
    } finally {
      order.end();
    }
  }
}
