package io.appservices.emulator.service.login;

import static io.appservices.emulator.domain.ProviderType.API_KEY;
import static io.appservices.emulator.domain.ProviderType.CUSTOM_FUNCTION;
import static io.appservices.emulator.domain.ProviderType.LOCAL_USERPASS;
import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.account.ApiKeyService.NewKey;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identities that users add to the one that they have. */
class LinkServiceTest {

  private static final String CONFLICT = "a user already exists with the specified provider";

  private final LoginScene scene = new LoginScene();
  private final HeardServices heard = scene.heard;
  private Caller caller;

  @BeforeEach
  void logIn() {
    caller = scene.caller(scene.logInAnonymously());
    scene.services.register(EMAIL, PASSWORD);
    heard.heard();
  }

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    heard.assertThatAllHasEnded();
  }

  private LoginResult link() {
    return scene.link(caller, LOCAL_USERPASS, LoginScene.userpass());
  }

  @Test
  void aUserKeepsItsIdAndLogsInEitherWay() {
    LoginResult linked = link();
    assertThat(heard.heard()).containsExactly("IDENTITY_LINKED by USER");
    assertThat(linked.userId()).isEqualTo(caller.user().id());
    assertThat(scene.caller(linked).session().map(s -> s.id()))
        .isEqualTo(caller.session().map(s -> s.id()));
    assertThat(heard.user(linked.userId()).identities())
        .extracting(Identity::providerType)
        .containsExactly(ProviderType.ANON_USER, LOCAL_USERPASS);
    assertThat(heard.account(EMAIL).userId()).isEqualTo(linked.userId());
    assertThat(scene.logIn().userId()).isEqualTo(linked.userId());
    heard.heard();
    link();
    assertThat(heard.heard()).isEmpty();
    assertThat(heard.user(linked.userId()).identities()).hasSize(2);
  }

  @Test
  void thereIsOneAccountToAUser() {
    link();
    scene.services.register("b@x", PASSWORD);
    heard.heard();
    Credentials second = new Credentials.Userpass("b@x", PASSWORD);
    assertThat(refusal(() -> scene.link(caller, LOCAL_USERPASS, second)))
        .isEqualTo("linking a local-userpass identity is not allowed when one is already linked");
    assertThat(heard.heard()).isEmpty();
    assertThat(heard.account("b@x").userId()).isNull();
  }

  @Test
  void whatBelongsToAnotherIsNotLinked() {
    LoginResult other = scene.logIn();
    NewKey key = heard.keys.createForUser(heard.caller(other), "key");
    Credentials byKey = new Credentials.Key(key.key());
    scene.logIn(CUSTOM_FUNCTION, LoginScene.payload("other"));
    heard.heard();
    assertThat(refusal(this::link)).isEqualTo(CONFLICT);
    assertThat(refusal(() -> scene.link(caller, API_KEY, byKey)))
        .isEqualTo("invalid user link request");
    assertThat(refusal(() -> scene.link(caller, CUSTOM_FUNCTION, LoginScene.payload("other"))))
        .isEqualTo(CONFLICT);
    assertThat(heard.heard()).isEmpty();
    assertThat(heard.user(caller.user().id()).identities()).hasSize(1);
    scene.link(scene.caller(other), API_KEY, byKey);
    assertThat(heard.heard()).containsExactly("IDENTITY_LINKED by USER");
  }

  @Test
  void credentialsThatAreTakenAwayMeanwhileLinkNothing() {
    assertThat(refusal(() -> scene.link(caller, CUSTOM_FUNCTION, LoginScene.payload("gone"))))
        .isEqualTo("taken away");
    assertThat(heard.heard()).isEmpty();
    assertThat(heard.user(caller.user().id()).identities()).hasSize(1);
  }

  @Test
  void onlyAUserThatIsThereWithASessionLinks() {
    Caller without = new Caller(caller.app(), caller.user(), Optional.empty());
    assertThat(refusal(() -> scene.link(without, LOCAL_USERPASS, LoginScene.userpass())))
        .isEqualTo("invalid session: session has been revoked");
    scene.services.users.delete(scene.app(), caller.user().id());
    assertThat(refusal(this::link)).isEqualTo("invalid session: session has been revoked");
    assertThat(heard.account(EMAIL).userId()).isNull();
  }

  @Test
  void identitiesOfNobodyAreNotLinked() {
    assertThat(LinkService.provider(scene.app(), "local-userpass").type())
        .isEqualTo(LOCAL_USERPASS);
    assertThat(refusal(() -> LinkService.provider(scene.app(), "anon-user")))
        .isEqualTo("linking an anonymous identity is not allowed");
    assertThat(refusal(() -> LinkService.provider(scene.app(), "nothing")))
        .isEqualTo("authentication via 'nothing' is unsupported");
  }

  @Test
  void aClientThatTriesOverAndOverIsAnsweredOtherwiseUntilItRests() {
    LoginScene guarded = new LoginScene(LinkConflicts.GUARDED);
    guarded.logIn(CUSTOM_FUNCTION, LoginScene.payload("other"));
    guarded.logIn(CUSTOM_FUNCTION, LoginScene.payload("third"));
    Caller client = guarded.caller(guarded.logInAnonymously());
    assertThat(codes(guarded, client, 5))
        .isEqualTo("InvalidSession InvalidSession InvalidSession AuthError AuthError ");
    Caller another = guarded.caller(guarded.logInAnonymously());
    assertThat(codes(guarded, another, 1)).isEqualTo("InvalidSession ");
    guarded.services.clock.advance(Duration.ofSeconds(11));
    assertThat(codes(guarded, client, 1)).isEqualTo("InvalidSession ");
    scene.logIn(CUSTOM_FUNCTION, LoginScene.payload("other"));
    assertThat(codes(scene, caller, 5)).isEqualTo("InvalidSession ".repeat(5));
  }

  private static String codes(LoginScene scene, Caller client, int times) {
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < times; i++) {
      try {
        scene.link(client, CUSTOM_FUNCTION, LoginScene.payload("other"));
      } catch (AppServicesException refusal) {
        codes.append(refusal.errorCode().orElseThrow()).append(' ');
      }
    }
    return codes.toString();
  }
}
