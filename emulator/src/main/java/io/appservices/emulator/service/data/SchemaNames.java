package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.SchemaDefinition;
import io.appservices.emulator.service.config.ConfigService;
import org.bson.Document;

/** Finds the collections that clients name by the titles of their schemas. */
final class SchemaNames {

  private static final String SCHEMA_NAME = "schema_name";
  private static final String DATABASE = "database";
  private static final String COLLECTION = "collection";

  private final ConfigService config;

  SchemaNames(ConfigService config) {
    this.config = config;
  }

  /**
   * Returns the arguments with {@code database} and {@code collection}, where they have {@code
   * schema_name} instead.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if no schema has this title
   */
  Document locate(App app, String service, Document arguments) {
    if (!(arguments.get(SCHEMA_NAME) instanceof String title)
        || arguments.get(DATABASE) != null
        || arguments.get(COLLECTION) != null) {
      return arguments;
    }
    SchemaDefinition schema =
        config.list(app, ConfigKind.SCHEMA).stream()
            .map(SchemaDefinition::of)
            .filter(found -> found.title().filter(title::equals).isPresent())
            .filter(found -> found.dataSource().filter(service::equals).isPresent())
            .filter(found -> found.database().isPresent() && found.collection().isPresent())
            .findFirst()
            .orElseThrow(() -> DataRefusals.noCollectionWithSchema(title));
    return new Document(arguments)
        .append(DATABASE, schema.database().get())
        .append(COLLECTION, schema.collection().get());
  }
}
