package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.Storage;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator does with users. */
class UserServiceTest {

  private final HeardServices scene = new HeardServices();
  private final Services services = scene.services;
  private final UserService users = services.users;
  private final Storage storage = services.storage;

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    scene.assertThatAllHasEnded();
  }

  private App app() {
    return scene.app();
  }

  @Test
  void whereNobodyIsAskedNoFunctionRuns() {
    assertThat(UserCreationGuard.NONE.asksFunction(app())).isFalse();
  }

  @Test
  void aUserOfAnOperatorIsConfirmedAndLogsIn() {
    services.configure(new Document("autoConfirm", false));
    User made = users.create(app(), EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("CREATED by OPERATOR");
    assertThat(users.get(app(), made.id())).isEqualTo(made);
    assertThat(made.type()).isEqualTo(UserType.NORMAL);
    assertThat(made.createdAt()).isEqualTo(services.clock.seconds());
    assertThat(made.lastAuthenticatedAt()).isZero();
    assertThat(scene.account(EMAIL).userId()).isEqualTo(made.id());
    assertThat(services.logIn(EMAIL, PASSWORD).userId()).isEqualTo(made.id());
    assertThat(refusal(() -> services.logIn(EMAIL, "password-2"))).startsWith("invalid username");
  }

  @Test
  void aUserThatIsRefusedIsNotMade() {
    services.register(EMAIL, PASSWORD);
    scene.heard();
    assertThat(refusal(() -> users.create(app(), EMAIL, PASSWORD)))
        .isEqualTo("name already in use");
    assertThat(refusal(() -> users.create(app(), "", PASSWORD))).isEqualTo("email invalid");
    assertThat(refusal(() -> users.create(app(), "b@x", "short"))).startsWith("password must be");
    UserService guarded =
        scene.users(
            1,
            (app, user) -> {
              throw Refusals.badRequest("no such user");
            });
    assertThat(refusal(() -> guarded.create(app(), "c@x", PASSWORD))).isEqualTo("no such user");
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(refusal(() -> users.create(app(), "d@x", PASSWORD)))
        .isEqualTo("the local-userpass auth provider is not enabled");
    assertThat(users.count(app())).isZero();
    assertThat(scene.heard()).isEmpty();
  }

  @Test
  void anEmailThatIsTakenWhileAUserIsMadeLeavesNoUser() {
    UserService raced = scene.users(1, (app, user) -> services.register(EMAIL, PASSWORD));
    assertThat(refusal(() -> raced.create(app(), EMAIL, PASSWORD)))
        .isEqualTo("name already in use");
    assertThat(users.count(app())).isZero();
    assertThat(scene.heard()).containsExactly("REGISTERED by USER", "CONFIRMED by EMULATOR");
  }

  @Test
  void aUserOfAnAppThatIsGoneIsNotMade() {
    App gone = app();
    services.storage.apps().delete(gone.id());
    assertThat(refusal(() -> users.create(gone, EMAIL, PASSWORD)))
        .isEqualTo("app not found: '" + gone.id().toHexString() + "'");
    assertThat(scene.heard()).isEmpty();
  }

  @Test
  void aDisabledUserIsOutUntilItIsEnabledAndOnlyChangesAreTold() {
    LoginResult login = scene.registered();
    users.enable(app(), login.userId());
    assertThat(scene.heard()).isEmpty();
    users.disable(app(), login.userId());
    assertThat(scene.heard()).containsExactly("DISABLED by OPERATOR");
    int epoch = scene.user(login.userId()).sessionEpoch();
    users.disable(app(), login.userId());
    assertThat(scene.user(login.userId()).sessionEpoch()).isEqualTo(epoch);
    assertThat(refusal(() -> services.logIn(EMAIL, PASSWORD))).isEqualTo("user disabled");
    assertThat(scene.whyRefused(login)).isEqualTo("USER_DISABLED by OPERATOR");
    users.enable(app(), login.userId());
    assertThat(scene.heard()).containsExactly("ENABLED by OPERATOR");
    services.logIn(EMAIL, PASSWORD);
    assertThat(scene.whyRefused(login)).isEqualTo("USER_DISABLED by OPERATOR");
  }

  @Test
  void revokingEndsAllSessions() {
    LoginResult login = scene.registered();
    users.revokeSessions(app(), login.userId());
    assertThat(scene.heard()).containsExactly("SESSIONS_REVOKED by OPERATOR");
    assertThat(scene.whyRefused(login)).isEqualTo("REVOKED by OPERATOR");
    services.logIn(EMAIL, PASSWORD);
  }

  @Test
  void anotherEmailIsShownAndLogsIn() {
    LoginResult login = scene.registered();
    services.register("taken@x", PASSWORD);
    scene.heard();
    users.changeEmail(app(), login.userId(), "b@x");
    assertThat(scene.heard()).containsExactly("EMAIL_CHANGED by OPERATOR");
    users.changeEmail(app(), login.userId(), "b@x");
    assertThat(refusal(() -> users.changeEmail(app(), login.userId(), "taken@x")))
        .isEqualTo("name already in use");
    assertThat(refusal(() -> users.changeEmail(app(), login.userId(), "")))
        .isEqualTo("email invalid");
    assertThat(scene.heard()).isEmpty();
    assertThat(scene.user(login.userId()).data()).containsEntry("email", "b@x");
    assertThat(services.logIn("b@x", PASSWORD).userId()).isEqualTo(login.userId());
    ObjectId anonymous = services.logInAnonymously().userId();
    assertThat(refusal(() -> users.changeEmail(app(), anonymous, "c@x")))
        .isEqualTo("user does not have a local-userpass identity");
  }

  @Test
  void aListingSelects() {
    ObjectId anonymous = services.logInAnonymously().userId();
    scene.registered();
    UserQuery onlyAnonymous =
        new UserQuery(
            Optional.empty(), false, Optional.empty(), Set.of(ProviderType.ANON_USER), 10);
    assertThat(users.list(app(), onlyAnonymous)).extracting(User::id).containsExactly(anonymous);
  }
}
