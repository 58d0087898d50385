package io.appservices.emulator.lifecycle;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The cells of {@code docs/lifecycle.md} at three emulators that share a database: the users are at
 * one, the operator is at another, and the third has the clock.
 */
@Tag("shared")
@Timeout(1200)
class SharedLifecycleMatrixTest {

  private static final Map<AccessTokenRevocation, Nodes> NODES =
      new EnumMap<>(AccessTokenRevocation.class);

  /** Emulators over a database of their own. */
  private record Nodes(String uri, List<AppServicesEmulator> emulators) {

    static Nodes of(AccessTokenRevocation revocation) {
      String uri = SharedDeployment.newDatabase();
      EmulatorConfig config =
          EmulatorConfig.builder()
              .behaviour(b -> b.accessTokenRevocation(revocation))
              .data(d -> d.storage(uri).passwordIterations(1))
              .build();
      List<AppServicesEmulator> emulators = new ArrayList<>();
      for (int node = 0; node < 3; node++) {
        emulators.add(AppServicesEmulator.start(config));
      }
      emulators.get(0).clock().freeze();
      return new Nodes(uri, emulators);
    }

    Scene scene() {
      EmulatedApp app = emulators.get(0).newApp("matrix");
      return Scene.set(
          new TestApp(
              emulators.get(0),
              app,
              new ClientApiClient(emulators.get(1).baseUrl(), app.clientAppId()),
              new AdminApiClient(emulators.get(2), app.id())),
          app::delete);
    }

    void end() {
      emulators.forEach(AppServicesEmulator::close);
      SharedDeployment.drop(uri);
    }
  }

  @AfterAll
  static void end() {
    NODES.values().forEach(Nodes::end);
  }

  @TestFactory
  Stream<DynamicTest> everyCellHolds() {
    return LifecycleDocument.read().cells().stream()
        .map(
            cell ->
                dynamicTest(
                    LifecycleMatrixTest.name(cell.mode(), cell.event(), cell.question()),
                    () ->
                        LifecycleMatrixTest.run(
                            cell, NODES.computeIfAbsent(cell.mode(), Nodes::of).scene())));
  }
}
