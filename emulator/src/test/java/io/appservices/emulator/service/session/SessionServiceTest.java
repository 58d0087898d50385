package io.appservices.emulator.service.session;

import static io.appservices.emulator.service.session.Scene.NOW;
import static io.appservices.emulator.service.session.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.token.Token;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Sessions from their login to their end, to the second. */
class SessionServiceTest {

  private static final Duration ACCESS = Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS);

  private final Scene scene = new Scene();
  private final SessionService sessions = scene.sessions;

  @Test
  void aLoginAnswersTokensOfTheUserAndItsDevice() {
    ObjectId device = new ObjectId();
    Session session =
        sessions.prepare(scene.app, scene.user, scene.user.identities().get(0), device);
    sessions.open(session, 3);
    LoginResult login = sessions.tokens(scene.app, scene.user, session);
    assertThat(login.userId()).isEqualTo(scene.user.id());
    assertThat(login.deviceId()).isEqualTo(device);
    VerifiedToken token = sessions.verify(scene.app, login.accessToken()).orElseThrow();
    assertThat(token)
        .isEqualTo(
            new VerifiedToken(
                scene.user.id(),
                session.id(),
                scene.app.domainId(),
                device,
                NOW,
                NOW + 1800,
                new Document("name", "blue")));
  }

  @Test
  void aSessionLastsAsLongAsTheAppSaysOrFiftyYearsOfAnAnonymousUser() {
    assertThat(scene.prepare().expiresAt()).isEqualTo(NOW + 60L * 24 * 3600);
    scene.replaceUser(Samples.user(5));
    assertThat(scene.prepare().expiresAt()).isEqualTo(NOW + 50L * 365 * 24 * 3600);
  }

  @Test
  void bothTokensNameTheirUser() {
    LoginResult login = scene.logIn();
    assertThat(sessions.authenticate(login.accessToken()).user()).isEqualTo(scene.user);
    Caller caller = sessions.authenticateRefresh(login.refreshToken());
    assertThat(caller.user()).isEqualTo(scene.user);
    assertThat(caller.app()).isEqualTo(scene.app);
    assertThat(sessions.authenticate(sessions.refresh(caller)).user()).isEqualTo(scene.user);
  }

  @Test
  void aTokenInThePlaceOfTheOtherIsRefused() {
    LoginResult login = scene.logIn();
    assertThat(refusal(() -> sessions.authenticate(login.refreshToken())))
        .hasMessage("invalid session: valid Issuer required");
    assertThat(refusal(() -> sessions.authenticateRefresh(login.accessToken())))
        .hasMessage("invalid refresh token: incorrect token type");
    assertThat(refusal(() -> sessions.verify(scene.app, login.refreshToken())))
        .hasMessage("signature is invalid");
  }

  @Test
  void anAccessTokenExpiresAndCanBeRefreshed() {
    LoginResult login = scene.logIn();
    scene.pass(ACCESS.minusSeconds(1));
    assertThat(sessions.authenticate(login.accessToken()).user()).isEqualTo(scene.user);
    scene.pass(Duration.ofSeconds(1));
    assertThat(refusal(() -> sessions.authenticate(login.accessToken())))
        .hasMessage("invalid session: access token expired");
    assertThat(sessions.verify(scene.app, login.accessToken())).isEmpty();
    String access = sessions.refresh(sessions.authenticateRefresh(login.refreshToken()));
    assertThat(sessions.authenticate(access).user()).isEqualTo(scene.user);
  }

  @Test
  void aRefreshTokenExpiresWithItsSession() {
    LoginResult login = scene.logIn();
    scene.pass(Duration.ofDays(60).minusSeconds(1));
    assertThat(sessions.authenticateRefresh(login.refreshToken()).user()).isEqualTo(scene.user);
    scene.pass(Duration.ofSeconds(1));
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.EXPIRED);
  }

  @Test
  void aLogoutEndsTheRefreshTokenAloneAndOnce() {
    LoginResult login = scene.logIn();
    Caller caller = sessions.authenticateRefresh(login.refreshToken());
    sessions.logOut(caller);
    assertThat(refusal(() -> sessions.authenticateRefresh(login.refreshToken())))
        .hasMessage("invalid session: failed to find refresh token");
    assertThat(sessions.authenticate(login.accessToken()).user()).isEqualTo(scene.user);
    assertThat(refusal(() -> sessions.logOut(caller)).sessionEnd())
        .hasValueSatisfying(end -> assertThat(end.cause()).isEqualTo(Cause.LOGGED_OUT));
    assertThat(scene.told).hasSize(1);
  }

  @Test
  void aRevocationEndsBothTokensAndNotThoseOfLaterLogins() {
    LoginResult before = scene.logIn();
    scene.change(User::revokeSessions);
    LoginResult after = scene.logIn();
    assertThat(refusal(() -> sessions.authenticate(before.accessToken())))
        .hasMessage("invalid session: session has been revoked");
    assertThat(refusal(() -> sessions.verify(scene.app, before.accessToken())))
        .hasMessage("invalid session: session has been revoked");
    assertThat(scene.endOf(before).cause()).isEqualTo(Cause.REVOKED);
    assertThat(sessions.authenticate(after.accessToken()).user()).isEqualTo(scene.user);
  }

  @Test
  void accessTokensThatLastToTheirExpiryOutliveARevocationButNoUser() {
    Scene lasting = new Scene(AccessTokenRevocation.AT_EXPIRY, Scene.key(1));
    LoginResult login = lasting.logIn();
    lasting.change(User::disable);
    Caller caller = lasting.sessions.authenticate(login.accessToken());
    assertThat(caller.user()).isEqualTo(lasting.user);
    assertThat(caller.session()).isPresent();
    assertThat(lasting.sessions.isWelcome(caller)).isTrue();
    assertThat(lasting.sessions.verify(lasting.app, login.accessToken())).isPresent();
    lasting.storage.users().delete(lasting.app.id(), lasting.user.id());
    assertThat(lasting.endOfAccess(login).cause()).isEqualTo(Cause.USER_DELETED);
    assertThat(lasting.sessions.isWelcome(caller)).isFalse();
    lasting.storage.apps().delete(lasting.app.id());
    assertThat(lasting.endOfAccess(login).cause()).isEqualTo(Cause.APP_DELETED);
  }

  @Test
  void anAnonymousUserIsGoneWhateverItsAccessTokenSays() {
    Scene lasting = new Scene(AccessTokenRevocation.AT_EXPIRY, Scene.key(1));
    long created = NOW - User.ANONYMOUS_LIFETIME_SECONDS + 10;
    lasting.replaceUser(
        User.create(
            Samples.id(6),
            UserType.NORMAL,
            Samples.identity(ProviderType.ANON_USER, "a"),
            created));
    LoginResult login = lasting.logIn();
    assertThat(lasting.sessions.authenticate(login.accessToken()).user()).isEqualTo(lasting.user);
    lasting.pass(Duration.ofSeconds(10));
    assertThat(lasting.endOfAccess(login).cause()).isEqualTo(Cause.USER_DELETED);
  }

  @Test
  void aTokenOfAnotherEmulatorIsRefusedAsOne() {
    LoginResult login = new Scene(AccessTokenRevocation.IMMEDIATE, Scene.key(2)).logIn();
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.OTHER_EMULATOR);
    assertThat(refusal(() -> sessions.authenticate("garbage"))).hasMessage("unauthorized");
    assertThat(refusal(() -> sessions.authenticateRefresh("garbage")))
        .hasMessage("invalid session: failed to find refresh token");
    assertThat(refusal(() -> sessions.verify(scene.app, "garbage")))
        .hasMessage("signature is invalid");
    assertThat(sessions.holderOf(login.accessToken())).isEmpty();
  }

  @Test
  void anAppVerifiesItsOwnTokensAlone() {
    LoginResult login = scene.logIn();
    assertThat(refusal(() -> sessions.verify(Samples.app(9, "other-abcde"), login.accessToken())))
        .hasMessage("signature is invalid");
  }

  @Test
  void anAnonymousUserIsGoneAfterNinetyDays() {
    scene.replaceUser(
        User.create(
            Samples.id(6), UserType.NORMAL, Samples.identity(ProviderType.ANON_USER, "a"), NOW));
    LoginResult login = scene.logIn();
    Caller caller = sessions.authenticate(login.accessToken());
    scene.pass(Duration.ofDays(90).minusSeconds(1));
    assertThat(sessions.authenticateRefresh(login.refreshToken()).user()).isEqualTo(scene.user);
    scene.pass(Duration.ofSeconds(1));
    assertThat(scene.endOf(login).cause()).isEqualTo(Cause.USER_DELETED);
    assertThat(scene.endOf(login).at().orElseThrow()).isEqualTo(scene.clock.instant());
    assertThat(sessions.isWelcome(caller)).isFalse();
    assertThat(sessions.isWelcome(new Caller(scene.app, scene.user, Optional.empty()))).isFalse();
  }

  @Test
  void aLoginIsNotedWithItsSessionAndTheOldestOneGoes() {
    LoginResult oldest = scene.logIn();
    scene.logIn();
    scene.logIn();
    LoginStore.Opened noted =
        sessions.open(
            ReadUser.of(scene.user),
            Update.to(user -> user.loggedIn(user.identities().get(0), NOW)),
            scene.prepare(),
            Optional.empty());
    sessions.endRemoved(noted.removed());
    assertThat(noted.user()).isInstanceOf(UpdateResult.Changed.class);
    assertThat(scene.endOf(oldest).cause()).isEqualTo(Cause.EVICTED);
    assertThat(scene.endOf(oldest).by()).isPresent();
    assertThat(scene.told).hasSize(1);
    assertThat(scene.storage.sessions().count()).isEqualTo(3);
  }
}
