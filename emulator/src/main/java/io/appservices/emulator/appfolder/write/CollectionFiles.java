package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bson.Document;

/** The files of the collections of a data source: rule, schema and relationships. */
final class CollectionFiles {

  private final AppConfiguration configuration;
  private final ConfigVersion version;
  private final BiConsumer<String, Object> json;

  CollectionFiles(
      AppConfiguration configuration, ConfigVersion version, BiConsumer<String, Object> json) {
    this.configuration = configuration;
    this.version = version;
    this.json = json;
  }

  /** Writes those of a data source into its folder. */
  void write(String service, String folder) {
    if (version.legacy()) {
      combined(service, folder + "/rules/");
    } else {
      apart(service, folder + "/");
    }
  }

  private void apart(String service, String folder) {
    for (Part rule : configuration.parts(Section.RULE, service)) {
      json.accept(collection(folder, rule.body()) + "rules.json", rule.body());
    }
    for (Part schema : configuration.parts(Section.SCHEMA, service)) {
      String collection = collection(folder, Documents.of(schema.body().get("metadata")));
      json.accept(collection + "schema.json", schema.body().get("schema"));
      json.accept(collection + "relationships.json", schema.body().get("relationships"));
    }
  }

  private void combined(String service, String folder) {
    Map<String, Document> all = new LinkedHashMap<>();
    for (Part rule : configuration.parts(Section.RULE, service)) {
      all.put(rule.name(), new Document(rule.body()));
    }
    for (Part schema : configuration.parts(Section.SCHEMA, service)) {
      Document metadata = Documents.of(schema.body().get("metadata"));
      all.computeIfAbsent(
              schema.name(),
              name ->
                  new Document("database", metadata.get("database"))
                      .append("collection", metadata.get("collection")))
          .append("schema", schema.body().get("schema"))
          .append("relationships", schema.body().get("relationships"));
    }
    all.forEach((name, body) -> json.accept(folder + FileNames.of(name) + ".json", body));
  }

  private static String collection(String folder, Document names) {
    return folder
        + FileNames.of(String.valueOf(names.get("database")))
        + "/"
        + FileNames.of(String.valueOf(names.get("collection")))
        + "/";
  }
}
