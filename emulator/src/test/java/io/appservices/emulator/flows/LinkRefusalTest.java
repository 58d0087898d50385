package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.Linking.EMAIL;
import static io.appservices.emulator.flows.Linking.PASSWORD;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What cannot be linked stays what and whose it was. */
class LinkRefusalTest {

  private final Linking linking = Linking.onNewApp();
  private final TestApp app = linking.app();
  private final ClientApiClient client = app.client();

  @Test
  void anEmailThatLoggedInIsSomebody() {
    Tokens owner = client.signUp(EMAIL, PASSWORD);
    Tokens other = client.logInAnonymously().tokens();

    assertThat(linking.linkEmail(other, EMAIL)).isRefused(401, "InvalidSession", "unauthorized");

    linking.assertUntouched(owner, other);
    assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(owner.userId());
  }

  @Test
  void anIdentityThatLoggedInIsSomebody() {
    Tokens owner = linking.logInByFunction("taken").tokens();
    Tokens other = client.logInAnonymously().tokens();

    assertThat(linking.linkFunction(other, "taken"))
        .isRefused(401, "InvalidSession", "unauthorized");

    linking.assertUntouched(owner, other);
  }

  @Test
  void aSecondEmailIsRefusedAsTheServicesOwnFailureAndStaysFree() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    assertThat(client.register("b@b.c", PASSWORD)).isDone(201);

    assertThat(linking.linkEmail(user, "b@b.c"))
        .isRefused(500, "InternalServerError", "unauthorized");

    assertThat(linking.types(user)).containsExactly("local-userpass");
    assertThat(client.logIn("b@b.c", PASSWORD).tokens().userId()).isNotEqualTo(user.userId());
  }

  @Test
  void anUnconfirmedOrUnknownEmailOrAWrongPasswordLinksNothing() {
    app.admin().configure("local-userpass", new Document("autoConfirm", false));
    Tokens user = client.logInAnonymously().tokens();
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);

    assertThat(linking.linkEmail(user, EMAIL)).isRefused(401, "AuthError", "unauthorized");
    assertThat(linking.linkEmail(user, "b@b.c")).isRefused(401, "InvalidPassword", "unauthorized");
    Document wrong = new Document("username", EMAIL).append("password", "Password");
    assertThat(client.link(user.accessToken(), "local-userpass", wrong))
        .isRefused(401, "InvalidPassword", "unauthorized");

    assertThat(linking.types(user)).containsExactly("anon-user");
  }

  @Test
  void anAnonymousIdentityAProviderThatIsOffAndNobodyLinkNothing() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    assertThat(client.link(user.accessToken(), "anon-user", null))
        .isRefused(500, "InternalServerError", "unauthorized");
    app.admin().switchProvider("custom-function", "disable");
    assertThat(linking.linkFunction(user, "x")).isRefused(401, "InvalidSession", "unauthorized");
    assertThat(client.link(null, "custom-function", Map.of("id", "x")))
        .isRefused(401, "must authenticate first");
    assertThat(client.link(user.refreshToken(), "custom-function", Map.of("id", "x")))
        .isRefused(401, "invalid session: valid Issuer required");

    linking.assertUntouched(user);
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void aSessionThatIsNotKeptAnyMoreLinksNothing() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .behaviour(b -> b.accessTokenRevocation(AccessTokenRevocation.AT_EXPIRY))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Linking own = Linking.on(TestApp.on(emulator));
      Tokens user = own.client().signUp(EMAIL, PASSWORD);
      assertThat(own.client().logOut(user.refreshToken())).isEmpty(204);
      emulator.clock().advance(Duration.ofMinutes(29));
      Tokens linked = own.linkFunction(user, "x").tokens();
      emulator.clock().advance(Duration.ofMinutes(2));

      assertThat(own.linkFunction(linked, "y")).isRefusedWithCode(401, "InvalidSession");

      assertThat(own.logInByFunction("y").tokens().userId()).isNotEqualTo(user.userId());
    }
  }

  @Test
  void aUserOfAnotherAppCannotLinkHere() {
    Tokens stranger = TestApp.shared().client().logInAnonymously().tokens();

    assertThat(linking.linkFunction(stranger, "x")).isRefusedWithCode(401, "UserAppDomainMismatch");

    assertThat(app.admin().countUsers()).isZero();
    assertThat(linking.logInByFunction("x")).isJson(200);
  }

  @Test
  void aUserThatWasDisabledOrDeletedLinksNothing() {
    Tokens disabled = client.signUp(EMAIL, PASSWORD);
    Tokens deleted = client.logInAnonymously().tokens();
    assertThat(app.admin().disable(disabled.userId())).isEmpty(204);
    assertThat(app.admin().delete(deleted.userId())).isEmpty(204);

    for (Tokens user : List.of(disabled, deleted)) {
      assertThat(linking.linkFunction(user, "x")).isRefusedWithCode(401, "InvalidSession");
    }
    assertThat(linking.logInByFunction("x").tokens().userId()).isNotEqualTo(disabled.userId());
  }
}
