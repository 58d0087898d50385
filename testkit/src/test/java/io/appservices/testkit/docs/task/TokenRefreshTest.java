package io.appservices.testkit.docs.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.docs.MyLogin;
import org.junit.jupiter.api.Test;

@AppServicesTest
class TokenRefreshTest {

  @Test
  void aRefreshFailsHalfWay(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: token-refresh
    app.users().create("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse"); // the code under test

    app.faults().add(Fault.expiredAccessToken().times(1));
    app.faults().add(Fault.status(503).operation("clientRefreshSession").times(1));

    assertEquals(401, login.profileStatus()); // an SDK refreshes now
    assertEquals(503, login.refreshStatus()); // and must not log its user out
    assertEquals(201, login.refreshStatus());
    assertEquals(200, login.profileStatus());
    // end
  }

  @Test
  void theAnswerOfARefreshIsLost(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    app.users().create("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse");
    // snippet: token-refresh-lost
    app.faults().add(Fault.commitThenDrop().operation("clientRefreshSession").times(1));

    assertThrows(IllegalStateException.class, () -> login.refreshStatus()); // no answer
    assertEquals(201, login.refreshStatus()); // a refresh token is good for more than one
    // end
  }
}
