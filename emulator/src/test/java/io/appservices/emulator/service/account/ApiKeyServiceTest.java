package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.service.account.ApiKeyService.NewKey;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.storage.Samples;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of users and of servers. */
class ApiKeyServiceTest {

  private final HeardServices scene = new HeardServices();
  private final ApiKeyService keys = scene.keys;
  private Caller caller;
  private Caller other;

  @BeforeEach
  void logTwoUsersIn() {
    caller = userpass("a@example.com");
    other = userpass("b@example.com");
    scene.heard();
  }

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    scene.assertThatAllHasEnded();
  }

  private Caller userpass(String email) {
    scene.services.register(email, Services.PASSWORD);
    return scene.caller(scene.services.logIn(email, Services.PASSWORD));
  }

  @Test
  void aKeyOfAUserIsSeenOnceAndBelongsToNobodyElse() {
    NewKey made = keys.createForUser(caller, "key-1_A");
    assertThat(made.key()).hasSize(64);
    assertThat(made.record())
        .isEqualTo(
            new ApiKey(
                made.record().id(),
                "key-1_A",
                Digests.sha256(made.key()),
                false,
                caller.user().id(),
                false));
    assertThat(scene.heard()).containsExactly("API_KEY_CREATED by USER");
    assertThat(keys.listOfUser(caller)).containsExactly(made.record());
    assertThat(keys.getOfUser(caller, made.record().id())).isEqualTo(made.record());
    assertThat(keys.listOfUser(other)).isEmpty();
    assertThat(keys.listOfServers(scene.app())).isEmpty();
    assertThat(refusal(() -> keys.getOfUser(other, made.record().id())))
        .isEqualTo("API key not found");
    assertThat(refusal(() -> keys.getOfServer(scene.app(), made.record().id())))
        .isEqualTo("API key not found");
    assertThat(refusal(() -> keys.deleteOfUser(other, made.record().id())))
        .isEqualTo("API key not found");
  }

  @Test
  void aServerKeyHasAUserOfItsOwnThatGoesWithIt() {
    NewKey made = keys.createForServer(scene.app(), "server");
    assertThat(scene.heard()).containsExactly("CREATED by OPERATOR", "API_KEY_CREATED by OPERATOR");
    User server = scene.user(made.record().userId());
    assertThat(server.type()).isEqualTo(UserType.SERVER);
    assertThat(server.createdAt()).isEqualTo(scene.services.clock.seconds());
    assertThat(server.identities())
        .containsExactly(
            made.record().identity(scene.app().provider(ProviderType.API_KEY).orElseThrow().id()));
    assertThat(made.record().server()).isTrue();
    assertThat(keys.listOfServers(scene.app())).containsExactly(made.record());
    assertThat(keys.getOfServer(scene.app(), made.record().id())).isEqualTo(made.record());
    Caller itself = new Caller(scene.app(), server, Optional.empty());
    assertThat(refusal(() -> keys.getOfUser(itself, made.record().id())))
        .isEqualTo("API key not found");

    keys.deleteOfServer(scene.app(), made.record().id());
    assertThat(scene.heard()).containsExactly("API_KEY_DELETED by OPERATOR", "DELETED by OPERATOR");
    assertThat(keys.listOfServers(scene.app())).isEmpty();
    assertThat(scene.services.storage.users().find(scene.app().id(), server.id())).isEmpty();
  }

  @Test
  void aServerKeyThatIsRefusedLeavesNoUser() {
    keys.createForServer(scene.app(), "server");
    long users = scene.services.users.count(scene.app());
    scene.heard();
    assertThat(refusal(() -> keys.createForServer(scene.app(), "server")))
        .isEqualTo("API key with name already exists");
    assertThat(scene.services.users.count(scene.app())).isEqualTo(users);
    assertThat(scene.heard()).isEmpty();
  }

  @Test
  void aKeyIsSwitchedOffAndOnAndOnlyAChangeIsTold() {
    ApiKey key = keys.createForUser(caller, "key").record();
    ApiKey server = keys.createForServer(scene.app(), "server").record();
    scene.heard();
    keys.setDisabledOfUser(caller, key.id(), false);
    assertThat(scene.heard()).isEmpty();
    keys.setDisabledOfUser(caller, key.id(), true);
    keys.setDisabledOfUser(caller, key.id(), true);
    assertThat(keys.getOfUser(caller, key.id()).disabled()).isTrue();
    keys.setDisabledOfServer(scene.app(), server.id(), true);
    keys.setDisabledOfServer(scene.app(), server.id(), false);
    assertThat(keys.getOfServer(scene.app(), server.id()).disabled()).isFalse();
    assertThat(scene.heard())
        .containsExactly(
            "API_KEY_DISABLED by USER",
            "API_KEY_DISABLED by OPERATOR",
            "API_KEY_ENABLED by OPERATOR");
  }

  @Test
  void aUserDeletesItsKeysButNotTheOneThatItLoggedInWith() {
    ApiKey key = keys.createForUser(caller, "key").record();
    ApiKey second = keys.createForUser(caller, "second").record();
    scene.heard();
    Caller byKey = through(ProviderType.API_KEY, key.id().toHexString());
    assertThat(refusal(() -> keys.deleteOfUser(byKey, key.id())))
        .isEqualTo("cannot delete the API key that the current session logged in with");
    keys.deleteOfUser(byKey, second.id());
    // What another provider calls somebody may look like the id of a key.
    keys.deleteOfUser(through(ProviderType.CUSTOM_TOKEN, key.id().toHexString()), key.id());
    assertThat(keys.listOfUser(caller)).isEmpty();
    assertThat(scene.heard()).containsExactly("API_KEY_DELETED by USER", "API_KEY_DELETED by USER");
    assertThat(refusal(() -> keys.deleteOfUser(caller, key.id()))).isEqualTo("API key not found");
  }

  private Caller through(ProviderType type, String identityId) {
    Session session =
        new Session(
            Samples.id(1),
            scene.app().id(),
            caller.user().id(),
            0,
            Device.NONE,
            Samples.identity(type, identityId),
            Long.MAX_VALUE,
            Session.OPEN);
    return new Caller(scene.app(), caller.user(), Optional.of(session));
  }

  @Test
  void namesOfKeysAreThoseThatTheServiceTakes() {
    assertThat(refusal(() -> keys.createForUser(caller, "")))
        .isEqualTo("'name' is a required string");
    for (String name : new String[] {"a b", "ä", "a.b", "a\n"}) {
      assertThat(refusal(() -> keys.createForUser(caller, name)))
          .isEqualTo("can only contain ASCII letters, numbers, underscores, and hyphens");
      assertThat(refusal(() -> keys.createForServer(scene.app(), name))).startsWith("can only");
    }
    keys.createForUser(caller, "key");
    assertThat(refusal(() -> keys.createForUser(caller, "key")))
        .isEqualTo("API key with name already exists");
    keys.createForUser(other, "key");
  }

  @Test
  void whoeverHasAsManyKeysAsAllowedGetsNoMore() {
    for (int i = 0; i < 20; i++) {
      keys.createForUser(caller, "key-" + i);
    }
    assertThat(refusal(() -> keys.createForUser(caller, "key-20")))
        .isEqualTo("cannot have more than 20 API keys");
    for (int i = 0; i < 100; i++) {
      keys.createForServer(scene.app(), "key-" + i);
    }
    assertThat(refusal(() -> keys.createForServer(scene.app(), "key-100")))
        .isEqualTo("cannot have more than 100 API keys");
  }

  @Test
  void anonymousUsersHaveNoKeys() {
    Caller anonymous = scene.caller(scene.services.logInAnonymously());
    assertThat(refusal(() -> keys.createForUser(anonymous, "key")))
        .isEqualTo("anonymous users cannot have API keys");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keysAreMadeOnlyWhereTheyLogAnybodyIn(boolean disabled) {
    if (disabled) {
      scene.changeProviders(provider -> provider.withDisabled(true));
    } else {
      scene.change(
          app -> app.withoutProvider(app.provider(ProviderType.API_KEY).orElseThrow().id()));
    }
    Caller now = new Caller(scene.app(), caller.user(), Optional.empty());
    assertThat(refusal(() -> keys.createForUser(now, "key")))
        .isEqualTo("the api-key auth provider is not enabled");
    assertThat(refusal(() -> keys.createForServer(scene.app(), "key")))
        .isEqualTo("the api-key auth provider is not enabled");
  }
}
