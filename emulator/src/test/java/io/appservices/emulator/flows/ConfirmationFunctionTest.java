package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function of the app decides who is confirmed. */
class ConfirmationFunctionTest {

  private static final String EMAIL = "a@b.c";
  private static final String PASSWORD = "password";
  private static final String FAILED = "failed to confirm user \"a@b.c\"";
  private static final String RUN = "/user_registrations/by_email/a@b.c/run_confirm";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);
  private final List<Document> told = new ArrayList<>();

  @BeforeEach
  void confirmByFunction() {
    emulator.clock().freeze();
    Document config =
        new Document("autoConfirm", false)
            .append("runConfirmationFunction", true)
            .append("confirmationFunctionName", "confirm");
    app.admin().configure("local-userpass", config);
  }

  @Test
  void successConfirmsAndLeavesNothingToConfirm() {
    decide(arguments -> Map.of("status", "success"));

    assertThat(register()).isDone(201);

    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
    assertThat(told.get(0)).containsOnlyKeys("username", "token", "tokenId");
    assertThat(told.get(0)).containsEntry("username", EMAIL);
    assertThat(told.get(0).getString("token")).matches("[0-9a-f]{128}");
    assertThat(told.get(0).getString("tokenId")).matches("[0-9a-f]{24}");
    assertInvalid(confirm(told.get(0)));
    assertThat(emulator.outbox().list()).as("mails").isEmpty();
  }

  @Test
  void pendingWaitsForThePairThatTheFunctionWasGiven() {
    registerPending();
    assertPending();

    assertThat(confirm(told.get(0))).isDone(200);

    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
    assertInvalid(confirm(told.get(0)));
  }

  @Test
  void runningItAgainGivesAnotherPairWhichIsGoodForHalfAnHour() {
    registerPending();
    emulator.clock().advance(Duration.ofSeconds(1_799));
    assertThat(app.client().userpass("confirm/call", Map.of("email", EMAIL))).isDone(202);

    emulator.clock().advance(Duration.ofSeconds(1_799));
    assertInvalid(confirm(told.get(0)));
    assertThat(confirm(told.get(1))).isDone(200);
  }

  @Test
  void noStatusOrAnEmptyOneIsPending() {
    for (Object result : List.of(Map.of(), Map.of("status", ""), "nothing", 1)) {
      decide(arguments -> result);
      assertThat(register()).isDone(201);
      assertPending();
      String path = "/user_registrations/by_email/" + EMAIL;
      assertThat(app.admin().onApp("DELETE", path, null)).isEmpty(204);
    }
    decide(arguments -> null);
    assertThat(register()).isDone(201);
    assertPending();
  }

  @Test
  void failOrAnythingElseOrAThrowKeepsNoAccount() {
    decide(arguments -> Map.of("status", "fail"));
    assertThat(register()).isRefused(400, "BadRequest", FAILED);
    decide(arguments -> Map.of("status", "SUCCESS"));
    assertThat(register()).isRefused(400, "BadRequest", FAILED);
    decide(
        arguments -> {
          throw new IllegalStateException("on purpose");
        });
    assertThat(register()).isRefused(400, "BadRequest", FAILED);
    Document nowhere = new Document("confirmationFunctionName", "nobody registered me");
    app.admin().configure("local-userpass", nowhere);
    assertThat(register()).isRefused(400, "BadRequest", FAILED);

    assertThat(told).hasSize(3).doesNotHaveDuplicates();
    told.forEach(pair -> assertInvalid(confirm(pair)));
    app.admin().configure("local-userpass", nowhere.append("confirmationFunctionName", "confirm"));
    decide(arguments -> Map.of("status", "success"));
    assertThat(register()).as("the email is free").isDone(201);
  }

  @Test
  void failingTheSecondTimeLeavesTheAccountPending() {
    registerPending();
    decide(arguments -> Map.of("status", "fail"));

    assertThat(app.client().userpass("confirm/call", Map.of("email", EMAIL)))
        .isRefused(400, "BadRequest", FAILED);
    assertThat(app.admin().onApp("POST", RUN, null)).isRefused(400, "BadRequest", FAILED);

    assertPending();
  }

  @Test
  void theOperatorRunsItAndIsToldThePairWhileItIsPending() {
    registerPending();

    Response run = app.admin().onApp("POST", RUN, null);

    assertThat(run).isJson(202);
    assertThat(run.document())
        .isEqualTo(
            new Document("token_id", told.get(1).get("tokenId"))
                .append("token", told.get(1).get("token")));
    decide(arguments -> Map.of("status", "success"));
    assertThat(app.admin().onApp("POST", RUN, null)).isDone(202);
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
    assertThat(app.admin().onApp("POST", RUN, null))
        .isRefused(400, "UserAlreadyConfirmed", "already confirmed");
  }

  @Test
  void theOperatorDoesNotRunItWhereEmailsAreSwitchedOff() {
    registerPending();
    app.admin().switchProvider("local-userpass", "disable");

    for (String path : List.of(RUN, RUN.replace("run_", "send_"))) {
      assertThat(app.admin().onApp("POST", path, null))
          .isRefusedWithCode(400, "AuthProviderNotFound");
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void whereAFunctionConfirmsNoMailIsSent() {
    registerPending();

    assertThat(app.client().userpass("confirm/send", Map.of("email", EMAIL)))
        .isRefused(400, "please confirm via function");
    assertThat(confirm(told.get(0))).as("the pair is still good").isDone(200);
  }

  private void decide(JavaFunction function) {
    emulator
        .functions()
        .register(
            "confirm",
            arguments -> {
              told.add((Document) DocumentValues.of(arguments.get(0)));
              return function.call(arguments);
            });
  }

  private void registerPending() {
    decide(arguments -> Map.of("status", "pending"));
    assertThat(register()).isDone(201);
  }

  private Response register() {
    return app.client().register(EMAIL, PASSWORD);
  }

  private Response confirm(Document pair) {
    return app.client().userpass("confirm", pair);
  }

  private void assertPending() {
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isRefused(401, "AuthError", "unauthorized");
    assertThat(app.admin().pendingUsers("").documents()).hasSize(1);
  }

  private static void assertInvalid(Response response) {
    assertThat(response)
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }
}
