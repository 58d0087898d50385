package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.SignedInUser;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The values of parameters where a server is up already. */
record RemoteSource(RemoteServer server, Resources resources, ExtensionContext context)
    implements ParameterSource {

  @Override
  public String baseUrl() {
    return server.url();
  }

  @Override
  public AppServicesEmulator emulator() {
    throw new ParameterResolutionException(server.inProcessOnly("AppServicesEmulator"));
  }

  @Override
  public TestApp app() {
    return resources.app(context, server);
  }

  @Override
  public EmulatedApp emulatedApp() {
    throw new ParameterResolutionException(server.inProcessOnly("EmulatedApp"));
  }

  @Override
  public SignedInUser user(TestUser wanted) {
    return resources.users(context, app()).get(wanted);
  }
}
