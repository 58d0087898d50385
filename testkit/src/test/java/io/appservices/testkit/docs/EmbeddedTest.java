package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

  @Test
  void inProcess() {
    // snippet: embedded
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      EmulatedApp app = emulator.app();
      app.createUser("user@example.com", "correct horse");

      MyLogin login = new MyLogin(emulator.baseUrl(), app.clientAppId());
      assertEquals("", login.errorOf("user@example.com", "correct horse"));
    }
    // end
  }
}
