package io.appservices.emulator.testing;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;

/**
 * An app that a test has for itself, with its client and its operator.
 *
 * @param emulated the app as the code that embeds the emulator sees it
 */
public record TestApp(
    AppServicesEmulator emulator,
    EmulatedApp emulated,
    ClientApiClient client,
    AdminApiClient admin) {

  /** Started on first use, for all tests that leave its clock alone; ends with the JVM. */
  private static final class Shared {
    static final AppServicesEmulator EMULATOR =
        AppServicesEmulator.start(
            EmulatorConfig.builder().network(n -> n.trustedProxy("127.0.0.1")).build());
  }

  /** A new app on the emulator that all tests share. Leave its clock alone. */
  public static TestApp shared() {
    return on(Shared.EMULATOR);
  }

  /** A new app on an emulator that the test started itself. */
  public static TestApp on(AppServicesEmulator emulator) {
    EmulatedApp app = emulator.newApp("test");
    return new TestApp(
        emulator,
        app,
        new ClientApiClient(emulator.baseUrl(), app.clientAppId()),
        new AdminApiClient(emulator, app.id()));
  }
}
