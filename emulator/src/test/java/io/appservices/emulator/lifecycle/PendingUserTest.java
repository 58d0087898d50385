package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** From registering to the first login, where an app wants emails to be confirmed. */
class PendingUserTest extends PendingUserFixture {

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

  private void assertGone() {
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
    assertThat(client.logIn(EMAIL, PASSWORD)).isRefused(401, "InvalidPassword", "unauthorized");
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);
  }

  private static void assertInvalid(Response response) {
    assertThat(response)
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }

  private Mail lastMail() {
    List<Mail> mails = EmulatorInternals.mails(emulator, app.emulated());
    return mails.get(mails.size() - 1);
  }
}
