package io.appservices.testkit;

import static org.assertj.core.api.Assertions.fail;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that want what only the emulator in the tests has. */
abstract class InProcessOnly extends InjectionFixture {

  @AppServicesTest
  static class WantsApp {
    @Test
    void test(EmulatedApp app) {
      fail("must not run with " + app);
    }
  }

  @AppServicesTest
  static class WantsEmulator {
    @Test
    void test(AppServicesEmulator emulator) {
      fail("must not run with " + emulator);
    }
  }

  @AppServicesTest(config = SettingsOfItsOwn.class)
  static class WantsSettings {
    @Test
    void test() {
      fail("must not run");
    }
  }

  static final class SettingsOfItsOwn implements EmulatorSettings {
    @Override
    public EmulatorConfig config() {
      return EmulatorConfig.builder().behaviour(b -> b.seed(1)).build();
    }
  }

  @AppServicesTest(appFolder = "shop")
  static class WantsFolder {
    @Test
    void test() {
      fail("must not run");
    }
  }

  @AppServicesTest(app = InjectedApp.CONFIGURED)
  static class WantsConfigured {
    @Test
    void test() {
      fail("must not run");
    }
  }

  @AppServicesTest(failOnUnknownOperation = true)
  static class IsStrict {
    @Test
    void test() {
      fail("must not run");
    }
  }

  static class ExtendedBySettings {
    @RegisterExtension
    final AppServicesExtension appServices =
        AppServicesExtension.with(EmulatorConfig.builder().behaviour(b -> b.seed(1)).build());

    @Test
    void test() {
      fail("must not run");
    }
  }

  static class ExtendedStrictly {
    @RegisterExtension
    static final AppServicesExtension appServices =
        AppServicesExtension.create().failOnUnknownOperation();

    @Test
    void test() {
      fail("must not run");
    }
  }
}
