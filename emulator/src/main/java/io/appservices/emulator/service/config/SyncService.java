package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.SchemaDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition;
import io.appservices.emulator.domain.definition.ServiceDefinition.SyncSettings;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The answers of the Admin API about Device Sync, from the configuration alone: nothing is synced
 * here. The test suites of realm-core and realm-kotlin wait for these answers before they go on.
 */
public final class SyncService {

  private final ConfigService config;

  public SyncService(ConfigService config) {
    this.config = config;
  }

  /**
   * Returns the progress of the initial sync: it is complete for every schema, since there is
   * nothing to do.
   *
   * @throws AppServicesException if no data source has Device Sync switched on
   */
  public Document progress(App app) {
    if (clusters(app).flatMap(SyncService::settings).noneMatch(SyncSettings::isEnabled)) {
      throw new AppServicesException(
          Kind.NOT_FOUND, "there are no mongodb/atlas services with provided sync state");
    }
    Document progress = new Document();
    config
        .list(app, ConfigKind.SCHEMA)
        .forEach(
            schema ->
                progress.append(
                    namespace(SchemaDefinition.of(schema)),
                    new Document("complete", true).append("accepting_clients", true)));
    return new Document("progress", progress).append("accepting_clients", true);
  }

  /**
   * Returns the state that Device Sync was set to; empty if it never was.
   *
   * @param flexible whether flexible sync is meant, not partition-based sync
   */
  public String state(App app, boolean flexible) {
    return clusters(app)
        .flatMap(one -> (flexible ? one.flexibleSync() : one.partitionSync()).stream())
        .map(SyncSettings::state)
        .findFirst()
        .orElse("");
  }

  private Stream<ServiceDefinition> clusters(App app) {
    return config.list(app, ConfigKind.SERVICE).stream()
        .map(ServiceDefinition::of)
        .filter(ServiceDefinition::isMongoDb);
  }

  private static Stream<SyncSettings> settings(ServiceDefinition service) {
    return Stream.of(service.flexibleSync(), service.partitionSync()).flatMap(Optional::stream);
  }

  private static String namespace(SchemaDefinition schema) {
    return schema.database().orElse(null) + "." + schema.collection().orElse(null);
  }
}
