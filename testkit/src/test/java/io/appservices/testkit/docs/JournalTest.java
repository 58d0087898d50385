package io.appservices.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.testkit.AppServicesTest;
import org.junit.jupiter.api.Test;

@AppServicesTest
class JournalTest {

  @Test
  void theReasonOfARefusalIsRead(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: journal
    app.users().create("user@example.com", "correct horse");
    app.users().disable("user@example.com");
    login.errorOf("user@example.com", "correct horse"); // the code under test

    RecordedRequest refused =
        app.requests().await(RequestFilter.operation("clientLogin").refused());
    // refused.status() is 401, refused.reason() says that the user is disabled
    // end
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.reason().orElseThrow()).contains("disabled");
  }
}
