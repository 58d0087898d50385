package io.appservices.emulator.service.session;

import static io.appservices.emulator.service.session.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Why a session ended: the first thing that ended it, with its time and who did it. */
class SessionEndsTest {

  private final Scene scene = new Scene();

  @Test
  void aRevocationIsRememberedWithItsTimeAndWhoDidIt() {
    LoginResult login = scene.logIn();
    scene.change(User::revokeSessions);
    scene.ends.raised(scene.user, Cause.REVOKED, Actor.OPERATOR);
    SessionEnd end = end(Cause.REVOKED, NOW, Actor.OPERATOR);
    scene.pass(Duration.ofSeconds(5));
    assertThat(scene.endOf(login)).isEqualTo(end);
    assertThat(scene.endOfAccess(login)).isEqualTo(end);
  }

  @Test
  void theFirstThingThatEndedASessionCounts() {
    LoginResult login = scene.logIn();
    scene.sessions.logOut(scene.sessions.authenticateRefresh(login.refreshToken()));
    scene.pass(Duration.ofSeconds(5));
    scene.change(User::disable);
    scene.ends.raised(scene.user, Cause.USER_DISABLED, Actor.OPERATOR);
    assertThat(scene.endOf(login)).isEqualTo(end(Cause.LOGGED_OUT, NOW, Actor.USER));
    assertThat(scene.endOfAccess(login).cause()).isEqualTo(Cause.USER_DISABLED);
    scene.pass(Duration.ofDays(60));
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.LOGGED_OUT);
  }

  @Test
  void disablingAgainEndsNothingMore() {
    LoginResult login = scene.logIn();
    scene.change(User::disable);
    scene.ends.raised(scene.user, Cause.USER_DISABLED, Actor.OPERATOR);
    scene.pass(Duration.ofSeconds(5));
    scene.ends.raised(scene.user, Cause.REVOKED, Actor.USER);
    assertThat(scene.endOf(login)).isEqualTo(end(Cause.USER_DISABLED, NOW, Actor.OPERATOR));
  }

  @Test
  void aTokenThatExpiredBeforeItsSessionEndedHasExpired() {
    LoginResult login = scene.logIn();
    scene.pass(Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS));
    SessionEnd expired =
        new SessionEnd(
            Cause.EXPIRED,
            Optional.of(Instant.ofEpochSecond(NOW + Token.ACCESS_LIFETIME_SECONDS)),
            Optional.empty());
    assertThat(scene.endOfAccess(login)).isEqualTo(expired);
    scene.change(User::revokeSessions);
    scene.ends.raised(scene.user, Cause.REVOKED, Actor.OPERATOR);
    assertThat(scene.endOfAccess(login)).as("revoked in the same second").isEqualTo(expired);
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.REVOKED);
  }

  @Test
  void aTokenThatExpiredAfterItsSessionEndedHasNotEndedIt() {
    LoginResult login = scene.logIn();
    scene.change(User::revokeSessions);
    scene.ends.raised(scene.user, Cause.REVOKED, Actor.OPERATOR);
    scene.pass(Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS));
    assertThat(scene.endOfAccess(login).cause()).isEqualTo(Cause.REVOKED);
  }

  @Test
  void theEndOfAUserAndOfAnAppIsRemembered() {
    LoginResult login = scene.logIn();
    scene.storage.users().delete(scene.app.id(), scene.user.id());
    scene.ends.deleted(scene.user, Actor.USER);
    SessionEnd deleted = end(Cause.USER_DELETED, NOW, Actor.USER);
    assertThat(scene.endOf(login)).isEqualTo(deleted);
    scene.storage.sessions().deleteAll(scene.app.id());
    assertThat(scene.endOf(login)).as("without the session").isEqualTo(deleted);
    scene.ends.clear();
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.USER_DELETED));
    scene.storage.apps().delete(scene.app.id());
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.APP_DELETED));
    scene.ends.appDeleted(scene.app);
    assertThat(scene.endOf(login)).isEqualTo(end(Cause.APP_DELETED, NOW, Actor.OPERATOR));
  }

  @Test
  void theEndOfAnAppEndsTheSessionsThatAreLeft() {
    LoginResult login = scene.logIn();
    scene.storage.apps().delete(scene.app.id());
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.APP_DELETED));
    scene.ends.appDeleted(scene.app);
    assertThat(scene.endOf(login)).isEqualTo(end(Cause.APP_DELETED, NOW, Actor.OPERATOR));
  }

  @Test
  void whatIsNotRememberedFollowsFromWhatIsKept() {
    LoginResult login = scene.logIn();
    scene.change(User::revokeSessions);
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.REVOKED));
    scene.change(User::disable);
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.USER_DISABLED));
    scene.storage.users().delete(scene.app.id(), scene.user.id());
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.USER_DELETED));
  }

  @Test
  void aSessionThatWasForgottenEndedForAnUnknownReason() {
    LoginResult login = scene.logIn();
    scene.storage.sessions().deleteAll(scene.app.id());
    assertThat(scene.endOf(login)).isEqualTo(SessionEnd.of(Cause.UNKNOWN));
  }

  @Test
  void anEvictedSessionThatHadEndedBeforeKeepsItsReason() {
    Scene other = new Scene(AccessTokenRevocation.IMMEDIATE, Scene.key(1));
    LoginResult login = other.logIn();
    other.change(User::revokeSessions);
    other.ends.raised(other.user, Cause.REVOKED, Actor.OPERATOR);
    other.logIn();
    other.logIn();
    other.logIn();
    assertThat(other.storage.sessions().count()).isEqualTo(3);
    assertThat(other.endOf(login).cause()).isEqualTo(Cause.REVOKED);
    assertThat(other.told).isEmpty();
  }

  @Test
  void anotherStateKnowsNothingOfTheEndsOfBefore() {
    LoginResult evicted = scene.logIn();
    scene.logIn();
    scene.logIn();
    LoginResult revoked = scene.logIn();
    scene.change(User::revokeSessions);
    scene.ends.raised(scene.user, Cause.REVOKED, Actor.OPERATOR);
    scene.ends.clear();
    assertThat(scene.endOf(evicted)).isEqualTo(SessionEnd.of(Cause.UNKNOWN));
    assertThat(scene.endOf(revoked)).isEqualTo(SessionEnd.of(Cause.REVOKED));
    scene.ends.appDeleted(scene.app);
    scene.storage.apps().delete(scene.app.id());
    scene.ends.clear();
    assertThat(scene.endOf(revoked)).isEqualTo(SessionEnd.of(Cause.APP_DELETED));
  }

  @Test
  void whatIsToldOfAUserLetsTheNextThingHappen() {
    LoginResult first = scene.logIn();
    LoginResult second = scene.logIn();
    scene.sessions.logOut(scene.sessions.authenticateRefresh(first.refreshToken()));
    onAnotherThread(
        () -> scene.sessions.logOut(scene.sessions.authenticateRefresh(second.refreshToken())));
    scene.logIn();
    scene.pass(Duration.ofDays(61));
    scene.sessions.removeAllEnded();
    LoginResult third = scene.logIn();
    onAnotherThread(
        () -> scene.sessions.logOut(scene.sessions.authenticateRefresh(third.refreshToken())));
    assertThat(scene.told).hasSize(4);
  }

  private static void onAnotherThread(Runnable work) {
    assertThat(CompletableFuture.runAsync(work)).succeedsWithin(Duration.ofSeconds(30));
  }

  private static SessionEnd end(Cause cause, long seconds, Actor by) {
    return SessionEnd.of(cause, Instant.ofEpochSecond(seconds), by);
  }
}
