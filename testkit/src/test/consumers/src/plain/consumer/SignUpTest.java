package consumer;

// snippet: junit
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.UserEvent;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import org.junit.jupiter.api.Test;

@AppServicesTest
class SignUpTest {

  @Test
  void aDisabledUserStaysOut(EmulatedApp app, @BaseUrl String baseUrl) {
    app.users().create("user@example.com", "correct horse");
    AppClient client = new AppClient(baseUrl, app.clientAppId());
    client.logIn("user@example.com", "correct horse");

    app.users().disable("user@example.com");

    assertThrows(AssertionError.class, () -> client.logIn("user@example.com", "correct horse"));
    assertEquals(1, app.events().list(UserEvent.Kind.LOGGED_IN).size());
  }
}
// end
