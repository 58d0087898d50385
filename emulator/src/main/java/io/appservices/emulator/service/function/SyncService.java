package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.ServiceType;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * What the Admin API tells of Device Sync, from the configuration alone: nothing is synced here.
 * The test suites of realm-core and realm-kotlin wait for these answers before they go on.
 */
public final class SyncService {

  private static final String FLEXIBLE = "flexible_sync";
  private static final String PARTITION = "sync";
  private static final String STATE = "state";
  private static final String ENABLED = "enabled";

  private final ConfigService config;

  SyncService(ConfigService config) {
    this.config = config;
  }

  /**
   * How far the initial sync is: there is nothing to do, so it is complete for every schema.
   *
   * @throws AppServicesException if no data source has Device Sync switched on
   */
  public Document progress(App app) {
    if (settings(app, FLEXIBLE, PARTITION).noneMatch(sync -> ENABLED.equals(sync.get(STATE)))) {
      throw new AppServicesException(
          Kind.NOT_FOUND, "there are no mongodb/atlas services with provided sync state");
    }
    Document progress = new Document();
    config
        .list(app, ConfigKind.SCHEMA)
        .forEach(
            schema ->
                progress.append(
                    namespace(schema),
                    new Document("complete", true).append("accepting_clients", true)));
    return new Document("progress", progress).append("accepting_clients", true);
  }

  /**
   * The state that Device Sync was set to; empty if it never was.
   *
   * @param flexible whether flexible sync is meant, not partition-based sync
   */
  public String state(App app, boolean flexible) {
    return settings(app, flexible ? FLEXIBLE : PARTITION)
        .map(sync -> String.valueOf(sync.getOrDefault(STATE, "")))
        .findFirst()
        .orElse("");
  }

  private Stream<Document> settings(App app, String... members) {
    return config.list(app, ConfigKind.SERVICE).stream()
        .filter(service -> ServiceType.isMongoDb(service.body()))
        .flatMap(service -> settings(service, members));
  }

  private static Stream<Document> settings(ConfigDocument service, String... members) {
    Document all =
        service.body().get("config") instanceof Document document ? document : new Document();
    return Stream.of(members)
        .map(member -> all.get(member) instanceof Document sync ? sync : null)
        .flatMap(sync -> Optional.ofNullable(sync).stream());
  }

  private static String namespace(ConfigDocument schema) {
    Document metadata = schema.body().get("metadata", new Document());
    return metadata.get("database") + "." + metadata.get("collection");
  }
}
