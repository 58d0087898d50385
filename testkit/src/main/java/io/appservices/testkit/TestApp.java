package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.OperatorKey;
import org.jspecify.annotations.Nullable;

/**
 * The app of a test, wherever it is.
 *
 * @param inProcess the app itself; null if it is in another process
 * @param shared whether other tests have it, too
 */
record TestApp(
    AppAddress address, OperatorKey key, @Nullable EmulatedApp inProcess, boolean shared) {

  static TestApp of(AppServicesEmulator emulator, EmulatedApp app, boolean shared) {
    EmulatorConfig config = emulator.config();
    return new TestApp(
        new AppAddress(emulator.baseUrl(), app.clientAppId(), app.id(), app.groupId()),
        new OperatorKey(config.operator().publicKey(), config.operator().privateKey()),
        app,
        shared);
  }

  static TestApp of(RemoteServer server, AppAddress app) {
    return new TestApp(app, server.key(), null, false);
  }

  ClientApi client() {
    return ClientApi.of(address.baseUrl(), address.clientAppId());
  }

  AdminApi admin() {
    return AdminApi.of(address, key);
  }

  ControlApi control() {
    return ControlApi.of(address);
  }
}
