package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Actor;
import io.appservices.emulator.api.UserEvent.Cause;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Tokens;
import io.appservices.emulator.testing.Undeclared;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Listeners hear of everything that happens to users: what, when, to whom, why and by whom. */
class UserEventTest extends UserEventFixture {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void goesOnAfterAListenerThrewACheckedException() {
    emulator.onUserEvent(
        event -> {
          throw Undeclared.thrown(Provoked.failure(new IOException("a listener failed")));
        });
    List<Kind> last = new CopyOnWriteArrayList<>();
    emulator.onUserEvent(event -> last.add(event.kind()));

    app.emulated().users().disable(app.emulated().createUser(EMAIL, PASSWORD));

    events(Kind.CREATED, Kind.DISABLED);
    await().until(() -> last.equals(List.of(Kind.CREATED, Kind.DISABLED)));
  }

  @Test
  void tellsOfSignUpLoginAndLogout() {
    Tokens user = app.client().signUp(EMAIL, PASSWORD);
    emulator.clock().advance(MINUTE);
    assertThat(app.client().logOut(user.refreshToken())).hasStatus(204);

    List<UserEvent> events =
        events(Kind.REGISTERED, Kind.CONFIRMED, Kind.CREATED, Kind.LOGGED_IN, Kind.SESSION_ENDED);
    assertThat(events.subList(0, 4)).allMatch(event -> event.time().equals(START));
    assertThat(events.get(4).time()).isEqualTo(START.plus(MINUTE));
    assertThat(events).allMatch(e -> e.clientAppId().equals(app.emulated().clientAppId()));
    assertThat(events).allMatch(event -> event.providers().equals(List.of("local-userpass")));
    assertThat(events.subList(0, 2))
        .allMatch(e -> e.name().orElseThrow().equals(EMAIL) && e.userId().isEmpty());
    assertThat(events.subList(2, 5))
        .allMatch(event -> event.userId().orElseThrow().equals(user.userId()));
    assertThat(events)
        .extracting(UserEvent::by)
        .containsExactly(Actor.USER, Actor.EMULATOR, Actor.USER, Actor.USER, Actor.USER);
    assertThat(events.get(4).cause()).contains(Cause.LOGGED_OUT);
    assertThat(events.get(3).user().map(EmulatedUser::id)).contains(user.userId());
  }

  @Test
  void tellsWhatAnOperatorDoes() {
    String id = app.admin().createUser(EMAIL, PASSWORD).string("_id");
    emulator.clock().advance(MINUTE);
    assertThat(app.admin().disable(id)).hasStatus(204);
    assertThat(app.admin().disable(id)).hasStatus(204);
    assertThat(app.admin().enable(id)).hasStatus(204);
    assertThat(app.admin().enable(id)).hasStatus(204);
    assertThat(app.admin().revoke(id)).hasStatus(204);
    app.admin().changeEmail(id, "other@example.com");
    assertThat(app.admin().delete(id)).hasStatus(204);
    assertThat(app.admin().delete(id)).hasStatus(404);

    List<UserEvent> events =
        events(
            Kind.CREATED,
            Kind.DISABLED,
            Kind.ENABLED,
            Kind.SESSIONS_REVOKED,
            Kind.EMAIL_CHANGED,
            Kind.DELETED);
    assertThat(events).allMatch(event -> event.by() == Actor.OPERATOR);
    assertThat(events).allMatch(event -> event.userId().orElseThrow().equals(id));
    assertThat(events).allMatch(event -> event.cause().isEmpty());
    assertThat(events.subList(1, 6)).allMatch(e -> e.time().equals(START.plus(MINUTE)));
    assertThat(events.get(5).providers()).containsExactly("local-userpass");
  }

  @Test
  void tellsThatAUserLinkedAnIdentityAndDeletedItself() {
    Tokens user = app.client().logInAnonymously().tokens();
    app.client().register(EMAIL, PASSWORD);
    Map<String, String> credentials = Map.of("username", EMAIL, "password", PASSWORD);
    assertThat(app.client().link(user.accessToken(), "local-userpass", credentials)).hasStatus(200);
    assertThat(app.client().link(user.accessToken(), "local-userpass", credentials)).hasStatus(200);
    assertThat(app.client().deleteUser(user.accessToken())).hasStatus(204);

    List<UserEvent> events =
        events(
            Kind.CREATED,
            Kind.LOGGED_IN,
            Kind.REGISTERED,
            Kind.CONFIRMED,
            Kind.IDENTITY_LINKED,
            Kind.DELETED);
    assertThat(events.get(4).providers()).containsExactly("local-userpass");
    assertThat(events.get(5).providers()).containsExactly("anon-user", "local-userpass");
    assertThat(events.get(5).by()).isEqualTo(Actor.USER);
    assertThat(events.get(5).cause()).isEmpty();
  }

