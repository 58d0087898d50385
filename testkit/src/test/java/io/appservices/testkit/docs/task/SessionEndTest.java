package io.appservices.testkit.docs.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesExtension;
import io.appservices.testkit.docs.MyLogin;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AppServicesExtension.class)
class SessionEndTest {

  @Test
  void aSessionEndsByItself(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: clock-session
    app.users().create("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse"); // the code under test

    emulator.clock().advance(Duration.ofMinutes(31));
    assertEquals(401, login.profileStatus());
    assertEquals(201, login.refreshStatus());

    emulator.clock().advance(Duration.ofDays(61));
    assertEquals(401, login.refreshStatus());
    // end
  }
}
