package io.appservices.emulator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.MissingEventException;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EventTimelineTest {

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().limits(limits -> limits.eventsSize(20)).build());

  private final TestApp test = TestApp.on(emulator);
  private final EmulatedApp app = test.emulated();

  @Test
  void hasWhatHappenedInItsOrderOnceTheCallIsAnswered() {
    String id = app.createUser("a@example.com", "password");
    String refresh = test.client().logIn("a@example.com", "password").tokens().refreshToken();
    test.client().logOut(refresh);
    app.disableUser(id);

    assertThat(app.events().list())
        .extracting(UserEvent::kind)
        .containsExactly(Kind.CREATED, Kind.LOGGED_IN, Kind.SESSION_ENDED, Kind.DISABLED);
    assertThat(app.events().list(Kind.DISABLED))
        .singleElement()
        .satisfies(event -> assertThat(event.userId()).contains(id));
  }

  @Test
  void hasTheEventsOfOneAppAndOfAll() {
    TestApp other = TestApp.on(emulator);
    test.client().logInAnonymously();
    other.client().logInAnonymously();
    assertThat(app.events().list()).hasSize(2);
    assertThat(emulator.events().list()).hasSize(4);
  }

  @Test
  void waitsForAnEvent() {
    CompletableFuture<UserEvent> waiting =
        CompletableFuture.supplyAsync(
            () ->
                app.events()
                    .await(event -> event.kind() == Kind.LOGGED_IN, Duration.ofSeconds(30)));
    test.client().logInAnonymously();
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
    assertThat(app.events().await(Kind.CREATED).clientAppId()).isEqualTo(app.clientAppId());
  }

  @Test
  void saysWhatThereIsWhereNoneCame() {
    test.client().logInAnonymously();
    assertThatThrownBy(
            () -> app.events().await(event -> event.kind() == Kind.DELETED, Duration.ofMillis(1)))
        .isInstanceOf(MissingEventException.class)
        .hasMessageContaining("no such event")
        .hasMessageContaining("LOGGED_IN " + app.clientAppId());
  }

  @Test
  void keepsTheNewest() {
    for (int i = 0; i < 15; i++) {
      test.client().logInAnonymously();
    }
    assertThat(app.events().list()).hasSize(20);
    emulator.events().clear();
    assertThat(app.events().list()).isEmpty();
  }

  @Test
  void isSwitchedOff() {
    EmulatorConfig none = EmulatorConfig.builder().limits(limits -> limits.eventsSize(0)).build();
    try (AppServicesEmulator off = AppServicesEmulator.start(none)) {
      new ClientApiClient(off.baseUrl(), off.app().clientAppId()).logInAnonymously();
      assertThatThrownBy(() -> off.events().list())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("limits.eventsSize");
    }
  }

  @Test
  void areGoneAfterAReset() {
    test.client().logInAnonymously();
    emulator.reset();
    assertThat(emulator.events().list()).isEmpty();
  }
}
