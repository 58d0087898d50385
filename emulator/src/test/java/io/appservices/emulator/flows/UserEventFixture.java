package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** An emulator whose clock stands still, and what a listener heard of its users. */
abstract class UserEventFixture {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "her password";
  static final Instant START = Instant.parse("2030-01-02T03:04:05.678Z");

  @AutoClose
  final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .limits(l -> l.sessionsPerUser(2).anonymousUsersPerApp(2))
              .build());

  final TestApp app = TestApp.on(emulator);
  final List<UserEvent> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    emulator.clock().freeze();
    emulator.clock().set(START);
    app.emulated().onUserEvent(heard::add);
  }

  /** What was heard, once that is so many. */
  List<UserEvent> events(Kind... expected) {
    await()
        .untilAsserted(
            () -> assertThat(heard).extracting(UserEvent::kind).containsExactly(expected));
    return List.copyOf(heard);
  }
}
