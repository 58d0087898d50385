package io.appservices.testkit.assertion;

import static io.appservices.testkit.assertion.EmulatorAssertions.assertThat;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatCall;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatDocuments;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatEvents;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatMails;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatRequests;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatToken;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.UserEvent;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.TestUser;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@AppServicesTest
class EmulatorAssertionsTest {

  private static void fails(ThrowingCallable assertion, String... said) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(said);
  }

  @Test
  void aUserIsAsTheEmulatorHasIt(
      AdminApi admin, ClientApi client, EmulatedApp app, @TestUser SignedInUser user) {
    client.logIn(user.email().orElseThrow(), user.password().orElseThrow());
    assertThat(user).isEnabled().hasSessions(2);
    Assertions.assertThat(app.users().countSessions(user.id())).isEqualTo(2);
    fails(() -> assertThat(user).isDisabled(), user.id(), "to be disabled, but it is enabled");
    fails(() -> assertThat(user).hasNoSessions(), "0 sessions", "but it has 2: [", "LOGGED_IN of");

    admin.disableUser(user.id());
    assertThat(user).isDisabled().hasNoSessions();
    fails(() -> assertThat(user).isEnabled(), "but it is disabled", "DISABLED of", "by OPERATOR");
    fails(() -> assertThat(user).isDeleted(), "to be deleted, but it is there");

    admin.deleteUser(user.id());
    assertThat(user).isDeleted().hasNoSessions();
    fails(() -> assertThat(user).isEnabled(), "to be there, but it was deleted", "DELETED of");
  }

  @Test
  void oneSessionOfSeveralEnds(ClientApi client, ControlApi control, @TestUser SignedInUser user) {
    SignedInUser other = client.logIn(user.email().orElseThrow(), TestUser.DEFAULT_PASSWORD);
    other.logOut();

    assertThat(user).hasSessions(1);
    user.logOut();
    assertThat(user).hasNoSessions();
    Assertions.assertThat(control.request("GET", "/apps/{app}/users/x/sessions", null).status())
        .isEqualTo(404);
  }

  @Test
  void tokensSayWhatTheyAreWorth(AdminApi admin, ControlApi control, @TestUser SignedInUser user) {
    assertThat(user).accessToken().isAccepted().hasClaim("sub", user.id()).hasNoClaim("user_data");
    assertThat(user).refreshToken().isAccepted().hasClaim("typ", "refresh");
    fails(() -> assertThat(user).accessToken().isRefused(), "is accepted", "access token of user");
    fails(() -> assertThat(user).accessToken().hasClaim("sub", "x"), "to be x", user.id());
    fails(() -> assertThat(user).accessToken().hasNoClaim("typ"), "typ=access");

    admin.revokeSessions(user.id());
    assertThatToken(user.accessToken(), control).isRefused().isRefusedBecause("revoked");
    fails(() -> assertThat(user).refreshToken().isAccepted(), "is refused: ", "revoked");
    fails(
        () -> assertThat(user).refreshToken().isRefusedBecause("expired"), "'expired'", "revoked");
    assertThatThrownBy(() -> assertThat(user).accessToken().isAccepted())
        .hasMessageNotContaining(user.accessToken());
    fails(() -> assertThatToken("x", control).hasClaim("a", "b"), "three parts, but it has 1");
  }

  @Test
  void refusalsSayWhyToo(AdminApi admin, ClientApi client, @TestUser SignedInUser user) {
    String email = user.email().orElseThrow();
    admin.disableUser(user.id());
    assertThatCall(() -> client.logIn(email, TestUser.DEFAULT_PASSWORD))
        .isRefusedWith("UserDisabled")
        .isRefusedWithStatus(401)
        .isRefusedBecause("disabled");
    fails(
        () ->
            assertThatCall(() -> client.logIn(email, "wrong horse")).isRefusedWith("UserDisabled"),
        "to be refused with UserDisabled, but POST ",
        "401 InvalidPassword",
        "the journal says: invalid username/password");
    fails(
        () -> assertThatCall(() -> client.logIn(email, "wrong horse")).isDone(),
        "to be done, but POST ");
    fails(() -> assertThatCall(() -> {}).isRefusedWith("X"), "refused with X, but it was done");
    fails(
        () -> assertThatCall(() -> Integer.parseInt("a")).isRefusedWith("X"),
        "but it ended with java.lang.NumberFormatException");
    assertThat(client.request("POST", "/auth/session", user.refreshToken(), null))
        .hasStatus(401)
        .isRefusedWith("InvalidSession");
    fails(
        () -> assertThat(client.request("POST", "/auth/session", "x", null)).isSuccess(),
        "Expected success, but the answer was 401 {");
  }

  @Test
  void theJournalIsShownWhereItIsNotAsExpected(
      EmulatedApp app, ControlApi control, ClientApi client) {
    assertThatRequests(app).containNoRefusals();
    assertThatCall(() -> client.logIn("nobody@example.com", "correct horse"))
        .isRefusedWithStatus(401);

    RequestFilter refused = RequestFilter.operation("clientLogin").refused();
    assertThatRequests(control)
        .containRefusal("clientLogin", "InvalidPassword")
        .contain(refused)
        .contain(1, refused);
    assertThat(app.requests().await(refused))
        .isRefusedWith("InvalidPassword")
        .isRefusedBecause("username/password")
        .hasOperation("clientLogin")
        .hasStatus(401);
    String line = "401 InvalidPassword clientLogin POST ";
    fails(() -> assertThatRequests(app).containNoRefusals(), line, ": invalid username/password");
    fails(() -> assertThatRequests(app).containRefusal("clientLogin", "UserDisabled"), line);
    fails(() -> assertThatRequests(app).contain(2, refused), "selects 1 of\n  " + line);
    fails(() -> assertThat(app.requests().await(refused)).isAccepted(), "but it was " + line);
  }

  @Test
  void eventsAreShownWhereTheyAreNotAsExpected(
      EmulatedApp app, ControlApi control, AdminApi admin, @TestUser SignedInUser user) {
    admin.disableUser(user.id());
    assertThatEvents(control)
        .of(user)
        .contains(UserEvent.Kind.CREATED, UserEvent.Kind.DISABLED)
        .doesNotContain(UserEvent.Kind.DELETED);
    fails(
        () -> assertThatEvents(app).contains(UserEvent.Kind.DISABLED, UserEvent.Kind.CREATED),
        "Expected the events [DISABLED, CREATED], but there were\n",
        " LOGGED_IN of " + user.id() + ", by USER");
    fails(() -> assertThatEvents(app).doesNotContain(UserEvent.Kind.DISABLED), "no event DISABLED");
    fails(
        () -> assertThatEvents(List.of()).contains(UserEvent.Kind.CREATED), "but there were none");
    fails(() -> assertThatEvents(app).isEmpty(), "Expected no events, but");
  }

  @Test
  void mailsAreShownWhereTheyAreNotAsExpected(
      EmulatedApp app, ControlApi control, ClientApi client) {
    assertThatMails(control).isEmpty();
    app.providers().autoConfirm(false);
    client.register("user@example.com", "correct horse");

    assertThatMails(control)
        .containNoMailTo("other@example.com")
        .containMail("user@example.com", Mail.Kind.CONFIRMATION)
        .isConfirmation()
        .isTo("user@example.com")
        .hasLinkStartingWith(client.baseUrl());
    fails(
        () -> assertThatMails(control).containMail("user@example.com", Mail.Kind.PASSWORD_RESET),
        "Expected a mail PASSWORD_RESET to user@example.com, but there were\n",
        "CONFIRMATION to user@example.com");
    fails(() -> assertThatMails(control).isEmpty(), "Expected no mails");
    fails(() -> assertThatMails(control.mails()).containNoMailTo("user@example.com"), "no mail to");
    fails(
        () -> assertThat(control.mails().get(0)).isPasswordReset(),
        "Expected a mail that is a password reset, but it is ");
  }

  @Test
  void documentsAreThoseThatTheUserSees(@TestUser SignedInUser user) {
    user.callData(
        "mongodb-atlas",
        "insertOne",
        Map.of("database", "shop", "collection", "orders", "document", Map.of("item", "tea")));

    assertThatDocuments(user, "shop", "orders")
        .singleElement()
        .satisfies(order -> Assertions.assertThat(order).containsEntry("item", "tea"));
    fails(
        () -> assertThatDocuments(user, "shop", "orders").isEmpty(),
        "the documents of shop.orders that SignedInUser[",
        "tea");
  }
}
