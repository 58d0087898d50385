package io.appservices.emulator.http.admin.user;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.TestApp;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** An emulator whose clock stands still, a client and an operator of it. */
abstract class UsersFixture {

  @AutoClose final AppServicesEmulator emulator = AppServicesEmulator.start();
  final TestApp app = TestApp.on(emulator);
  final ClientApiClient client = app.client();
  final AdminApiClient admin = app.admin();

  @BeforeEach
  void stopTheClock() {
    emulator.clock().freeze();
  }
}
