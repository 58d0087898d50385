package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;

/** Notes what the tests of other classes were given. */
abstract class SettingsFixture {
  static final EmulatorConfig SHOP =
      EmulatorConfig.builder().apps(a -> a.clientAppId("shop-abcde")).build();

  static final Collection<AppServicesEmulator> EMULATORS = new ConcurrentLinkedQueue<>();
  static final Collection<String> APPS = new ConcurrentLinkedQueue<>();
  static final Collection<Object> HEARD = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    EMULATORS.clear();
    APPS.clear();
    HEARD.clear();
  }

  static void note(AppServicesEmulator emulator, EmulatedApp app) {
    EMULATORS.add(emulator);
    APPS.add(app.clientAppId());
  }
}
