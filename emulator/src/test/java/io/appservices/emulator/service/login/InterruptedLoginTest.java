package io.appservices.emulator.service.login;

import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.account.ApiKeyService.NewKey;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import java.time.Duration;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins in the middle of which something happens to the user or its account. */
class InterruptedLoginTest {

  private static final String WRONG = "invalid username/password";

  private final LoginScene scene = new LoginScene();
  private final HeardServices heard = scene.heard;

  @BeforeEach
  void register() {
    scene.services.register(EMAIL, PASSWORD);
    heard.heard();
  }

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    heard.assertThatAllHasEnded();
  }

  private List<User> users() {
    return scene.storage.users().list(scene.app().id(), UserQuery.first(10));
  }

  private void revoke() {
    scene.services.users.revokeSessions(scene.app(), users().get(0).id());
  }

  @Test
  void anAccountThatIsRemovedMeanwhileMakesNoUser() {
    scene.beforeCreation = () -> scene.services.registrations.deletePending(scene.app(), EMAIL);
    assertThat(refusal(scene::logIn)).isEqualTo(WRONG);
    assertThat(users()).isEmpty();
    assertThat(heard.heard()).containsExactly("REGISTRATION_DELETED by OPERATOR");
  }

  @Test
  void aUserThatAnotherLoginMadeMeanwhileIsTaken() {
    LoginResult[] other = new LoginResult[1];
    scene.beforeCreation = () -> other[0] = scene.logIn();
    LoginResult login = scene.logIn();
    assertThat(login.userId()).isEqualTo(other[0].userId());
    assertThat(users()).hasSize(1);
    assertThat(heard.heard())
        .containsExactly("CREATED by USER", "LOGGED_IN by USER", "LOGGED_IN by USER");
  }

  @Test
  void sessionsThatAreRevokedMeanwhileEndNoLoginThatIsStillGood() {
    scene.logIn();
    heard.heard();
    scene.beforeOpening = this::revoke;
    LoginResult login = scene.logIn();
    assertThat(scene.caller(login).user().id()).isEqualTo(login.userId());
    assertThat(heard.heard()).containsExactly("SESSIONS_REVOKED by OPERATOR", "LOGGED_IN by USER");
  }

  @Test
  void aPasswordThatIsChangedBeforeSessionsAreRevokedLogsNobodyIn() {
    scene.logIn();
    scene.services.resets.send(scene.app(), EMAIL);
    String token = scene.services.outbox.list(mail -> true).get(0).token();
    String id = scene.services.outbox.list(mail -> true).get(0).tokenId();
    scene.beforeOpening =
        () -> {
          scene.services.resets.reset(scene.app(), token, id, "password-2");
          revoke();
        };
    assertThat(refusal(scene::logIn)).isEqualTo(WRONG);
  }

  @Test
  void aKeyThatIsDisabledBeforeSessionsAreRevokedLogsNobodyIn() {
    Caller owner = heard.caller(scene.logIn());
    NewKey key = heard.keys.createForUser(owner, "key");
    Credentials byKey = new Credentials.Key(key.key());
    scene.beforeOpening = this::revoke;
    assertThat(scene.logIn(ProviderType.API_KEY, byKey).userId()).isEqualTo(owner.user().id());
    scene.beforeOpening =
        () -> {
          heard.keys.setDisabledOfUser(owner, key.record().id(), true);
          revoke();
        };
    assertThat(refusal(() -> scene.logIn(ProviderType.API_KEY, byKey)))
        .isEqualTo("invalid API key");
  }

  @Test
  void credentialsThatNobodyKeepsAreNotVerifiedAgain() {
    LoginResult first = scene.logInAnonymously();
    scene.beforeOpening = this::revoke;
    LoginResult second = scene.logInAnonymously();
    assertThat(users()).extracting(User::id).containsExactly(first.userId(), second.userId());
    scene.beforeOpening =
        () -> scene.services.users.revokeSessions(scene.app(), users().get(1).id());
    LoginResult third = scene.logInAnonymously();
    assertThat(third.userId()).isNotEqualTo(second.userId());
    assertThat(scene.caller(third).user().id()).isEqualTo(third.userId());
  }

  @Test
  void aUserThatIsDisabledMeanwhileIsRefused() {
    ObjectId id = scene.logIn().userId();
    heard.heard();
    scene.beforeOpening = () -> scene.services.users.disable(scene.app(), id);
    assertThat(refusal(scene::logIn)).isEqualTo("user disabled");
    assertThat(heard.heard()).containsExactly("DISABLED by OPERATOR");
  }

  @Test
  void sessionsAboveTheLimitAreToldAndThoseThatEndedAreRemoved() {
    LoginResult first = scene.logIn();
    scene.services.clock.advance(Duration.ofSeconds(1));
    scene.logIn();
    heard.heard();
    scene.logIn();
    assertThat(heard.heard()).containsExactly("LOGGED_IN by USER", "SESSION_ENDED by EMULATOR");
    assertThat(refusal(() -> scene.caller(first))).contains("session");
    assertThat(scene.storage.sessions().count()).isEqualTo(2);
    scene.services.clock.advance(Duration.ofDays(61));
    scene.logInAnonymously();
    assertThat(scene.storage.sessions().count()).isEqualTo(1);
  }
}
