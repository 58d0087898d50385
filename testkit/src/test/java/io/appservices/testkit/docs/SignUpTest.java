package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import org.junit.jupiter.api.Test;

// snippet: annotation
@AppServicesTest
class SignUpTest {

  @Test
  void aDisabledUserStaysOut(EmulatedApp app, @BaseUrl String baseUrl) {
    String userId = app.createUser("user@example.com", "correct horse");
    MyLogin login = new MyLogin(baseUrl, app.clientAppId()); // the code under test

    app.users().disable(userId);

    assertEquals("UserDisabled", login.errorOf("user@example.com", "correct horse"));
  }
}
// end
