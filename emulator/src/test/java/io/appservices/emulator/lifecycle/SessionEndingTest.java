package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends sessions, and what does not, where one event is not all there is to it. */
class SessionEndingTest {

  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "her password";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);
  private final ClientApiClient client = app.client();
  private final AdminApiClient admin = app.admin();

  @BeforeEach
  void stopTheClock() {
    emulator.clock().freeze();
  }

  @Test
  void tokensFromBeforeStayDeadHoweverOftenTheUserIsDisabledAndEnabled() {
    Tokens old = client.signUp(EMAIL, PASSWORD);
    for (int i = 0; i < 3; i++) {
      assertThat(admin.disable(old.userId())).isEmpty(204);
      assertThat(admin.enable(old.userId())).isEmpty(204);
      assertDead(old);
    }

    Tokens fresh = client.logIn(EMAIL, PASSWORD).tokens();
    assertAlive(fresh);
    assertDead(old);
  }

  @Test
  void disablingTwiceIsAsGoodAsOnce() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);

    assertThat(admin.disable(tokens.userId())).isEmpty(204);
    assertThat(admin.disable(tokens.userId())).isEmpty(204);
    assertThat(admin.enable(tokens.userId())).isEmpty(204);

    assertAlive(client.logIn(EMAIL, PASSWORD).tokens());
  }

  @Test
  void enablingAUserThatIsNotDisabledLeavesItsSessionsAlone() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);

    assertThat(admin.enable(tokens.userId())).isEmpty(204);

    assertAlive(tokens);
  }

  @Test
  void aDisabledUserIsToldSoOnlyWithTheRightPassword() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(admin.disable(tokens.userId())).isEmpty(204);

    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "UserDisabled", "user disabled");
    assertThat(client.logIn(EMAIL, "wrong password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
  }

  @Test
  void revokesAndLoginsInOneSecondAreToldApart() {
    Tokens before = client.signUp(EMAIL, PASSWORD);
    long second = before.access().issuedAt();
    assertThat(admin.revoke(before.userId())).isEmpty(204);
    Tokens between = client.logIn(EMAIL, PASSWORD).tokens();
    assertThat(admin.revoke(before.userId())).isEmpty(204);
    Tokens after = client.logIn(EMAIL, PASSWORD).tokens();

    assertThat(List.of(between.access().issuedAt(), after.access().issuedAt()))
        .containsOnly(second);
    assertDead(before);
    assertDead(between);
    assertAlive(after);
  }

  @Test
  void aRevokeEndsEverySessionOfEveryDeviceAndNoOneElses() {
    Tokens somebodyElse = client.signUp("grace@example.com", PASSWORD);
    Tokens first = client.signUp(EMAIL, PASSWORD);
    List<Tokens> sessions =
        IntStream.range(0, 20).mapToObj(i -> client.logIn(EMAIL, PASSWORD).tokens()).toList();
    sessions.forEach(this::assertAlive);

    assertThat(admin.revoke(first.userId())).isEmpty(204);

    sessions.forEach(this::assertDead);
    assertAlive(somebodyElse);
  }

  @Test
  void manySessionsOfOneUserEndOneByOne() {
    client.signUp(EMAIL, PASSWORD);
    List<Tokens> sessions =
        IntStream.range(0, 10).mapToObj(i -> client.logIn(EMAIL, PASSWORD).tokens()).toList();
    assertThat(sessions).extracting(Tokens::refreshToken).doesNotHaveDuplicates();

    for (int i = 0; i < sessions.size(); i++) {
      assertThat(client.logOut(sessions.get(i).refreshToken())).isEmpty(204);
      assertUnknown(client.refresh(sessions.get(i).refreshToken()));
      sessions.subList(i + 1, sessions.size()).forEach(this::assertAlive);
    }
  }

  @Test
  void loggingOutTwiceIsRefusedWithTheTextThatRealmWebSwallows() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.logOut(tokens.refreshToken())).isEmpty(204);

    assertUnknown(client.logOut(tokens.refreshToken()));
  }

  @Test
  void loggingOutAfterADeleteIsRefusedWithTheTextThatRealmWebSwallows() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.deleteUser(tokens.accessToken())).isEmpty(204);

    assertUnknown(client.logOut(tokens.refreshToken()));
  }

  @Test
  void theAccessTokenOfALoggedOutSessionEndsWithARevoke() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.logOut(tokens.refreshToken())).isEmpty(204);
    assertThat(client.profile(tokens.accessToken())).isJson(200);

    assertThat(admin.revoke(tokens.userId())).isEmpty(204);

    assertDead(tokens);
  }

  @Test
  void theAccessTokenOfALoggedOutSessionLivesForItsHalfHourThroughLaterLogins() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.logOut(tokens.refreshToken())).isEmpty(204);
    emulator.clock().advance(Duration.ofMinutes(30).minusSeconds(1));
    IntStream.range(0, 10).forEach(i -> client.logIn(EMAIL, PASSWORD).tokens());
    assertThat(client.profile(tokens.accessToken())).isJson(200);

    emulator.clock().advance(Duration.ofSeconds(1));

    assertThat(client.profile(tokens.accessToken()))
        .isRefused(401, "InvalidSession", "invalid session: access token expired");
  }

  @Test
  void aDeletedUserThatSignsUpAgainIsSomebodyElse() {
    Tokens old = client.signUp(EMAIL, PASSWORD);
    assertThat(admin.delete(old.userId())).isEmpty(204);
    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "InvalidPassword", "unauthorized");

    Tokens fresh = client.signUp(EMAIL, PASSWORD);

    assertThat(fresh.userId()).isNotEqualTo(old.userId());
    assertDead(old);
    assertAlive(fresh);
    assertThat(admin.user(old.userId())).isRefused(404, "UserNotFound", "user not found");
    assertThat(admin.countUsers()).isOne();
  }

  @Test
  void anAnonymousUserIsDisabledRevokedAndDeletedLikeAnyOther() {
    for (Event event : List.of(Event.DISABLE, Event.REVOKE, Event.DELETE_BY_ADMIN)) {
      Tokens tokens = client.logInAnonymously().tokens();
      assertAlive(tokens);

      event.happen(new Scene(app, () -> {}, tokens, tokens, tokens));

      assertDead(tokens);
      assertAlive(client.logInAnonymously().tokens());
    }
  }

  @Test
  void deletingTheAppEndsItsSessions() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);

    assertThat(admin.onApp("DELETE", "", null)).isEmpty(204);

    assertDead(tokens);
  }

  private void assertAlive(Tokens tokens) {
    assertThat(client.profile(tokens.accessToken())).isJson(200);
    assertThat(client.refresh(tokens.refreshToken())).isJson(201);
  }

  private void assertDead(Tokens tokens) {
    assertThat(client.profile(tokens.accessToken()))
        .isRefused(401, "InvalidSession", "invalid session: session has been revoked");
    assertUnknown(client.refresh(tokens.refreshToken()));
  }

  private static void assertUnknown(Response response) {
    assertThat(response)
        .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
  }
}
