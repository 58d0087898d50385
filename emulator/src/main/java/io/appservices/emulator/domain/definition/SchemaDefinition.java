package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;

/**
 * A schema of an app, read out of the configuration that keeps it. What it does not know, such as
 * the schema itself, stays in the {@link ConfigDocument} alone.
 *
 * @param title by which clients may name its collection
 * @param dataSource the name of the service that has its collection
 */
public record SchemaDefinition(
    Optional<String> title,
    Optional<String> dataSource,
    Optional<String> database,
    Optional<String> collection) {

  /** Reads a part of the kind {@link ConfigKind#SCHEMA}. */
  public static SchemaDefinition of(ConfigDocument stored) {
    Members metadata = stored.members().objectOrEmpty("metadata");
    return new SchemaDefinition(
        stored.members().objectOrEmpty("schema").text("title"),
        metadata.text("data_source"),
        metadata.text("database"),
        metadata.text("collection"));
  }
}
