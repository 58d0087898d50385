package io.appservices.emulator.service.data;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.service.config.ConfigService;
import java.util.stream.Stream;
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
   * The arguments with {@code database} and {@code collection}, where they have {@code schema_name}
   * instead.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if no schema has this title
   */
  Document locate(App app, String service, Document arguments) {
    if (!(arguments.get(SCHEMA_NAME) instanceof String title)
        || arguments.get(DATABASE) != null
        || arguments.get(COLLECTION) != null) {
      return arguments;
    }
    Document metadata =
        config.list(app, ConfigKind.SCHEMA).stream()
            .map(ConfigDocument::body)
            .filter(body -> title.equals(member(body, "schema").get("title")))
            .map(body -> member(body, "metadata"))
            .filter(found -> service.equals(found.get("data_source")))
            .filter(found -> Stream.of(DATABASE, COLLECTION).allMatch(found::containsKey))
            .findFirst()
            .orElseThrow(() -> DataRefusals.noCollectionWithSchema(title));
    return new Document(arguments)
        .append(DATABASE, metadata.get(DATABASE))
        .append(COLLECTION, metadata.get(COLLECTION));
  }

  private static Document member(Document body, String name) {
    return body.get(name) instanceof Document member ? member : new Document();
  }
}
