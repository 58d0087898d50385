package io.appservices.emulator.shared;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import java.util.ArrayList;
import java.util.List;

/** Emulators that share a database of their own. */
final class SharingEmulators implements AutoCloseable {

  private final String uri = SharedDeployment.newDatabase();
  private final List<AppServicesEmulator> emulators = new ArrayList<>();

  SharingEmulators(int number) {
    for (int i = 0; i < number; i++) {
      emulators.add(AppServicesEmulator.start(config(uri)));
    }
  }

  static EmulatorConfig config(String uri) {
    return EmulatorConfig.builder().data(d -> d.storage(uri).passwordIterations(1)).build();
  }

  String uri() {
    return uri;
  }

  AppServicesEmulator node(int node) {
    return emulators.get(node);
  }

  List<AppServicesEmulator> all() {
    return List.copyOf(emulators);
  }

  /** An app that was made at the first one, ready for use. */
  EmulatedApp newApp() {
    return node(0).newApp("shared");
  }

  ClientApiClient client(int node, EmulatedApp app) {
    return new ClientApiClient(node(node).baseUrl(), app.clientAppId());
  }

  AdminApiClient admin(int node, EmulatedApp app) {
    return new AdminApiClient(node(node), app.id());
  }

  @Override
  public void close() {
    emulators.forEach(AppServicesEmulator::close);
    SharedDeployment.drop(uri);
  }
}
