package io.appservices.emulator.service.session;

import static io.appservices.emulator.service.session.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.token.Token;
import java.time.Duration;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What is told of sessions and tokens: whose they are, and whether they are good. */
class SessionListingTest {

  private static final Duration ACCESS = Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS);

  private final Scene scene = new Scene();
  private final SessionService sessions = scene.sessions;

  @Test
  void theHolderOfATokenIsToldAlsoAfterItsEnd() {
    LoginResult login = scene.logIn();
    scene.change(User::revokeSessions);
    TokenHolder holder = sessions.holderOf(login.refreshToken()).orElseThrow();
    assertThat(holder.app()).isEqualTo(scene.app);
    assertThat(holder.userId()).isEqualTo(scene.user.id());
    scene.storage.apps().delete(scene.app.id());
    assertThat(sessions.holderOf(login.refreshToken())).isEmpty();
  }

  @Test
  void aVerdictSaysWhetherATokenIsGoodAndWhyNot() {
    LoginResult login = scene.logIn();
    for (String token : new String[] {login.accessToken(), login.refreshToken()}) {
      assertThat(sessions.explain(token).refusal()).isEmpty();
      assertThat(sessions.explain(token).app()).contains(scene.app);
      assertThat(sessions.explain(token).token()).isPresent();
    }
    scene.change(User::revokeSessions);
    assertThat(sessions.explain(login.accessToken()).refusal()).isPresent();
    assertThat(sessions.explain(login.refreshToken()).app()).contains(scene.app);
    assertThat(sessions.explain("garbage").token()).isEmpty();
    assertThat(sessions.explain("garbage").app()).isEmpty();
    assertThat(sessions.explain("garbage").refusal()).isPresent();
  }

  @Test
  void theOpenSessionsOfAUserAreThoseThatCanBeRefreshed() {
    Session first = scene.prepare();
    Session second = scene.prepare();
    sessions.open(first, 3);
    sessions.open(second, 3);
    sessions.open(
        new Session(
            new ObjectId(),
            scene.app.id(),
            new ObjectId(),
            0,
            Device.NONE,
            Samples.identity(ProviderType.ANON_USER, "a"),
            NOW + 10,
            Session.OPEN),
        3);
    assertThat(sessions.listOpen(scene.app, scene.user.id())).containsExactly(first, second);
    sessions.logOut(new Caller(scene.app, scene.user, Optional.of(first)));
    assertThat(sessions.listOpen(scene.app, scene.user.id())).containsExactly(second);
    scene.pass(Duration.ofDays(60));
    assertThat(sessions.listOpen(scene.app, scene.user.id())).isEmpty();
    scene.pass(Duration.ofDays(-60));
    scene.change(User::revokeSessions);
    assertThat(sessions.listOpen(scene.app, scene.user.id())).isEmpty();
  }

  @Test
  void anAnswerThatGoesOnForLongIsForWhoIsStillWelcome() {
    Caller caller = sessions.authenticate(scene.logIn().accessToken());
    assertThat(sessions.isWelcome(caller)).isTrue();
    sessions.logOut(caller);
    scene.pass(ACCESS.minusSeconds(1));
    assertThat(sessions.isWelcome(caller)).as("its access token lasts").isTrue();
    scene.pass(Duration.ofSeconds(1));
    assertThat(sessions.isWelcome(caller)).isFalse();
    Caller other = sessions.authenticate(scene.logIn().accessToken());
    scene.change(User::disable);
    assertThat(sessions.isWelcome(other)).isFalse();
    scene.change(User::enable);
    Caller withoutSession = new Caller(scene.app, scene.user, Optional.empty());
    assertThat(sessions.isWelcome(withoutSession)).isTrue();
  }
}
