package io.appservices.emulator.service;

import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.embedded.FewSessions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins that end sessions of each other's users, since there are too many of all. */
class SessionEvictionRaceTest {

  private static final int USERS = 8;
  private static final int LOGINS = 250;
  private static final int MOST = 4;

  private final Services services = new Services(FewSessions.atMost(MOST));
  private final AtomicInteger evicted = new AtomicInteger();

  @Test
  @Timeout(60)
  void doNotWaitForEachOtherForEver() {
    services.events.subscribe(new Evictions());
    List<Callable<LoginResult>> all =
        IntStream.range(0, USERS).mapToObj(n -> logins("user" + n + "@example.com")).toList();

    List<LoginResult> newest = Race.of(all);

    assertThat(newest).allMatch(services::isAlive);
    assertThat(evicted).hasValue(USERS * (LOGINS - 1) - MOST);
  }

  /** Logs one user in many times, and returns its last session. */
  private Callable<LoginResult> logins(String email) {
    services.register(email, PASSWORD);
    return () ->
        IntStream.range(0, LOGINS)
            .mapToObj(n -> services.logIn(email, PASSWORD))
            .reduce((first, last) -> last)
            .orElseThrow();
  }

  private final class Evictions implements UserEvents.Subscriber {
    @Override
    public boolean hears(App app) {
      return true;
    }

    @Override
    public void tell(App app, UserEvent event) {
      if (event instanceof UserEvent.SessionEnded ended && ended.end().cause() == Cause.EVICTED) {
        evicted.incrementAndGet();
      }
    }
  }
}
