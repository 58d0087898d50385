package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From registering to the first login, where an app wants emails to be confirmed. */
class PendingUserTest {

  private static final String EMAIL = "a+b@example.com";
  private static final String PASSWORD = "password";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);
  private final ClientApiClient client = app.client();
  private final AdminApiClient admin = app.admin();

  @BeforeEach
  void wantConfirmation() {
    emulator.clock().freeze();
    EmulatorInternals.userpass(emulator, app.emulated(), new Document("autoConfirm", false));
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);
  }

  @Test
  void whoIsNotConfirmedIsPendingAndNoUser() {
    Document pending = onlyPending();

    assertThat(pending)
        .containsOnlyKeys("_id", "domain_id", "login_ids", "user_id")
        .containsEntry("user_id", "")
        .containsEntry("login_ids", List.of(new Document("id_type", "email").append("id", EMAIL)));
    assertThat(ObjectId.isValid(pending.getString("domain_id"))).isTrue();
    assertThat(admin.countUsers()).isZero();
    assertThat(admin.users("")).isJson(200).hasBody("[]");
  }

  @Test
  void aPendingUserCannotLogIn() {
    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "AuthError", "unauthorized");
    assertThat(client.logIn(EMAIL, "wrong password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
  }

  @Test
  void aPendingEmailIsTaken() {
    assertThat(client.register(EMAIL, "another password"))
        .isRefused(409, "AccountNameInUse", "name already in use");
    assertThat(admin.createUser(EMAIL, PASSWORD))
        .isRefused(409, "AccountNameInUse", "name already in use");
  }

  @Test
  void aPendingUserIsNotAUserToTheRoutesOfUsers() {
    String id = onlyPending().getString("_id");

    for (Response response :
        List.of(
            admin.disable(id),
            admin.enable(id),
            admin.revoke(id),
            admin.delete(id),
            admin.user(id),
            admin.devices(id),
            admin.changeEmail(id, "new@example.com"))) {
      assertThat(response).isRefused(404, "UserNotFound", "user not found");
    }
    assertThat(onlyPending().getString("_id")).isEqualTo(id);
  }

  @Test
  void aPendingUserIsDeletedByItsEmail() {
    assertThat(admin.onApp("DELETE", byEmail(""), null)).isEmpty(204);

    assertGone();
  }

  @Test
  void aPendingUserIsDeletedByItsId() {
    String id = onlyPending().getString("_id");
    assertThat(admin.onApp("DELETE", "/user_registrations/by_id/" + id, null)).isEmpty(204);

    assertGone();
  }

  @Test
  void theConfirmationMailConfirms() {
    assertThat(client.userpass("confirm", pair(lastMail()))).isDone(200);

    assertConfirmed();
  }

  @Test
  void theLinkOfTheMailCarriesThePairInTheFormatOfTheService() {
    Mail mail = lastMail();

    assertThat(mail.token()).matches("[0-9a-f]{128}");
    assertThat(mail.to()).isEqualTo(EMAIL);
    assertThat(mail.link()).endsWith("?token=" + mail.token() + "&tokenId=" + mail.tokenId());
  }

  @Test
  void aConfirmationLinkWorksOnce() {
    Map<String, String> pair = pair(lastMail());
    assertThat(client.userpass("confirm", pair)).isDone(200);

    assertInvalid(client.userpass("confirm", pair));
  }

  @Test
  void aConfirmationLinkLivesForHalfAnHour() {
    Map<String, String> pair = pair(lastMail());
    emulator.clock().advance(Duration.ofMinutes(30));

    assertInvalid(client.userpass("confirm", pair));

    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "AuthError", "unauthorized");
  }

  @Test
  void sendingAgainVoidsTheOlderLink() {
    Map<String, String> older = pair(lastMail());
    assertThat(client.userpass("confirm/send", Map.of("email", EMAIL))).isDone(202);
    Map<String, String> newer = pair(lastMail());
    assertThat(newer).isNotEqualTo(older);

    assertInvalid(client.userpass("confirm", older));
    assertThat(client.userpass("confirm", newer)).isDone(200);
    assertConfirmed();
  }

  @Test
  void theOperatorConfirms() {
    assertThat(admin.onApp("POST", byEmail("/confirm"), null)).isEmpty(204);

    assertConfirmed();
  }

  @Test
  void theOperatorSendsTheMailAgainAndIsToldThePair() {
    Response sent = admin.onApp("POST", byEmail("/send_confirm"), null);

    assertThat(sent).isJson(200);
    assertThat(sent.document()).containsOnlyKeys("token_id", "token");
    Map<String, String> pair =
        Map.of("tokenId", sent.string("token_id"), "token", sent.string("token"));
    assertThat(client.userpass("confirm", pair)).isDone(200);
    assertConfirmed();
  }

  @Test
  void theOperatorRunsTheMailFlowAgainAndIsToldThePair() {
    Response run = admin.onApp("POST", byEmail("/run_confirm"), null);

    assertThat(run).isJson(202);
    assertThat(run.document()).containsOnlyKeys("token_id", "token");
    assertThat(onlyPending()).isNotEmpty();
  }

  @Test
  void whoIsConfirmedIsRefusedAnotherConfirmation() {
    assertThat(admin.onApp("POST", byEmail("/confirm"), null)).isEmpty(204);

    for (Response response :
        List.of(
            client.userpass("confirm/send", Map.of("email", EMAIL)),
            client.userpass("confirm/call", Map.of("email", EMAIL)),
            admin.onApp("POST", byEmail("/confirm"), null),
            admin.onApp("POST", byEmail("/send_confirm"), null),
            admin.onApp("POST", byEmail("/run_confirm"), null))) {
      assertThat(response).isRefused(400, "UserAlreadyConfirmed", "already confirmed");
    }
  }

  @Test
  void anEmailThatNobodyRegisteredIsUnknownToAllOfIt() {
    Map<String, String> nobody = Map.of("email", "nobody@example.com");
    String registration = "/user_registrations/by_email/nobody@example.com";

    for (Response response :
        List.of(
            client.userpass("confirm/send", nobody),
            client.userpass("confirm/call", nobody),
            client.userpass("reset/send", nobody),
            admin.onApp("DELETE", registration, null),
            admin.onApp("POST", registration + "/confirm", null),
            admin.onApp("POST", registration + "/send_confirm", null),
            admin.onApp("POST", registration + "/run_confirm", null),
            admin.onApp("DELETE", "/user_registrations/by_id/" + new ObjectId(), null),
            admin.onApp("DELETE", "/user_registrations/by_id/1", null))) {
      assertThat(response).isRefused(404, "UserNotFound", "user not found");
    }
    assertThat(onlyPending()).isNotEmpty();
  }

  @Test
  void whatTheOperatorCreatesIsConfirmedThoughTheProviderWantsConfirmation() {
    assertThat(admin.createUser("new@example.com", PASSWORD)).isJson(201);

    client.logIn("new@example.com", PASSWORD).tokens();
    assertThat(onlyPending()).isNotEmpty();
  }

  private Document onlyPending() {
    Response pending = admin.pendingUsers("");
    assertThat(pending).isJson(200);
    assertThat(pending.documents()).hasSize(1);
    return pending.documents().get(0);
  }

  private void assertGone() {
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "InvalidPassword", "unauthorized");
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);
  }

  private void assertConfirmed() {
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(admin.countUsers()).as("users before the first login").isZero();
    Tokens tokens = client.logIn(EMAIL, PASSWORD).tokens();
    assertThat(admin.user(tokens.userId())).isJson(200);
    assertThat(admin.countUsers()).isOne();
  }

  private static void assertInvalid(Response response) {
    assertThat(response)
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }

  private Mail lastMail() {
    List<Mail> mails = EmulatorInternals.mails(emulator, app.emulated());
    return mails.get(mails.size() - 1);
  }

  private static Map<String, String> pair(Mail mail) {
    return Map.of("token", mail.token(), "tokenId", mail.tokenId());
  }

  private static String byEmail(String operation) {
    return "/user_registrations/by_email/a%2Bb@example.com" + operation;
  }
}
