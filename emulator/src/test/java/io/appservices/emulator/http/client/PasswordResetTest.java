package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.testing.ClientApiClient;
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

/** Functions that confirm and reset, and the mail that resets. */
class PasswordResetTest {

  private static final String EMAIL = "a@b.c";
  private static final Map<String, String> TO_EMAIL = Map.of("email", EMAIL);

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final ClientApiClient client = app.client();
  private final List<List<Object>> calls = new ArrayList<>();

  @BeforeEach
  void stopTheClock() {
    emulator.clock().freeze();
  }

  @Test
  void theMailOfAResetSetsANewPasswordOnce() {
    client.signUp(EMAIL, "password");
    assertThat(client.userpass("reset/send", TO_EMAIL)).isDone(202);
    assertThat(client.logIn(EMAIL, "password")).isJson(200);

    assertThat(reset(lastMail(), "another")).isDone(200);

    assertThat(client.logIn(EMAIL, "another")).isJson(200);
    assertThat(client.logIn(EMAIL, "password")).isRefusedWithCode(401, "InvalidPassword");
    assertInvalid(reset(lastMail(), "a third one"));
  }

  @Test
  void aResetLinkLivesForHalfAnHour() {
    client.signUp(EMAIL, "password");
    assertThat(client.userpass("reset/send", TO_EMAIL)).isDone(202);
    emulator.clock().advance(Duration.ofMinutes(30));

    assertInvalid(reset(lastMail(), "another"));
    assertThat(client.logIn(EMAIL, "password")).isJson(200);
  }

  @Test
  void aSecondResetMailVoidsTheFirst() {
    client.signUp(EMAIL, "password");
    assertThat(client.userpass("reset/send", TO_EMAIL)).isDone(202);
    Mail first = lastMail();
    assertThat(client.userpass("reset/send", TO_EMAIL)).isDone(202);

    assertInvalid(reset(first, "another"));
    assertThat(reset(lastMail(), "another")).isDone(200);
  }

  @Test
  void aResetTokenDoesNotConfirmAndIsOfItsAppOnly() {
    client.signUp(EMAIL, "password");
    assertThat(client.userpass("reset/send", TO_EMAIL)).isDone(202);
    TestApp other = TestApp.on(emulator);
    other.client().signUp(EMAIL, "password");

    assertInvalid(client.userpass("confirm", pair(lastMail())));
    Document body = new Document(pair(lastMail())).append("password", "another");
    assertInvalid(other.client().userpass("reset", body));
    assertThat(other.client().logIn(EMAIL, "password")).isJson(200);
  }

