package io.appservices.emulator.service;

import static io.appservices.emulator.service.LoginInterleavingTest.registered;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static io.appservices.emulator.service.Services.admits;
import static io.appservices.emulator.service.Services.shownEmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.service.Interleavings.Play;
import io.appservices.emulator.service.session.LoginResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Changes of email against what else can happen to the user at the same time, in every order. */
class EmailInterleavingTest {

  private static final String B = "b@example.com";
  private static final String C = "c@example.com";

  @Test
  void aLoginDoesNotBringTheOldEmailBack() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
              return new Play<LoginResult>(
                  List.of(() -> services.logIn(EMAIL, PASSWORD), () -> change(services, userId, B)),
                  answers -> {
                    assertThat(answers.get(1)).isPresent();
                    answers.get(0).ifPresent(l -> assertThat(services.isAlive(l)).isTrue());
                    assertAccount(services, B);
                  });
            });
    assertThat(orders).isGreaterThan(20);
  }

  @Test
  void aFirstLoginThatIsOvertakenKeepsItsUserAndTheNewEmail() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              return new Play<LoginResult>(
                  List.of(
                      () -> services.logIn(EMAIL, PASSWORD),
                      () -> {
                        LoginResult login = turns.step(() -> services.logIn(EMAIL, PASSWORD));
                        change(services, login.userId(), B);
                        return login;
                      }),
                  answers -> {
                    if (answers.get(1).isPresent()) {
                      assertThat(services.isAlive(answers.get(1).get())).isTrue();
                      assertAccount(services, B);
                    }
                    answers.get(0).ifPresent(l -> assertThat(services.isAlive(l)).isTrue());
                    assertThat(services.users()).hasSize(1);
                  });
            });
    assertThat(orders).isGreaterThan(20);
  }

  @Test
  void ofTwoChangesOneCountsForTheAccountAndForWhatTheUserShows() {
    Interleavings.sample(
        300,
        turns -> {
          Services services = registered(turns);
          ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
          Callable<LoginResult> toB = () -> change(services, userId, B);
          Callable<LoginResult> toC = () -> change(services, userId, C);
          return new Play<LoginResult>(
              List.of(toB, toC),
              answers -> {
                assertThat(answers).doesNotContain(Optional.empty());
                assertAccount(services, exists(services, B) ? B : C);
              });
        });
  }

  @Test
  void oneOfTwoUsersGetsTheEmail() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              services.register(B, PASSWORD);
              ObjectId first = services.logIn(EMAIL, PASSWORD).userId();
              ObjectId second = services.logIn(B, PASSWORD).userId();
              return new Play<LoginResult>(
                  List.of(() -> change(services, first, C), () -> change(services, second, C)),
                  answers -> {
                    assertThat(answers).containsOnlyOnce(Optional.empty());
                    boolean firstHasIt = answers.get(0).isPresent();
                    assertThat(services.logIn(C, PASSWORD).userId())
                        .isEqualTo(firstHasIt ? first : second);
                    assertThat(logsIn(services, firstHasIt ? B : EMAIL)).isTrue();
                    assertThat(logsIn(services, firstHasIt ? EMAIL : B)).isFalse();
                  });
            });
    assertThat(orders).isGreaterThan(50);
  }

  @Test
  void aDeleteLeavesNeitherEmailTaken() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
              return new Play<LoginResult>(
                  List.of(
                      () -> change(services, userId, B),
                      () ->
                          new LoginResult(
                              "", "", services.users.delete(services.app(), userId).id(), userId)),
                  answers -> {
                    assertThat(answers.get(1)).isPresent();
                    assertThat(services.users()).isEmpty();
                    services.register(EMAIL, PASSWORD);
                    services.register(B, PASSWORD);
                    assertThat(logsIn(services, EMAIL) && logsIn(services, B)).isTrue();
                  });
            });
    assertThat(orders).isGreaterThan(50);
  }

  private static LoginResult change(Services services, ObjectId userId, String email) {
    services.users.changeEmail(services.app(), userId, email);
    return new LoginResult("", "", userId, userId);
  }

  /** The one account logs in with this email only, and its user shows it. */
  private static void assertAccount(Services services, String email) {
    // Looked at before the logins below, which would tell it what it has to show.
    assertThat(services.users()).hasSize(1);
    assertThat(shownEmail(services.users().get(0))).isEqualTo(email);
    Stream.of(EMAIL, B, C)
        .forEach(e -> assertThat(logsIn(services, e)).as(e).isEqualTo(e.equals(email)));
  }

  private static boolean exists(Services services, String email) {
    return services.storage.registrations().find(services.app().id(), email).isPresent();
  }

  private static boolean logsIn(Services services, String email) {
    return admits(() -> services.logIn(email, PASSWORD));
  }
}
