package io.appservices.emulator.service.login;

import static io.appservices.emulator.domain.ProviderType.ANON_USER;
import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.domain.ProviderType.LOCAL_USERPASS;
import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.account.ApiKeyService.NewKey;
import io.appservices.emulator.service.session.LoginResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logins, and requests that bring their credentials along. */
class LoginServiceTest {

  private static final Credentials ANONYMOUS = new Credentials.Anonymous();
  private static final String WRONG = "invalid username/password";

  private final LoginScene scene = new LoginScene();
  private final HeardServices heard = scene.heard;

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    heard.assertThatAllHasEnded();
  }

  private void register() {
    scene.services.register(EMAIL, PASSWORD);
    heard.heard();
  }

  private User identify(ProviderType type, Credentials credentials, boolean mayCreate) {
    return scene.logins.identify(scene.app(), scene.provider(type), credentials, mayCreate);
  }

  private List<User> users() {
    return scene.storage.users().list(scene.app().id(), UserQuery.first(10));
  }

  @Test
  void theFirstLoginMakesTheUserThatAllOthersFind() {
    register();
    LoginResult first = scene.logIn();
    assertThat(heard.heard()).containsExactly("CREATED by USER", "LOGGED_IN by USER");
    User user = heard.user(first.userId());
    assertThat(user.createdAt()).isEqualTo(scene.services.clock.seconds());
    assertThat(user.lastAuthenticatedAt()).isEqualTo(scene.services.clock.seconds());
    assertThat(heard.account(EMAIL).userId()).isEqualTo(user.id());
    scene.services.clock.advance(Duration.ofSeconds(5));
    LoginResult second = scene.logIn();
    assertThat(heard.heard()).containsExactly("LOGGED_IN by USER");
    assertThat(second.userId()).isEqualTo(first.userId());
    assertThat(heard.user(first.userId()).lastAuthenticatedAt())
        .isEqualTo(user.lastAuthenticatedAt() + 5);
    assertThat(scene.caller(first).user().id()).isEqualTo(user.id());
    assertThat(scene.caller(second).session()).isPresent();
  }

  @Test
  void whatIsSaidOfADeviceIsKept() {
    register();
    Document body =
        new Document("username", EMAIL)
            .append("password", PASSWORD)
            .append("options", new Document("device", new Document("platform", "p")));
    LoginService.Request request = LoginService.Request.of(LOCAL_USERPASS, body);
    LoginResult login =
        scene.logins.logIn(scene.app(), scene.provider(LOCAL_USERPASS), request, true);
    assertThat(scene.storage.devices().list(scene.app().id(), login.userId()))
        .containsExactly(new Device(login.deviceId(), login.userId(), Map.of("platform", "p")));
    assertThat(scene.caller(login).session().orElseThrow().deviceId()).isEqualTo(login.deviceId());
    assertThat(scene.logIn().deviceId()).isEqualTo(Device.NONE);
  }

  @Test
  void aDisabledUserIsRefusedWithTheReason() {
    register();
    ObjectId id = scene.logIn().userId();
    scene.services.users.disable(scene.app(), id);
    heard.heard();
    assertThat(refusal(scene::logIn)).isEqualTo("user disabled");
    assertThat(refusal(() -> identify(LOCAL_USERPASS, LoginScene.userpass(), true)))
        .isEqualTo("user disabled");
    assertThat(heard.heard()).isEmpty();
  }

  @Test
  void onlyWhoHasNoUserMayBecomeANewOne() {
    App app = scene.app();
    assertThat(scene.logins.mayCreateUser(app, ANON_USER, ANONYMOUS)).isTrue();
    assertThat(scene.logins.mayCreateUser(app, LOCAL_USERPASS, LoginScene.userpass())).isFalse();
    register();
    assertThat(scene.logins.mayCreateUser(app, LOCAL_USERPASS, LoginScene.userpass())).isTrue();
    LoginResult login = scene.logIn();
    assertThat(scene.logins.mayCreateUser(app, LOCAL_USERPASS, LoginScene.userpass())).isFalse();
    NewKey key = heard.keys.createForUser(heard.caller(login), "key");
    assertThat(scene.logins.mayCreateUser(app, API_KEY, new Credentials.Key(key.key()))).isFalse();
  }

  @Test
  void whoMayNotWaitForAFunctionIsNotMadeAUser() {
    register();
    App app = scene.app();
    scene.asksFunction = true;
    LoginService.Request request =
        new LoginService.Request(LoginScene.userpass(), Optional.empty());
    assertThat(
            refusal(() -> scene.logins.logIn(app, scene.provider(LOCAL_USERPASS), request, false)))
        .isEqualTo("the account or its app is being changed, try again");
    assertThat(users()).isEmpty();
    LoginResult login = scene.logins.logIn(app, scene.provider(LOCAL_USERPASS), request, true);
    assertThat(scene.logins.logIn(app, scene.provider(LOCAL_USERPASS), request, false).userId())
        .isEqualTo(login.userId());
    scene.asksFunction = false;
    scene.beforeCreation =
        () -> {
          throw new IllegalStateException("is not waited for");
        };
    scene.logins.logIn(app, scene.provider(ANON_USER), ANONYMOUS, Optional.empty(), false);
  }

  @Test
  void aRequestWithCredentialsIsNotedAndOpensNoSession() {
    register();
    assertThat(refusal(() -> identify(LOCAL_USERPASS, LoginScene.userpass(), false)))
        .isEqualTo("user not found");
    User made = identify(LOCAL_USERPASS, LoginScene.userpass(), true);
    assertThat(heard.heard()).containsExactly("CREATED by USER", "LOGGED_IN by USER");
    scene.services.clock.advance(Duration.ofSeconds(5));
    User again = identify(LOCAL_USERPASS, LoginScene.userpass(), false);
    assertThat(heard.heard()).containsExactly("LOGGED_IN by USER");
    assertThat(again.id()).isEqualTo(made.id());
    assertThat(again.lastAuthenticatedAt()).isEqualTo(made.lastAuthenticatedAt() + 5);
    assertThat(heard.user(made.id())).isEqualTo(again);
    assertThat(scene.storage.sessions().count()).isZero();
    User payload = identify(ProviderType.CUSTOM_FUNCTION, LoginScene.payload("x"), true);
    assertThat(identify(ProviderType.CUSTOM_FUNCTION, LoginScene.payload("x"), false).id())
        .isEqualTo(payload.id());
  }

  @Test
  void aUserIsLoggedInWhoseCredentialsNobodyAsksFor() {
    register();
    User user = heard.user(scene.logIn().userId());
    heard.heard();
    LoginResult login = scene.logins.logInAs(scene.app(), user);
    assertThat(heard.heard()).containsExactly("LOGGED_IN by USER");
    assertThat(scene.caller(login).session().orElseThrow().identity())
        .isEqualTo(user.identities().get(0));
    scene.beforeOpening = () -> scene.services.users.revokeSessions(scene.app(), user.id());
    LoginResult again = scene.logins.logInAs(scene.app(), user);
    assertThat(scene.caller(again).user().id()).isEqualTo(user.id());
    scene.services.users.delete(scene.app(), user.id());
    assertThat(refusal(() -> scene.logins.logInAs(scene.app(), user))).isEqualTo("user not found");
  }

  @Test
  void credentialsOfAUserThatIsGoneAreNone() {
    register();
    LoginResult login = scene.logIn();
    NewKey key = heard.keys.createForUser(heard.caller(login), "key");
    Credentials byKey = new Credentials.Key(key.key());
    assertThat(scene.logIn(API_KEY, byKey).userId()).isEqualTo(login.userId());
    assertThat(refusal(() -> scene.logIn(API_KEY, new Credentials.Key("x"))))
        .isEqualTo("invalid API key");
    ApiKey record = key.record();
    heard.keys.setDisabledOfUser(heard.caller(login), record.id(), true);
    assertThat(refusal(() -> scene.logIn(API_KEY, byKey))).isEqualTo("invalid API key");
    heard.keys.setDisabledOfUser(heard.caller(login), record.id(), false);
    scene.storage.users().delete(scene.app().id(), login.userId());
    assertThat(refusal(() -> scene.logIn(API_KEY, byKey))).isEqualTo("invalid API key");
    assertThat(refusal(scene::logIn)).isEqualTo(WRONG);
    assertThat(users()).isEmpty();
  }

  @Test
  void nobodyLogsInToAnAppThatIsGone() {
    App app = scene.app();
    scene.storage.apps().delete(app.id());
    assertThat(
            refusal(
                () ->
                    scene.logins.logIn(
                        app, app.provider(ANON_USER).orElseThrow(), ANONYMOUS, Optional.empty())))
        .isEqualTo("cannot find app using Client App ID '" + app.clientAppId() + "'");
  }

  @Test
  void anonymousLoginsAreNewUsersOfWhichTheOldestMakeRoom() {
    LoginResult first = scene.logInAnonymously();
    LoginResult second = scene.logInAnonymously();
    LoginResult third = scene.logInAnonymously();
    assertThat(users()).extracting(User::id).containsExactly(second.userId(), third.userId());
    assertThat(first.userId()).isNotEqualTo(second.userId());
    String id = heard.user(third.userId()).identities().get(0).id();
    assertThat(id).matches("[0-9a-f]{24}-[a-z]{24}");
  }
}
