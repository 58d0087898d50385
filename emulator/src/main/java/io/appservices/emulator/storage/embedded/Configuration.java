package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.domain.App;
import java.util.function.UnaryOperator;

/**
 * All that an app is set up with at one moment. It never changes.
 *
 * @param app what is not kept in parts, such as the auth providers
 */
record Configuration(App app, ConfigParts parts) {

  Configuration with(ConfigParts newParts) {
    return new Configuration(app, newParts);
  }

  Configuration with(UnaryOperator<App> change) {
    return new Configuration(change.apply(app), parts);
  }
}
