package io.appservices.emulator.model.play;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.model.Rules;
import io.appservices.emulator.model.ServiceModel;
import io.appservices.emulator.model.play.TestedApp.Reset;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.storage.sqlite.TemporaryDirectory;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The emulator of one mode, or two that share a database; their clocks stand. */
final class TestedService implements AutoCloseable {

  /** Where the state lives. */
  enum Store {
    MEMORY,
    DATA,
    SHARED
  }

  /** How calls are made. */
  enum Way {
    HTTP,
    IN_PROCESS
  }

  /** All that a run depends on beside its seed. */
  record Mode(Store store, AccessTokenRevocation revocation, Way way) {

    static List<Mode> all() {
      List<Mode> modes = new ArrayList<>();
      for (Way way : Way.values()) {
        for (Store store : Store.values()) {
          for (AccessTokenRevocation revocation : AccessTokenRevocation.values()) {
            modes.add(new Mode(store, revocation, way));
          }
        }
      }
      return modes;
    }

    ServiceModel emptyModel() {
      return ServiceModel.empty(revocation == AccessTokenRevocation.IMMEDIATE);
    }

    @Override
    public String toString() {
      return store + "," + revocation + "," + way;
    }
  }

  private static final int SHARING = 2;

  private final Mode mode;
  private final List<AppServicesEmulator> emulators = new ArrayList<>();
  private final List<AutoCloseable> places = new ArrayList<>();
  private final Map<String, Reset> resets = new ConcurrentHashMap<>();

  TestedService(Mode mode) {
    this.mode = mode;
    EmulatorConfig config = config();
    for (int i = 0; i < (mode.store() == Store.SHARED ? SHARING : 1); i++) {
      AppServicesEmulator emulator = AppServicesEmulator.start(config);
      emulators.add(emulator);
      emulator.functions().register("auth", args -> ((Map<?, ?>) args.get(0)).get("id"));
      emulator.functions().register("reset", this::reset);
    }
    emulators.get(0).clock().freeze();
  }

  private EmulatorConfig config() {
    return EmulatorConfig.builder()
        .behaviour(
            b -> b.accessTokenRevocation(mode.revocation()).linkConflicts(LinkConflicts.FAITHFUL))
        .data(
            d -> {
              d.passwordIterations(1);
              if (mode.store() == Store.DATA) {
                TemporaryDirectory directory = new TemporaryDirectory();
                places.add(directory);
                d.directory(directory.path());
              } else if (mode.store() == Store.SHARED) {
                String uri = SharedDeployment.newDatabase();
                places.add(() -> SharedDeployment.drop(uri));
                d.storage(uri);
              }
            })
        .build();
  }

  private Object reset(List<Object> arguments) {
    if (arguments.get(1).equals(TestedApp.NOW)) {
      return Map.of("status", "success");
    }
    Map<?, ?> what = (Map<?, ?>) arguments.get(0);
    resets.put(
        (String) arguments.get(2),
        new Reset((String) what.get("token"), (String) what.get("tokenId")));
    return Map.of("status", "pending");
  }

  Mode mode() {
    return mode;
  }

  /** Makes an app, with nothing in it. */
  TestedApp newApp() {
    EmulatedApp app = emulators.get(0).newApp("model");
    app.providers().enable(Rules.FUNCTION, Map.of("authFunctionName", "auth"));
    app.providers().resetFunction("reset");
    return TestedApp.of(app, new AdminApiClient(emulators.get(0), app.id()), resets);
  }

  /** Returns what makes the calls of one history to an app. */
  Driver driver(TestedApp app) {
    if (mode.way() == Way.IN_PROCESS) {
      return new InProcessDriver(EmulatorInternals.wiring(emulators.get(0)), app);
    }
    return new HttpDriver(
        emulators.stream()
            .map(
                emulator ->
                    new HttpDriver.Node(
                        new ClientApiClient(emulator.baseUrl(), app.clientAppId()),
                        new AdminApiClient(emulator, app.emulated().id()),
                        new ControlApiClient(emulator)))
            .toList(),
        app);
  }

  @Override
  public void close() {
    emulators.forEach(AppServicesEmulator::close);
    for (AutoCloseable place : places) {
      try {
        place.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot remove the state of " + mode, e);
      }
    }
  }
}
