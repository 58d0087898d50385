package io.appservices.emulator.service.event;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.ApiKeyEvent;
import io.appservices.emulator.domain.user.EventOrigin;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.event.UserEvents.Subscriber;
import io.appservices.emulator.storage.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What subscribers are told: what happened, when, in which app, and who did it. */
class PublishedEventsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final App APP = Samples.app(1, "app-abcde");
  private static final App OTHER_APP = Samples.app(2, "app-other");
  private static final User USER = Samples.user(10);
  private static final Session SESSION = Samples.session(20);
  private static final Registration ACCOUNT = Samples.confirmed(30, "a@x");

  private final EmulatorClock clock = new EmulatorClock();
  private final UserEvents events = new UserEvents(clock);
  private final List<UserEvent> told = new ArrayList<>();

  @BeforeEach
  void subscribeToOneApp() {
    clock.freeze();
    clock.set(NOW);
    events.subscribe(
        new Subscriber() {
          @Override
          public boolean hears(App app) {
            return app.id().equals(APP.id());
          }

          @Override
          public void tell(App app, UserEvent event) {
            told.add(event);
          }
        });
  }

  private static EventOrigin by(Actor actor) {
    return new EventOrigin(NOW, APP.id(), "app-abcde", actor);
  }

  @Test
  void publishesWhatHappensToUsers() {
    for (App app : List.of(APP, OTHER_APP)) {
      events.created(app, USER, ANON_USER, Actor.USER);
      events.imported(app, USER, true);
      events.loggedIn(app, USER, ANON_USER);
      events.linked(app, USER, ANON_USER);
      events.emailChanged(app, USER);
      events.customDataChanged(app, USER);
      events.disabled(app, USER);
      events.enabled(app, USER);
      events.sessionsRevoked(app, USER);
      events.deleted(app, USER, Actor.EMULATOR, Optional.empty());
    }
    assertThat(told)
        .containsExactly(
            new UserEvent.Created(by(Actor.USER), USER, ANON_USER),
            new UserEvent.Imported(by(Actor.OPERATOR), USER, true),
            new UserEvent.LoggedIn(by(Actor.USER), USER, ANON_USER),
            new UserEvent.IdentityLinked(by(Actor.USER), USER, ANON_USER),
            new UserEvent.EmailChanged(by(Actor.OPERATOR), USER),
            new UserEvent.CustomDataChanged(by(Actor.EMULATOR), USER),
            new UserEvent.Disabled(by(Actor.OPERATOR), USER),
            new UserEvent.Enabled(by(Actor.OPERATOR), USER),
            new UserEvent.SessionsRevoked(by(Actor.OPERATOR), USER),
            new UserEvent.Deleted(by(Actor.EMULATOR), USER, Optional.empty()));
  }

  @Test
  void publishesWhatHappensToAccounts() {
    for (App app : List.of(APP, OTHER_APP)) {
      events.registered(app, ACCOUNT, Actor.USER);
      events.confirmed(app, ACCOUNT, Actor.OPERATOR);
      events.passwordReset(app, ACCOUNT);
      events.registrationDeleted(app, ACCOUNT, Actor.OPERATOR);
    }
    assertThat(told)
        .containsExactly(
            new UserEvent.Registered(by(Actor.USER), ACCOUNT),
            new UserEvent.Confirmed(by(Actor.OPERATOR), ACCOUNT),
            new UserEvent.PasswordReset(by(Actor.USER), ACCOUNT),
            new UserEvent.RegistrationDeleted(by(Actor.OPERATOR), ACCOUNT));
  }

  @Test
  void publishesWhatHappensToKeysAsDoneByTheirOwners() {
    ApiKey ofUser = Samples.userKey(40, 10);
    ApiKey ofServer = Samples.serverKey(41, 10);
    ApiKey disabled = ofUser.withDisabled(true);
    for (App app : List.of(APP, OTHER_APP)) {
      events.apiKeyCreated(app, ofUser);
      events.apiKeyCreated(app, ofServer);
      events.apiKeySwitched(app, disabled);
      events.apiKeySwitched(app, ofUser);
      events.apiKeyDeleted(app, ofServer);
    }
    assertThat(told)
        .containsExactly(
            new ApiKeyEvent.Created(by(Actor.USER), ofUser),
            new ApiKeyEvent.Created(by(Actor.OPERATOR), ofServer),
            new ApiKeyEvent.Disabled(by(Actor.USER), disabled),
            new ApiKeyEvent.Enabled(by(Actor.USER), ofUser),
            new ApiKeyEvent.Deleted(by(Actor.OPERATOR), ofServer));
  }

  @Test
  void publishesTheEndOfASessionWithTheEndOfItsLifetimeIfThatWasTheCause() {
    Instant before = NOW.minusSeconds(60);
    SessionEnd expired = SessionEnd.of(Cause.EXPIRED, before, Actor.EMULATOR);
    SessionEnd revoked = SessionEnd.of(Cause.REVOKED, before, Actor.OPERATOR);
    SessionEnd unknown = SessionEnd.of(Cause.UNKNOWN);
    for (App app : List.of(APP, OTHER_APP)) {
      events.sessionEnded(app, SESSION, expired);
      events.sessionEnded(app, SESSION, revoked);
      events.sessionEnded(app, SESSION, unknown);
    }
    assertThat(told)
        .containsExactly(
            new UserEvent.SessionEnded(
                new EventOrigin(before, APP.id(), "app-abcde", Actor.EMULATOR), SESSION, expired),
            new UserEvent.SessionEnded(by(Actor.OPERATOR), SESSION, revoked),
            new UserEvent.SessionEnded(by(Actor.EMULATOR), SESSION, unknown));
  }

  @Test
  void isHeardWhereASubscriberSaysSo() {
    assertThat(events.isHeard(APP)).isTrue();
    assertThat(events.isHeard(OTHER_APP)).isFalse();
  }
}