  @Test
  void anEmailThatNobodyRegisteredIsRefusedBeforeAFunctionRuns() {
    resetBy("success");

    for (String operation : List.of("reset/send", "reset/call")) {
      assertThat(client.userpass(operation, newPassword()))
          .isRefused(404, "UserNotFound", "user not found");
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void aResetFunctionIsToldWhatItNeedsAndSetsThePassword() {
    client.signUp(EMAIL, "password");
    resetBy("success");

    assertThat(client.userpass("reset/call", newPassword().append("arguments", List.of("x", 1))))
        .isDone(202);

    Document told = (Document) DocumentValues.of(calls.get(0).get(0));
    assertThat(told)
        .containsOnlyKeys("username", "password", "token", "tokenId", "currentPasswordValid")
        .containsEntry("username", EMAIL)
        .containsEntry("password", "another")
        .containsEntry("currentPasswordValid", false);
    assertThat(calls.get(0).subList(1, 3)).containsExactly("x", 1);
    assertThat(client.logIn(EMAIL, "another")).isJson(200);
  }

  @Test
  void aResetThatIsPendingWaitsForItsPair() {
    client.signUp(EMAIL, "password");
    resetBy("pending");
    assertThat(client.userpass("reset/call", newPassword())).isDone(202);
    assertThat(client.logIn(EMAIL, "another")).isRefusedWithCode(401, "InvalidPassword");
    assertThat(client.logIn(EMAIL, "password")).isJson(200);

    Document told = (Document) DocumentValues.of(calls.get(0).get(0));
    Document body =
        new Document("token", told.get("token"))
            .append("tokenId", told.get("tokenId"))
            .append("password", "another");

    assertThat(client.userpass("reset", body)).isDone(200);
    assertThat(client.logIn(EMAIL, "another")).isJson(200);
  }

  @Test
  void aResetFunctionThatFailsOrThrowsChangesNothing() {
    client.signUp(EMAIL, "password");
    for (String status : List.of("fail", "throw")) {
      resetBy(status);
      assertThat(client.userpass("reset/call", newPassword()))
          .isRefused(400, "failed to reset password for user \"a@b.c\"");
    }
    assertThat(client.logIn(EMAIL, "password")).isJson(200);
  }

  @Test
  void theTwoWaysToResetExcludeEachOther() {
    client.signUp(EMAIL, "password");
    assertThat(client.userpass("reset/call", newPassword()))
        .isRefused(400, "please use reset password via email");

    resetBy("success");
    assertThat(client.userpass("reset/send", TO_EMAIL))
        .isRefused(400, "please use reset password via function");
  }

  @Test
  void aConfirmationFunctionDecides() {
    confirmBy("success");
    client.signUp(EMAIL, "password");
    assertThat((Document) DocumentValues.of(calls.get(0).get(0)))
        .containsOnlyKeys("username", "token", "tokenId");

    confirmBy("fail");
    assertThat(client.register("b@b.c", "password"))
        .isRefused(400, "BadRequest", "failed to confirm user \"b@b.c\"");
    confirmBy("success");
    assertThat(client.register("b@b.c", "password")).as("the email is free again").isDone(201);
  }

  @Test
  void aConfirmationThatIsPendingWaitsForItsPairOrTheNextCall() {
    confirmBy("pending");
    assertThat(client.register(EMAIL, "password")).isDone(201);
    assertThat(client.logIn(EMAIL, "password")).isRefused(401, "AuthError", "unauthorized");

    confirmBy("success");
    assertThat(client.userpass("confirm/call", TO_EMAIL)).isDone(202);

    assertThat(client.logIn(EMAIL, "password")).isJson(200);
    assertThat(client.userpass("confirm/call", TO_EMAIL))
        .isRefused(400, "UserAlreadyConfirmed", "already confirmed");
  }

  @Test
  void withAutomaticConfirmationThereIsNothingToRun() {
    assertThat(client.userpass("confirm/call", TO_EMAIL))
        .isRefused(400, "cannot run confirmation for a@b.c: automatic confirmation is enabled");
  }

  private void resetBy(String status) {
    function("decide", status);
    EmulatorInternals.userpass(
        emulator,
        app.emulated(),
        new Document("autoConfirm", true)
            .append("runResetFunction", true)
            .append("resetFunctionName", "decide"));
  }

  private void confirmBy(String status) {
    function("decide", status);
    EmulatorInternals.userpass(
        emulator,
        app.emulated(),
        new Document("runConfirmationFunction", true).append("confirmationFunctionName", "decide"));
  }

  private void function(String name, String status) {
    EmulatorInternals.function(
        emulator,
        name,
        arguments -> {
          calls.add(arguments);
          if (status.equals("throw")) {
            throw new IllegalStateException("on purpose");
          }
          return Map.of("status", status);
        });
  }

  private Response reset(Mail mail, String password) {
    return client.userpass("reset", new Document(pair(mail)).append("password", password));
  }

  private static Document newPassword() {
    return new Document("email", EMAIL).append("password", "another");
  }

  private Mail lastMail() {
    List<Mail> mails = EmulatorInternals.mails(emulator, app.emulated());
    return mails.get(mails.size() - 1);
  }

  private static Map<String, Object> pair(Mail mail) {
    return Map.of("token", mail.token(), "tokenId", mail.tokenId());
  }

  private static void assertInvalid(Response response) {
    assertThat(response)
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }
}