  @Test
  void tellsWhichSessionsAreTooManyAndWhichExpired() {
    app.client().signUp(EMAIL, PASSWORD);
    app.client().logIn(EMAIL, PASSWORD);
    app.client().logIn(EMAIL, PASSWORD);
    emulator.clock().advance(Duration.ofDays(61));
    app.client().signUp("bob@example.com", PASSWORD);

    await().until(() -> only(Kind.SESSION_ENDED).size() >= 3);
    List<UserEvent> ended = only(Kind.SESSION_ENDED);
    assertThat(ended)
        .extracting(event -> event.cause().orElseThrow())
        .containsExactly(Cause.EVICTED, Cause.EXPIRED, Cause.EXPIRED);
    assertThat(ended).allMatch(event -> event.by() == Actor.EMULATOR);
    assertThat(ended.get(0).time()).isEqualTo(START);
    assertThat(ended.get(2).time()).isEqualTo(Instant.parse("2030-03-03T03:04:05Z"));
  }

  @Test
  void tellsThatASessionExpiredOnceTheClockIsMovedBeyondItsEnd() {
    app.emulated().createUser(EMAIL, PASSWORD);
    app.emulated().users().logIn(EMAIL, PASSWORD);

    emulator.clock().advance(Duration.ofDays(60).plusMinutes(29));
    emulator.clock().advance(Duration.ofMinutes(2));

    UserEvent ended = events(Kind.CREATED, Kind.LOGGED_IN, Kind.SESSION_ENDED).get(2);
    assertThat(ended.cause()).contains(Cause.EXPIRED);
    assertThat(ended.time()).isEqualTo(START.truncatedTo(SECONDS).plus(Duration.ofDays(60)));
  }

  @Test
  void tellsWhyAnonymousUsersGo() {
    String first = app.client().logInAnonymously().tokens().userId();
    app.client().logInAnonymously();
    app.client().logInAnonymously();
    emulator.clock().advance(Duration.ofDays(91));
    assertThat(app.admin().countUsers()).isZero();

    await().until(() -> only(Kind.DELETED).size() >= 3);
    List<UserEvent> deleted = only(Kind.DELETED);
    assertThat(deleted)
        .extracting(event -> event.cause().orElseThrow())
        .containsExactly(Cause.EVICTED, Cause.EXPIRED, Cause.EXPIRED);
    assertThat(deleted).allMatch(event -> event.by() == Actor.EMULATOR);
    assertThat(deleted.get(0).userId()).contains(first);
  }

  @Test
  void refusedCallsAreNotToldOf() {
    app.client().register(EMAIL, PASSWORD);
    app.client().register(EMAIL, PASSWORD);
    app.client().logIn(EMAIL, "wrong password");
    Tokens user = app.client().logIn(EMAIL, PASSWORD).tokens();
    app.admin().disable(user.userId());
    app.client().logIn(EMAIL, PASSWORD);
    app.client().logOut(user.refreshToken());
    app.client().createApiKey(user.refreshToken(), "ci");
    app.admin().revoke("0123456789abcdef01234567");
    app.admin().enable(user.userId());

    events(
        Kind.REGISTERED, Kind.CONFIRMED, Kind.CREATED, Kind.LOGGED_IN, Kind.DISABLED, Kind.ENABLED);
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    heard.clear();
    emulator.onUserEvent(
        event -> {
          throw Provoked.failure(new AssertionError("not as expected"));
        });
    app.emulated().onUserEvent(heard::add);

    Tokens user = app.client().signUp(EMAIL, PASSWORD);
    assertThat(app.client().profile(user.accessToken())).hasStatus(200);
    assertThat(app.client().deleteUser(user.accessToken())).hasStatus(204);

    await().until(() -> only(Kind.DELETED).size() == 2);
    assertThat(heard).hasSize(10);
  }

  @Test
  void aListenerMayActOnTheUserItIsToldOf() {
    app.emulated()
        .onUserEvent(
            event -> {
              if (event.kind() == Kind.CREATED) {
                app.emulated().users().delete(event.userId().orElseThrow());
              }
            });

    app.admin().createUser(EMAIL, PASSWORD);

    events(Kind.CREATED, Kind.DELETED);
    assertThat(app.admin().countUsers()).isZero();
  }

  private List<UserEvent> only(Kind kind) {
    return heard.stream().filter(event -> event.kind() == kind).toList();
  }
}
