package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.ServiceType;
import io.appservices.emulator.service.config.ConfigService;
import java.util.Optional;
import java.util.Set;

/** Which services an app has, and which of them are data sources. */
final class LinkedServices {

  private final ConfigService config;
  private final Set<String> names;

  /**
   * Makes the services of all apps.
   *
   * @param names those of the data sources that every app has
   */
  LinkedServices(ConfigService config, Set<String> names) {
    this.config = config;
    this.names = Set.copyOf(names);
  }

  /** Returns the names of the data sources that every app has. */
  Set<String> names() {
    return names;
  }

  /** Returns whether the app has a data source of this name. */
  boolean has(App app, String name) {
    return names.contains(name) || find(app, name).filter(ServiceDefinition::isMongoDb).isPresent();
  }

  /**
   * Returns the type of a service, that of a data source being {@code mongodb-atlas}; empty if the
   * app has no such service.
   */
  Optional<String> type(App app, String name) {
    return has(app, name)
        ? Optional.of(ServiceType.MONGODB_ATLAS.wireName())
        : find(app, name).map(ServiceDefinition::typeName);
  }

  /**
   * Does nothing if the app has a data source of this name.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it has none
   */
  void require(App app, String name) {
    if (!has(app, name)) {
      throw find(app, name)
          .map(other -> DataRefusals.otherService(other.typeName()))
          .orElseGet(() -> DataSourceRefusals.serviceNotFound(name));
    }
  }

  /** Returns the service of this name that the Admin API or a folder gave the app. */
  Optional<ServiceDefinition> find(App app, String name) {
    return config.findByName(app, ConfigKind.SERVICE, name).map(ServiceDefinition::of);
  }
}
