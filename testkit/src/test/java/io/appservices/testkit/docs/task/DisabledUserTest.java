package io.appservices.testkit.docs.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.docs.MyLogin;
import org.junit.jupiter.api.Test;

@AppServicesTest
class DisabledUserTest {

  @Test
  void aDisabledUserIsLoggedOut(AppServicesEmulator emulator, EmulatedApp app) {
    MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
    // snippet: disabled-user
    app.users().create("user@example.com", "correct horse");
    login.errorOf("user@example.com", "correct horse"); // the code under test

    app.users().disable("user@example.com");

    assertEquals(401, login.profileStatus());
    assertEquals(401, login.refreshStatus());
    assertEquals("UserDisabled", login.errorOf("user@example.com", "correct horse"));
    assertEquals(3, app.requests().count(RequestFilter.all().refused().because("disabled")));
    // end
  }
}
