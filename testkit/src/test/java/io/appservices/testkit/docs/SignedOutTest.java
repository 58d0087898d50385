package io.appservices.testkit.docs;

import static io.appservices.testkit.assertion.EmulatorAssertions.assertThat;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatCall;
import static io.appservices.testkit.assertion.EmulatorAssertions.assertThatEvents;

import io.appservices.emulator.api.UserEvent;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.TestUser;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import org.junit.jupiter.api.Test;

// snippet: signed-out
@AppServicesTest
class SignedOutTest {

  @Test
  void aDisabledUserIsSignedOut(AdminApi admin, ControlApi control, @TestUser SignedInUser user) {
    admin.disableUser(user.id());

    assertThat(user).isDisabled().hasNoSessions();
    assertThat(user).accessToken().isRefusedBecause("disabled");
    assertThatCall(user::refresh).isRefusedWith("InvalidSession");
    assertThatEvents(control).of(user).contains(UserEvent.Kind.DISABLED);
  }

  @Test
  void aPendingUserStaysOut(
      ClientApi client, @TestUser(email = "ada@example.com", pending = true) SignedInUser user) {
    assertThatCall(() -> client.logIn("ada@example.com", TestUser.DEFAULT_PASSWORD))
        .isRefusedWith("AuthError")
        .isRefusedBecause("confirm");
  }
}
// end
