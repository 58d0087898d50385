package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.testkit.AppServicesTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@AppServicesTest
class FaultsTest {

  @Test
  void aLoginFailsOnce(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: faults
    app.users().create("user@example.com", "correct horse");
    app.faults().add(Fault.maintenance().operation("clientLogin").times(1));

    assertEquals("MaintenanceInProgress", login.errorOf("user@example.com", "correct horse"));
    assertEquals("", login.errorOf("user@example.com", "correct horse"));
    // end
  }

  @Test
  void aTokenExpiresWhileAFaultIsOpen(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    app.users().create("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse");
    // snippet: faults-handle
    try (FaultHandle fault = app.faults().add(Fault.expiredAccessToken())) {
      assertEquals(401, login.profileStatus()); // an SDK would refresh, and try again
      assertEquals(1, fault.applied());
    }
    assertEquals(200, login.profileStatus());
    assertEquals(1, app.requests().count(RequestFilter.operation("clientGetProfile").refused()));
    // end
  }

  @Test
  void everythingCanBeOrdered(EmulatedApp app) {
    String userId = app.createUser("user@example.com", "correct horse");
    // snippet: faults-more
    List<Fault> faults =
        List.of(
            Fault.status(500).errorCode("InternalServerError").error("planted").every(3),
            Fault.delay(Duration.ofMillis(50), Duration.ofMillis(400)).seed(7),
            Fault.connectionReset().operation("clientCallFunction").probability(0.2),
            Fault.commitThenDrop().user(userId).method("DELETE").times(1),
            Fault.cutBody(100).path("/api/client/v2.0/app/*/location"),
            Fault.slowBody(2_000).operation("client*"),
            Fault.refreshStorm(),
            Fault.tooManyRequests().retryAfter(Duration.ofSeconds(30)),
            Fault.databaseAway());
    faults.forEach(app.faults()::add);
    app.faults().clear();
    // end
    assertEquals(List.of(), app.faults().list());
  }
}
