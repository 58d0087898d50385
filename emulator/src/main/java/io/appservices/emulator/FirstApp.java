package io.appservices.emulator;

import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The app beside those from folders: made at the start, or kept from an earlier one. */
final class FirstApp {

  private final Wiring wiring;
  private final EmulatorConfig config;
  private final boolean again;

  /**
   * Finds or makes nothing yet.
   *
   * @param again whether an emulator was started on the storage before
   */
  FirstApp(Wiring wiring, EmulatorConfig config, boolean again) {
    this.wiring = wiring;
    this.config = config;
    this.again = again;
  }

  /**
   * Returns the app; empty if the apps from folders are all there is to be.
   *
   * @throws DataDirectoryException if the app that is asked for has another id by now, or its id is
   *     another app's
   */
  Optional<App> find() {
    if (!config.apps().makesApp()) {
      return Optional.empty();
    }
    return Optional.of(keptFirst().orElseGet(this::named));
  }

  /** Returns the first app that is kept, if none was asked for by name. */
  private Optional<App> keptFirst() {
    return again && !config.apps().configuresApp()
        ? wiring.storage.apps().list().stream().findFirst()
        : Optional.empty();
  }

  private App named() {
    String clientAppId = config.apps().clientAppId();
    ObjectId wanted = new ObjectId(config.apps().appId());
    Optional<App> kept = wiring.apps.find(clientAppId);
    if (kept.isPresent()) {
      return same(kept.get(), wanted);
    }
    ObjectId id = wiring.apps.find(wanted).map(this::anotherId).orElse(wanted);
    return wiring.apps.createReady(id, new ObjectId(config.apps().groupId()), clientAppId);
  }

  private App same(App kept, ObjectId wanted) {
    if (config.apps().namesAppId() && !kept.id().equals(wanted)) {
      throw new DataDirectoryException(
          "app '%s' has the _id %s in the state that is kept, not %s: leave out --app-id"
              .formatted(kept.clientAppId(), kept.id(), wanted));
    }
    return kept;
  }

  private ObjectId anotherId(App other) {
    if (config.apps().namesAppId()) {
      throw new DataDirectoryException(
          "the _id %s is that of app '%s' in the state that is kept: give another --app-id"
              .formatted(other.id(), other.clientAppId()));
    }
    return wiring.runtime.ids().next();
  }
}
