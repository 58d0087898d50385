package io.appservices.emulator.appfolder;

import io.appservices.emulator.ejson.Ejson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/**
 * The document that realm-cli makes of a folder to push it (realm-cli: {@code structure_v1.go},
 * {@code structure_v2.go}), written apart from what reads it.
 */
final class Packed {

  private final SortedMap<String, String> files;
  private final Document body;

  private Packed(SortedMap<String, String> files, Document body) {
    this.files = files;
    this.body = body;
  }

  /** The files of a folder of any version, as one document. */
  static Document of(SortedMap<String, String> files) {
    String root =
        files.keySet().stream()
            .filter(ConfigVersion.ROOT_FILES::contains)
            .findFirst()
            .orElseThrow();
    Packed packed = new Packed(files, Ejson.parseDocument(files.get(root)));
    packed.common();
    if (root.equals("config.json") || root.equals("stitch.json")) {
      packed.body.append("auth_providers", packed.list("auth_providers"));
      packed.body.append("functions", packed.functions("functions"));
      packed.body.append("data_api_config", packed.json("data_api_config.json"));
    } else {
      packed.current();
    }
    return packed.body;
  }

  static Document of(Map<String, byte[]> files) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach((path, bytes) -> texts.put(path, new String(bytes)));
    return of(texts);
  }

  private void common() {
    Document environments = new Document();
    jsonIn("environments").forEach(p -> environments.append(last(p), json(p)));
    body.append("environments", environments)
        .append("values", list("values"))
        .append("triggers", list("triggers"))
        .append("log_forwarders", list("log_forwarders"))
        .append("services", services("services"))
        .append("secrets", json("secrets.json"))
        .append("endpoints", new Document("config", json("http_endpoints/config.json")))
        .append(
            "graphql",
            new Document("config", json("graphql/config.json"))
                .append("custom_resolvers", list("graphql/custom_resolvers")));
  }

  private void current() {
    body.append(
        "auth",
        new Document("custom_user_data", json("auth/custom_user_data.json"))
            .append("providers", json("auth/providers.json")));
    Document sources = new Document();
    files.keySet().stream()
        .filter(path -> path.startsWith("functions/") && path.endsWith(".js"))
        .forEach(path -> sources.append(path.substring(10), files.get(path)));
    body.append(
        "functions",
        new Document("config", json("functions/config.json")).append("sources", sources));
    body.append("sync", new Document("config", json("sync/config.json")));
    body.append("data_api_config", json("http_endpoints/data_api_config.json"));
    body.append("data_sources", dataSources());
    body.append("http_endpoints", services("http_endpoints"));
  }

  private List<Document> services(String folder) {
    List<Document> all = new ArrayList<>();
    for (String service : foldersIn(folder)) {
      all.add(
          new Document("config", json(service + "/config.json"))
              .append("default_rule", json(service + "/default_rule.json"))
              .append("incoming_webhooks", functions(service + "/incoming_webhooks"))
              .append("rules", list(service + "/rules")));
    }
    return all;
  }

  private List<Document> dataSources() {
    List<Document> all = services("data_sources");
    List<String> folders = new ArrayList<>(foldersIn("data_sources"));
    for (int i = 0; i < all.size(); i++) {
      List<Document> rules = new ArrayList<>();
      foldersIn(folders.get(i))
          .forEach(database -> foldersIn(database).forEach(c -> rules.add(collection(c))));
      all.get(i).append("rules", rules);
    }
    return all;
  }

  private Document collection(String folder) {
    String[] names = folder.split("/");
    Object rule = json(folder + "/rules.json");
    Document all =
        rule == null
            ? new Document("database", names[2]).append("collection", names[3])
            : new Document((Document) rule);
    Object schema = json(folder + "/schema.json");
    if (schema != null) {
      all.append("schema", schema);
      all.append("relationships", json(folder + "/relationships.json"));
    }
    return all;
  }

  private List<Document> functions(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && path.endsWith("/source.js"))
        .map(path -> path.substring(0, path.length() - "/source.js".length()))
        .map(
            own ->
                new Document("config", json(own + "/config.json"))
                    .append("source", files.get(own + "/source.js")))
        .toList();
  }

  private List<Object> list(String folder) {
    return jsonIn(folder).stream().map(this::json).toList();
  }

  private List<String> jsonIn(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && path.endsWith(".json"))
        .filter(path -> path.lastIndexOf('/') == folder.length())
        .toList();
  }

  private Set<String> foldersIn(String folder) {
    Set<String> found = new TreeSet<>();
    for (String path : files.keySet()) {
      int slash = path.indexOf('/', folder.length() + 1);
      if (path.startsWith(folder + "/") && slash > 0) {
        found.add(path.substring(0, slash));
      }
    }
    return found;
  }

  private Object json(String path) {
    return files.containsKey(path) ? Ejson.parse(files.get(path)) : null;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
