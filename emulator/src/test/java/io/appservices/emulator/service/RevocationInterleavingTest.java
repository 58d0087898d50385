package io.appservices.emulator.service;

import static io.appservices.emulator.service.LoginInterleavingTest.registered;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static io.appservices.emulator.service.Services.admits;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.Interleavings.Play;
import io.appservices.emulator.service.session.LoginResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Ends of sessions against logins and refreshes at the same time, in every order. */
class RevocationInterleavingTest {

  @Test
  void aLoginLeavesNoSessionOfAUserThatWasDisabledMeanwhile() {
    int orders = playAgainst((s, id) -> s.users.disable(s.app(), id), false);
    assertThat(orders).isGreaterThan(5);
  }

  @Test
  void aLoginLeavesNoSessionThatIsOlderThanARevocation() {
    int orders = playAgainst((s, id) -> s.users.revokeSessions(s.app(), id), true);
    assertThat(orders).isGreaterThan(5);
  }

  @Test
  void aLoginWithAPasswordThatWasChangedDiesWithTheRevocationAfterTheChange() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              services.configure(
                  new Document("autoConfirm", true)
                      .append("runResetFunction", true)
                      .append("resetFunctionName", "reset"));
              services.functions.register("reset", args -> Map.of("status", "success"));
              ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
              return new Play<Optional<LoginResult>>(
                  List.of(
                      () -> Optional.of(services.logIn(EMAIL, PASSWORD)),
                      () -> {
                        services.resets.call(services.app(), EMAIL, "password-2", List.of());
                        services.users.revokeSessions(services.app(), userId);
                        return Optional.empty();
                      }),
                  answers -> {
                    assertThat(answers.get(1)).isPresent();
                    assertThat(answers.get(0).flatMap(login -> login).filter(services::isAlive))
                        .as("a session opened with the old password")
                        .isEmpty();
                    assertThat(services.isAlive(services.logIn(EMAIL, "password-2"))).isTrue();
                  });
            });
    assertThat(orders).isGreaterThan(50);
  }

  private interface Ending {
    void end(Services services, ObjectId userId);
  }

  /** A login that ends before the other starts is dead, one that starts after it may live. */
  private static int playAgainst(Ending ending, boolean mayLogInAfter) {
    return Interleavings.play(
        turns -> {
          Services services = registered(turns);
          LoginResult before = services.logIn(EMAIL, PASSWORD);
          // Among many, so that a session that should be dead is not just swept away.
          for (int n = 0; n < 20; n++) {
            services.logInAnonymously();
          }
          return new Play<Optional<LoginResult>>(
              List.of(
                  () -> Optional.of(services.logIn(EMAIL, PASSWORD)),
                  () -> {
                    ending.end(services, before.userId());
                    return Optional.empty();
                  }),
              answers -> {
                assertThat(services.isAlive(before)).isFalse();
                User user = services.users().get(0);
                answers
                    .get(0)
                    .flatMap(login -> login)
                    .ifPresent(
                        login ->
                            assertThat(services.isAlive(login))
                                .isEqualTo(
                                    mayLogInAfter
                                        && services.epochOf(login) == user.sessionEpoch()));
                services.users.enable(services.app(), before.userId());
                if (!mayLogInAfter) {
                  assertThat(answers.get(0).flatMap(login -> login).filter(services::isAlive))
                      .as("dead stays dead")
                      .isEmpty();
                }
                assertThat(services.isAlive(before)).isFalse();
                assertThat(services.isAlive(services.logIn(EMAIL, PASSWORD))).isTrue();
              });
        });
  }

  @Test
  void aRefreshThatRacesARevocationGivesADeadToken() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              LoginResult login = services.logIn(EMAIL, PASSWORD);
              return new Play<String>(
                  List.of(
                      () ->
                          services.sessions.refresh(
                              services.sessions.authenticateRefresh(login.refreshToken())),
                      () -> {
                        services.users.revokeSessions(services.app(), login.userId());
                        return "";
                      }),
                  answers -> {
                    assertThat(answers.get(1)).isPresent();
                    answers
                        .get(0)
                        .ifPresent(
                            token ->
                                assertThat(admits(() -> services.sessions.authenticate(token)))
                                    .isFalse());
                  });
            });
    assertThat(orders).isGreaterThan(2);
  }
}
