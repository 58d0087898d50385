package io.appservices.emulator.service.session;

import static io.appservices.emulator.service.session.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.token.Token;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sessions that are over are removed, a few at a time, and their ends told once. */
class SessionRemovalTest {

  private final Scene scene = new Scene();

  @Test
  void aSessionThatIsSweptHasExpiredAndIsToldOnce() {
    LoginResult login = scene.logIn();
    scene.pass(Duration.ofDays(60).plusSeconds(Token.ACCESS_LIFETIME_SECONDS - 1));
    scene.sessions.removeEnded();
    assertThat(scene.told).isEmpty();
    assertThat(scene.storage.sessions().count()).isEqualTo(1);
    scene.pass(Duration.ofSeconds(1));
    scene.sessions.removeEnded();
    scene.pass(Duration.ofSeconds(1));
    scene.sessions.removeEnded();
    assertThat(scene.storage.sessions().count()).isZero();
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.EXPIRED);
    assertThat(scene.told).hasSize(1);
    UserEvent.SessionEnded told = (UserEvent.SessionEnded) scene.told.get(0);
    assertThat(told.end().cause()).isEqualTo(Cause.EXPIRED);
    assertThat(told.origin().time()).isEqualTo(Instant.ofEpochSecond(NOW + 60L * 24 * 3600));
  }

  @Test
  void nobodyIsToldOfTheSessionsOfADeletedUserOrOfThoseThatEndedBefore() {
    LoginResult loggedOut = scene.logIn();
    scene.sessions.logOut(scene.sessions.authenticateRefresh(loggedOut.refreshToken()));
    scene.told.clear();
    scene.sessions.removeAllEnded();
    scene.pass(Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS));
    scene.sessions.removeAllEnded();
    assertThat(scene.storage.sessions().count()).isZero();
    assertThat(scene.told).as("logged out").isEmpty();
    assertThat(scene.endOf(loggedOut).cause()).isEqualTo(Cause.LOGGED_OUT);

    scene.logIn();
    scene.storage.users().delete(scene.app.id(), scene.user.id());
    scene.pass(Duration.ofDays(61));
    scene.sessions.removeAllEnded();
    assertThat(scene.storage.sessions().count()).isZero();
    assertThat(scene.told).as("of a deleted user").isEmpty();
  }

  @Test
  void whoIsNotHeardIsNotTold() {
    scene.heard = false;
    scene.logIn();
    scene.pass(Duration.ofDays(61));
    scene.sessions.removeAllEnded();
    assertThat(scene.told).isEmpty();
  }

  @Test
  void allThatEndedAreRemovedAtOnceOrAHundredAtATime() {
    for (int i = 0; i < 250; i++) {
      Session session = scene.prepare();
      scene.storage.sessions().insert(session);
    }
    scene.pass(Duration.ofDays(61));
    scene.sessions.removeEnded();
    assertThat(scene.storage.sessions().count()).isEqualTo(150);
    scene.sessions.removeEnded();
    assertThat(scene.storage.sessions().count()).as("as more were left").isEqualTo(50);
    scene.sessions.removeEnded();
    assertThat(scene.storage.sessions().count()).isZero();
    scene.pass(Duration.ofDays(-61));
    for (int i = 0; i < 150; i++) {
      scene.storage.sessions().insert(scene.prepare());
    }
    scene.pass(Duration.ofDays(61));
    scene.sessions.removeEnded();
    assertThat(scene.storage.sessions().count()).as("once a second").isEqualTo(150);
    scene.sessions.removeAllEnded();
    assertThat(scene.storage.sessions().count()).isZero();
  }

  @Test
  void aSessionThatIsEvictedInTheSecondOfItsExpiryHasExpired() {
    LoginResult login = scene.logIn();
    scene.pass(Duration.ofDays(60));
    scene.logIn();
    scene.logIn();
    scene.logIn();
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.EXPIRED);
    assertThat(((UserEvent.SessionEnded) scene.told.get(0)).end().cause()).isEqualTo(Cause.EXPIRED);
  }
}
