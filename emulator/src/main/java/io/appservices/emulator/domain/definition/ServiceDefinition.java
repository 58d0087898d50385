package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A service of an app, such as a data source, read out of the configuration that keeps it. What it
 * does not know stays in the {@link ConfigDocument} alone.
 *
 * @param typeName the type as it was given
 * @param cluster the cluster or data lake behind a data source; empty if it names none
 * @param partitionSync the settings of partition-based Device Sync, if it has any
 * @param flexibleSync the settings of flexible Device Sync, if it has any
 */
public record ServiceDefinition(
    ObjectId id,
    String name,
    String typeName,
    String cluster,
    Optional<SyncSettings> partitionSync,
    Optional<SyncSettings> flexibleSync) {

  /**
   * Settings of Device Sync.
   *
   * @param state such as {@code enabled}; empty if it is not set
   * @param database empty if it is not set
   */
  public record SyncSettings(String state, String database) {

    private static SyncSettings of(Members settings) {
      return new SyncSettings(
          settings.reference("state").orElse(""), settings.reference("database_name").orElse(""));
    }

    public boolean isEnabled() {
      return state.equals("enabled");
    }
  }

  /** Reads a part of the kind {@link ConfigKind#SERVICE}. */
  public static ServiceDefinition of(ConfigDocument stored) {
    Members service = stored.members();
    Members config = service.objectOrEmpty("config");
    return new ServiceDefinition(
        stored.id(),
        stored.name(),
        String.valueOf(service.get("type")),
        config.reference("clusterName").or(() -> config.reference("dataLakeName")).orElse(""),
        config.object("sync").map(SyncSettings::of),
        config.object("flexible_sync").map(SyncSettings::of));
  }

  /** Returns the type; empty if it is none that is known. */
  public Optional<ServiceType> type() {
    return ServiceType.byWireName(typeName);
  }

  /** Tells whether it is a data source, and not one that sends mails or the like. */
  public boolean isDataSource() {
    return type().filter(ServiceType::isDataSource).isPresent();
  }

  /** Tells whether it is a MongoDB cluster, which takes reads and writes. */
  public boolean isMongoDb() {
    return type().filter(ServiceType::isMongoDb).isPresent();
  }

  /** Tells whether it has webhooks, as endpoints had before they were parts of their own. */
  public boolean isHttp() {
    return type().filter(ServiceType.HTTP::equals).isPresent();
  }
}
