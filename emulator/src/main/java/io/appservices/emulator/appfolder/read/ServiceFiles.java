package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.PartNames;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.definition.RuleNamespace;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one data source or third-party service. Since 2021 each collection has a folder
 * with files for its rule, schema and relationships; before, all of it was one file in {@code
 * rules}.
 */
final class ServiceFiles {

  private static final String CONFIG = "/config.json";
  private static final String RELATIONSHIPS = "relationships";
  private static final String SCHEMA = "schema";

  private final FolderContents files;
  private final PartList parts;
  private final Findings findings;
  private final FunctionFiles functions;

  ServiceFiles(FolderContents files, PartList parts, Findings findings) {
    this.files = files;
    this.parts = parts;
    this.findings = findings;
    this.functions = new FunctionFiles(files, parts, findings);
  }

  void read(String folder) {
    String path = folder + CONFIG;
    Optional<Document> config = files.document(path);
    if (config.isEmpty()) {
      if (!files.has(path)) {
        findings.problem(path, "missing");
      }
      return;
    }
    parts.addNamed(Section.SERVICE, "", config.get(), path);
    String service = Members.stored(config.get()).nonEmptyText("name").orElse("");
    String defaultRule = folder + "/default_rule.json";
    files
        .document(defaultRule)
        .ifPresent(body -> parts.add(Section.DEFAULT_RULE, service, "", body, defaultRule));
    for (String rule : files.jsonIn(folder + "/rules")) {
      files.document(rule).ifPresent(body -> combined(service, body, rule));
    }
    webhooks(service, folder);
    for (String database : files.foldersIn(folder)) {
      files.foldersIn(database).forEach(collection -> collection(service, database, collection));
    }
  }

  /**
   * Reads webhooks: in a folder of their own, or beside the service, as old endpoints of the type
   * http.
   */
  private void webhooks(String service, String folder) {
    functions.webhooks(service, folder + "/incoming_webhooks");
    functions.webhooks(service, folder);
  }

  private void collection(String service, String database, String folder) {
    Document metadata = metadata(service, name(database), name(folder));
    String rulePath = folder + "/rules.json";
    files
        .document(rulePath)
        .ifPresent(
            rule -> {
              Document named = new Document(rule);
              named.putIfAbsent("database", metadata.get("database"));
              named.putIfAbsent("collection", metadata.get("collection"));
              // The rule says better than folders what the collection is called.
              metadata.append("database", named.get("database"));
              metadata.append("collection", named.get("collection"));
              parts.add(Section.RULE, service, PartNames.namespace(named), named, rulePath);
            });
    String schemaPath = folder + "/schema.json";
    Optional<Document> schema = files.document(schemaPath);
    Optional<Document> relationships = files.document(folder + "/relationships.json");
    schema(service, metadata, schema, relationships, schemaPath);
  }

  /**
   * Reads a folder with schema and rule. A schema alone makes no rule: an empty one would permit
   * nothing.
   */
  private void combined(String service, Document read, String path) {
    Document body = RuleNamespace.split(read);
    if (!body.containsKey("collection")) {
      parts.addNamed(Section.RULE, service, body, path);
      return;
    }
    Document rule = Documents.without(Documents.without(body, SCHEMA), RELATIONSHIPS);
    if (rule.keySet().size() > 2 || member(body, SCHEMA).isEmpty()) {
      parts.add(Section.RULE, service, PartNames.namespace(rule), rule, path);
    }
    Document metadata = metadata(service, rule.get("database"), rule.get("collection"));
    schema(service, metadata, member(body, SCHEMA), member(body, RELATIONSHIPS), path);
  }

  private void schema(
      String service,
      Document metadata,
      Optional<Document> schema,
      Optional<Document> relationships,
      String origin) {
    if (schema.isEmpty() && relationships.isEmpty()) {
      return;
    }
    Document body =
        new Document("metadata", metadata)
            .append(SCHEMA, schema.orElseGet(Document::new))
            .append(RELATIONSHIPS, relationships.orElseGet(Document::new));
    parts.add(Section.SCHEMA, service, PartNames.namespace(metadata), body, origin);
  }

  private static Document metadata(
      String service, @Nullable Object database, @Nullable Object collection) {
    return new Document("data_source", service)
        .append("database", database)
        .append("collection", collection);
  }

  private static Optional<Document> member(Document body, String key) {
    return body.get(key) instanceof Document document && !document.isEmpty()
        ? Optional.of(document)
        : Optional.empty();
  }

  private static String name(String path) {
    return FileNames.name(path.substring(path.lastIndexOf('/') + 1));
  }
}
