package io.appservices.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Notes which emulators and apps the tests of other classes were given. */
abstract class InjectionFixture {

  static final Collection<AppServicesEmulator> EMULATORS = new ConcurrentLinkedQueue<>();
  static final Collection<String> APPS = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    EMULATORS.clear();
    APPS.clear();
  }

  static void note(AppServicesEmulator emulator, EmulatedApp app) {
    EMULATORS.add(emulator);
    APPS.add(app.clientAppId());
  }

  @AppServicesTest
  static class First {
    @Test
    void one(AppServicesEmulator emulator, EmulatedApp app, @BaseUrl String baseUrl)
        throws Exception {
      note(emulator, app);
      assertThat(baseUrl).isEqualTo(emulator.baseUrl());
      assertThat(Http.locate(baseUrl, app.clientAppId())).isEqualTo(200);
    }

    @Test
    void two(AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }
  }

  @AppServicesTest
  static class Second {
    @RepeatedTest(4)
    void aNameThatIsLongerThanAnAppNameMayBeAndHas$InIt(
        AppServicesEmulator emulator, EmulatedApp app) {
      note(emulator, app);
    }
  }
}
