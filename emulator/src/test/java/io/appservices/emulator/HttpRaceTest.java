package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.RaceClient.Answer;
import io.appservices.emulator.api.EmulatedUser;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients and operators do to one account at the same time, over HTTP. */
@Tag("slow")
class HttpRaceTest {

  private static final String PASSWORD = "password";

  private static AppServicesEmulator emulator;
  private static String adminToken;
  private EmulatedApp app;
  private RaceClient client;

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
    adminToken = RaceClient.adminToken(emulator);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void makeApp() {
    app = emulator.newApp("race");
    client = new RaceClient(emulator.baseUrl(), app, adminToken);
  }

  @Test
  void ofManyRegistrationsOfOneEmailOneSucceedsAndTheOthersAreToldThatItIsInUse() {
    rounds(
        email -> {
          List<Answer> answers =
              race(
                  IntStream.range(0, 4)
                      .<Callable<Answer>>mapToObj(n -> () -> client.register(email, PASSWORD + n))
                      .toList());
          List<Integer> winners =
              IntStream.range(0, 4).filter(n -> answers.get(n).status() == 201).boxed().toList();
          assertThat(winners).hasSize(1);
          assertThat(answers.stream().filter(answer -> answer.status() != 201))
              .hasSize(3)
              .allMatch(answer -> answer.status() == 409)
              .allMatch(answer -> answer.text("error_code").equals("AccountNameInUse"));
          for (int n = 0; n < 4; n++) {
            assertThat(client.logIn(email, PASSWORD + n).status())
                .isEqualTo(winners.contains(n) ? 200 : 401);
          }
          assertThat(app.users().list(9)).hasSize(1);
        });
  }

  @Test
  void allFirstLoginsOfANewAccountAreTheSameUser() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          List<Answer> logins = race(List.of(logIn(email), logIn(email), logIn(email)));
          assertThat(app.users().list(9)).hasSize(1);
          String userId = app.users().list(9).get(0).id();
          assertThat(logins)
              .allMatch(login -> login.status() == 200)
              .allMatch(login -> login.text("user_id").equals(userId))
              .allMatch(client::isAlive);
        });
  }

  @Test
  void aUserThatIsDeletedWhileItLogsInLeavesNothing() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          String userId = client.logIn(email, PASSWORD).text("user_id");
          assertNothingIsLeft(
              email,
              race(List.of(logIn(email), logIn(email), () -> client.admin("DELETE", userId, ""))));
        });
  }

  @Test
  void aUserThatDeletesItselfWhileItLogsInLeavesNothing() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          Answer login = client.logIn(email, PASSWORD);
          assertNothingIsLeft(
              email,
              race(
                  List.of(
                      logIn(email),
                      () -> client.refresh(login),
                      () ->
                          client.call("DELETE", "/auth/delete", login.text("access_token"), ""))));
        });
  }

  private void assertNothingIsLeft(String email, List<Answer> answers) {
    assertThat(answers.get(2).status()).isEqualTo(204);
    assertThat(answers).noneMatch(client::isAlive);
    assertThat(app.users().list(9)).isEmpty();
    assertThat(client.logIn(email, PASSWORD).status()).isEqualTo(401);
    assertThat(client.register(email, PASSWORD).status()).isEqualTo(201);
    assertThat(client.isAlive(client.logIn(email, PASSWORD))).isTrue();
  }

  @Test
  void aUserThatIsDisabledWhileItLogsInIsOut() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          String userId = client.logIn(email, PASSWORD).text("user_id");
          List<Answer> answers =
              race(
                  List.of(
                      logIn(email), logIn(email), () -> client.admin("PUT", userId, "/disable")));
          assertThat(answers.get(2).status()).isEqualTo(204);
          assertThat(answers).noneMatch(client::isAlive);
          assertThat(client.logIn(email, PASSWORD).text("error_code")).isEqualTo("UserDisabled");
          assertThat(client.admin("PUT", userId, "/enable").status()).isEqualTo(204);
          assertThat(answers).noneMatch(client::isAlive);
          assertThat(client.isAlive(client.logIn(email, PASSWORD))).isTrue();
        });
  }

  @Test
  void whatIsRefreshedWhileSessionsAreRevokedIsDead() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          Answer login = client.logIn(email, PASSWORD);
          String userId = login.text("user_id");
          List<Answer> answers =
              race(
                  List.of(
                      () -> client.refresh(login),
                      () -> client.refresh(login),
                      () -> client.admin("PUT", userId, "/logout")));
          assertThat(answers.get(2).status()).isEqualTo(204);
          assertThat(answers).noneMatch(client::isAlive);
          assertThat(client.isAlive(login)).isFalse();
          assertThat(client.isAlive(client.logIn(email, PASSWORD))).isTrue();
        });
  }

  @Test
  void allLoginsOfOneUserWorkAndTheirSessionsAreTheirOwn() {
    rounds(
        email -> {
          client.register(email, PASSWORD);
          client.logIn(email, PASSWORD);
          List<Answer> logins = race(List.of(logIn(email), logIn(email), logIn(email)));
          assertThat(logins).allMatch(client::isAlive);
          assertThat(logins.stream().map(login -> login.text("refresh_token")).distinct())
              .hasSize(3);
          String refreshToken = logins.get(0).text("refresh_token");
          assertThat(client.call("DELETE", "/auth/session", refreshToken, "").status())
              .isEqualTo(204);
          assertThat(client.refresh(logins.get(0)).status()).isEqualTo(401);
          assertThat(client.refresh(logins.get(1)).status()).isEqualTo(201);
          assertThat(app.users().list(9)).extracting(EmulatedUser::disabled).containsExactly(false);
        });
  }

  private Callable<Answer> logIn(String email) {
    return () -> client.logIn(email, PASSWORD);
  }

  private static List<Answer> race(List<Callable<Answer>> calls) {
    List<Answer> answers = Race.of(calls);
    assertThat(answers).as("failures of the server").noneMatch(a -> a.status() >= 500);
    return answers;
  }

  private interface Round {
    void race(String email);
  }

  /** Many rounds, each with an app of its own, but not for longer than a second. */
  private void rounds(Round round) {
    long end = System.nanoTime() + 1_000_000_000;
    for (int n = 0; n < 5 || n < 100 && System.nanoTime() < end; n++) {
      makeApp();
      round.race("user-" + n + "@example.com");
    }
  }
}
