package io.appservices.emulator.appfolder;

import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.bson.Document;

/** Configurations of apps of any shape, and files and documents that are none. */
abstract class ConfigurationArbitraries {

  static List<String> withoutPaths(List<String> notes) {
    return notes.stream().filter(note -> !note.contains("/: ignored")).toList();
  }

  static Map<Part.Key, Document> bodies(AppConfiguration app) {
    return app.parts().stream()
        .collect(
            Collectors.toMap(Part::key, part -> Ejson.parseDocument(Ejson.relaxed(part.body()))));
  }

  @Provide
  Arbitrary<ConfigVersion> versions() {
    return Arbitraries.of(20180301, 20200603, 20210101, 20230101, 20230808)
        .map(number -> ConfigVersion.of(number).orElseThrow());
  }

  @Provide
  Arbitrary<AppConfiguration> configurations() {
    return parts()
        .list()
        .ofMaxSize(12)
        .map(
            parts -> {
              Map<Part.Key, Part> unique = new LinkedHashMap<>();
              // A service that is owned by what belongs to it has to be there.
              parts.forEach(part -> unique.putIfAbsent(part.key(), part));
              List<Part> all = new ArrayList<>(unique.values());
              unique.values().stream()
                  .map(Part::owner)
                  .filter(owner -> !owner.isEmpty())
                  .distinct()
                  .forEach(owner -> all.add(service(owner)));
              return new AppConfiguration(root(), all);
            });
  }

  static Document root() {
    return new Document("app_id", "any-abcde")
        .append("name", "any")
        .append("location", "US-VA")
        .append("deployment_model", "GLOBAL")
        .append("environment", "qa")
        .append("allowed_request_origins", List.of("http://localhost"));
  }

  static Part service(String name) {
    return new Part(Section.SERVICE, "", name, new Document("type", "mongodb-atlas"), "");
  }

  static Arbitrary<Part> parts() {
    return Arbitraries.oneOf(
        List.of(
            named(Section.VALUE),
            named(Section.TRIGGER),
            named(Section.LOG_FORWARDER),
            named(Section.AUTH_PROVIDER),
            function(Section.FUNCTION, Arbitraries.just("")),
            function(Section.INCOMING_WEBHOOK, services()),
            rules(),
            schemas(),
            Combinators.combine(services(), members())
                .as((owner, body) -> new Part(Section.DEFAULT_RULE, owner, "", body, "")),
            single(Section.CUSTOM_USER_DATA),
            single(Section.SYNC_CONFIG),
            single(Section.GRAPHQL_CONFIG),
            single(Section.HOSTING_CONFIG),
            single(Section.DATA_API_CONFIG),
            endpoints(),
            Combinators.combine(names(), members())
                .as(
                    (name, body) ->
                        new Part(
                            Section.ENVIRONMENT_VALUE,
                            "",
                            name,
                            new Document("values", new Document("qa", body)),
                            ""))));
  }

  static Arbitrary<Part> named(Section section) {
    return Combinators.combine(names(), members())
        .as((name, body) -> new Part(section, "", name, body, ""));
  }

  static Arbitrary<Part> single(Section section) {
    return members()
        .map(body -> new Part(section, "", "", new Document(body).append("enabled", true), ""));
  }

  static Arbitrary<Part> function(Section section, Arbitrary<String> owners) {
    Arbitrary<String> sources = Arbitraries.of("exports = () => 1;", "", "// \u00e4\n\u20ac\r\n");
    return Combinators.combine(owners, names(), members(), sources)
        .as(
            (owner, name, body, source) ->
                new Part(section, owner, name, new Document(body).append("source", source), ""));
  }

  static Arbitrary<Part> rules() {
    return Combinators.combine(services(), names(), names(), members())
        .as(
            (owner, database, collection, body) -> {
              Document rule = new Document("database", database).append("collection", collection);
              rule.putAll(body);
              rule.append("roles", List.of());
              return new Part(Section.RULE, owner, PartNames.namespace(rule), rule, "");
            });
  }

  static Arbitrary<Part> schemas() {
    return Combinators.combine(services(), names(), names(), members())
        .as(
            (owner, database, collection, body) -> {
              Document metadata =
                  new Document("data_source", owner)
                      .append("database", database)
                      .append("collection", collection);
              Document schema =
                  new Document("metadata", metadata)
                      .append("schema", new Document("bsonType", "object").append("x", body))
                      .append("relationships", new Document());
              return new Part(Section.SCHEMA, owner, PartNames.namespace(metadata), schema, "");
            });
  }

  static Arbitrary<Part> endpoints() {
    return Combinators.combine(names(), Arbitraries.of("GET", "POST", "*"))
        .as(
            (route, method) -> {
              Document body = new Document("route", "/" + route).append("http_method", method);
              return new Part(Section.ENDPOINT, "", PartNames.endpoint(body), body, "");
            });
  }

  static Arbitrary<String> services() {
    return Arbitraries.of("mongodb-atlas", "a/b", "..", "x y");
  }

  static Arbitrary<String> names() {
    return Arbitraries.of(
        "a",
        "b",
        "a/b",
        "../a",
        "..",
        ".",
        "a//b",
        "%2E",
        "\u00e4\u20ac",
        "x\\y",
        "config",
        "A",
        "q?*");
  }

  static Arbitrary<Document> members() {
    Arbitrary<Object> values =
        Arbitraries.of(
            1, 2.5, true, "text", "<&>", List.of(1, "x"), List.of(), new Document("k", 1));
    return Arbitraries.maps(Arbitraries.of("one", "two", "config"), values)
        .ofMaxSize(3)
        .map(Document::new);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
        "root_config.json",
        "stitch.json",
        "functions/config.json",
        "functions/a/config.json",
        "auth/providers.json",
        "values/a.json",
        "secrets.json",
        "environments/qa.json",
        "data_sources/a/config.json",
        "data_sources/a/b/c/rules.json",
        "http_endpoints/config.json",
        "x");
  }

  @Provide
  Arbitrary<Map<String, String>> rubbish() {
    Arbitrary<String> contents =
        Arbitraries.of(
            "", "{", "[]", "{}", "[1]", "null", "{\"name\":1}", "{\"a\":{\"b\":[]}}", "\u0000");
    return Arbitraries.maps(paths(), contents);
  }

  @Provide
  Arbitrary<Document> rubbishBody() {
    Arbitrary<String> keys =
        Arbitraries.of(
            "functions",
            "values",
            "auth",
            "triggers",
            "data_sources",
            "services",
            "graphql",
            "secrets",
            "environments",
            "sync",
            "config_version",
            "name",
            "schemas",
            "endpoints");
    Arbitrary<Object> values =
        Arbitraries.of(
            1,
            "x",
            List.of(),
            List.of(1),
            new Document(),
            new Document("config", 1),
            List.of(new Document("config", new Document("name", "n")).append("rules", 1)),
            List.of(new Document("name", "n")),
            new Document("sources", new Document("a", 1)));
    return Arbitraries.maps(keys, values).map(Document::new);
  }
}
