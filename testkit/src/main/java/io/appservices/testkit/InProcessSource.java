package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.SignedInUser;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The values of parameters where the emulator runs in this process. */
record InProcessSource(
    AppServicesEmulator emulator, InjectedApp which, Resources resources, ExtensionContext context)
    implements ParameterSource {

  @Override
  public String baseUrl() {
    return emulator.baseUrl();
  }

  @Override
  public TestApp app() {
    return Resources.testApp(emulator, emulatedApp(), which);
  }

  @Override
  public EmulatedApp emulatedApp() {
    return resources.app(context, emulator, which);
  }

  @Override
  public SignedInUser user(TestUser wanted) {
    return resources.users(context, app()).get(wanted);
  }
}
