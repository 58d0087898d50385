package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;

/** One app in memory whose configuration is changed while the clock stands. */
final class ConfigScene {

  static final ObjectId GROUP = Samples.id(7);

  final EmulatorClock clock = new EmulatorClock();
  final Storage storage = new EmbeddedStorage();
  final List<App> deleted = new ArrayList<>();
  final Ids ids;
  final AppStates states;
  final AppService apps;
  final ConfigServices services;
  final ConfigService config;
  final AuthProviderService providers;
  final DeploymentService deployments;
  private final ObjectId id;

  ConfigScene() {
    clock.freeze();
    Secrets secrets = new Secrets();
    ids = new Ids(clock, secrets);
    states = new AppStates(storage.apps(), clock, ids);
    apps = new AppService(storage.apps(), states, clock, ids, secrets, deleted::add, true);
    services = ConfigServices.of(states, clock, ids);
    config = services.config();
    providers = new AuthProviderService(states, clock, ids);
    deployments = new DeploymentService(states, ids);
    id = apps.create(GROUP, "App", AppOptions.DEFAULT).id();
  }

  /** Returns the app as operators work on it. */
  App app() {
    return storage.apps().find(id, Edition.EDITED).orElseThrow();
  }

  App live() {
    return storage.apps().find(id).orElseThrow();
  }

  AppState state() {
    return states.find(id).orElseThrow();
  }

  /** Lets a minute pass and returns the time then, in seconds. */
  long later() {
    clock.advance(Duration.ofMinutes(1));
    return clock.seconds();
  }
}
