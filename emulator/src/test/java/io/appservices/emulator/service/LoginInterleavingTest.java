package io.appservices.emulator.service;

import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static io.appservices.emulator.service.Services.admits;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.service.Interleavings.Play;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Logins against whatever else can happen to the account at the same time, in every order. */
class LoginInterleavingTest {

  private static final ObjectId DONE = new ObjectId();

  @Test
  void twoFirstLoginsOfAnAccountGiveTheSameUser() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              Callable<LoginResult> logIn = () -> services.logIn(EMAIL, PASSWORD);
              return new Play<>(
                  List.of(logIn, logIn),
                  answers -> {
                    assertThat(answers).doesNotContain(Optional.empty());
                    assertThat(services.users()).hasSize(1);
                    ObjectId userId = services.users().get(0).id();
                    assertThat(answers).allMatch(a -> a.get().userId().equals(userId));
                    assertThat(answers).allMatch(a -> services.isAlive(a.get()));
                  });
            });
    assertThat(orders).isGreaterThan(50);
  }

  @Test
  void aDeleteLeavesNoSessionOfALoginOfAKnownUser() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              ObjectId userId = services.logIn(EMAIL, PASSWORD).userId();
              return deleting(services, () -> userId);
            });
    assertThat(orders).isGreaterThan(20);
  }

  @Test
  void aDeleteLeavesNoSessionOfAFirstLoginThatAnotherOneOvertook() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              return deleting(
                  services, () -> turns.step(() -> services.logIn(EMAIL, PASSWORD).userId()));
            });
    assertThat(orders).isGreaterThan(100);
  }

  private static Play<Optional<LoginResult>> deleting(
      Services services, Callable<ObjectId> userToDelete) {
    return new Play<>(
        List.of(
            () -> Optional.of(services.logIn(EMAIL, PASSWORD)),
            () -> {
              services.users.delete(services.app(), userToDelete.call());
              return Optional.empty();
            }),
        answers -> {
          // The delete may find nobody where the login has noticed it and taken its user back.
          answers
              .get(0)
              .flatMap(login -> login)
              .ifPresent(
                  login -> assertThat(services.isAlive(login)).as("a session lives").isFalse());
          assertThat(services.users()).isEmpty();
          services.register(EMAIL, "another-password");
          assertThat(services.isAlive(services.logIn(EMAIL, "another-password"))).isTrue();
          assertThat(services.users()).hasSize(1);
        });
  }

  @Test
  void eitherAFirstLoginOrTheDeleteOfTheAccountWins() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              return new Play<Optional<LoginResult>>(
                  List.of(
                      () -> Optional.of(services.logIn(EMAIL, PASSWORD)),
                      () -> {
                        services.registrations.deletePending(services.app(), EMAIL);
                        return Optional.empty();
                      }),
                  answers -> {
                    boolean deleted = answers.get(1).isPresent();
                    Optional<LoginResult> login = answers.get(0).flatMap(answer -> answer);
                    assertThat(login.isPresent()).isEqualTo(!deleted);
                    assertThat(services.users()).hasSize(deleted ? 0 : 1);
                    login.ifPresent(l -> assertThat(services.isAlive(l)).isTrue());
                    assertThat(admits(() -> services.register(EMAIL, PASSWORD))).isEqualTo(deleted);
                  });
            });
    assertThat(orders).isGreaterThan(5);
  }

  @Test
  void aLoginToAnAppThatIsDeletedMeanwhileEnds() {
    int orders =
        Interleavings.play(
            turns -> {
              Services services = registered(turns);
              return new Play<LoginResult>(
                  List.of(
                      () -> services.logInAnonymously(),
                      () -> {
                        services.apps.delete(services.app());
                        return new LoginResult("", "", DONE, DONE);
                      }),
                  answers -> {
                    assertThat(answers.get(1)).isPresent();
                    answers.get(0).ifPresent(l -> assertThat(services.isAlive(l)).isFalse());
                  });
            });
    assertThat(orders).isGreaterThan(1);
  }

  static Services registered(Turns turns) {
    Services services = new Services(turns.watch(new EmbeddedStorage()));
    services.register(EMAIL, PASSWORD);
    return services;
  }
}
