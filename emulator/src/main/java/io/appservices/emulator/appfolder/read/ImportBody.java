package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.PrettyJson;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The body that command lines push: a folder in one document (realm-cli: {@code structure_v1.go},
 * {@code structure_v2.go}). It is unpacked into the files that it was packed from.
 */
public final class ImportBody {

  private static final String CONFIG = "config";
  private static final String SOURCE = "source";

  /** Members that are no part of the root file. */
  private static final Set<String> PACKED =
      Set.of(
          "environments",
          "values",
          "auth",
          "auth_providers",
          "functions",
          "triggers",
          "data_sources",
          "http_endpoints",
          "endpoints",
          "data_api_config",
          "services",
          "graphql",
          "secrets",
          "log_forwarders");

  private final Document body;
  private final Findings findings;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private ImportBody(Document body, Findings findings) {
    this.body = body;
    this.findings = findings;
  }

  /** Reads the document as the folder that it stands for. */
  public static AppConfiguration read(Document body, Findings findings) {
    ImportBody packed = new ImportBody(body, findings);
    packed.unpack();
    return FolderReader.read(packed.files, findings);
  }

  private void unpack() {
    root();
    documents("environments", body.get("environments"));
    list("values", "values");
    list("triggers", "triggers");
    list("log_forwarders", "log_forwarders");
    list("auth_providers", "auth_providers");
    Document auth = document("auth");
    single("auth/providers.json", auth, "providers");
    single("auth/custom_user_data.json", auth, "custom_user_data");
    functions();
    for (String folder : List.of("data_sources", "http_endpoints", "services")) {
      each(folder, (service, path) -> service(folder, service, path));
    }
    single("http_endpoints/config.json", document("endpoints"), CONFIG);
    single("http_endpoints/data_api_config.json", body, "data_api_config");
    single("graphql/config.json", document("graphql"), CONFIG);
    jsonFiles("graphql/custom_resolvers", document("graphql").get("custom_resolvers"));
    single("secrets.json", body, "secrets");
  }

  private void root() {
    Document root = new Document();
    body.forEach(
        (key, value) -> {
          if (!PACKED.contains(key)) {
            root.append(key, value);
          }
        });
    int number = body.get("config_version") instanceof Number n ? n.intValue() : 0;
    ConfigVersion version = ConfigVersion.of(number).orElse(ConfigVersion.DEFAULT);
    if (number == 0) {
      root.append("config_version", version.number());
    }
    if (!version.legacy() && root.get("sync") instanceof Document) {
      single("sync/config.json", (Document) root.remove("sync"), CONFIG);
    }
    json(version.rootFile(), root);
  }

  /**
   * Reads the functions: a list of configurations and a tree of sources since 2021, a list of both
   * before.
   */
  private void functions() {
    if (body.get("functions") instanceof List<?>) {
      each("functions", this::ownFolder);
      return;
    }
    Document functions = document("functions");
    single("functions/config.json", functions, CONFIG);
    Documents.of(functions.get("sources"))
        .forEach((path, source) -> text("functions/" + path, source));
  }

  private void service(String folder, Document service, String path) {
    single(path + "/config.json", service, CONFIG);
    single(path + "/default_rule.json", service, "default_rule");
    jsonFiles(path + "/rules", service.get("rules"));
    items(path + "/incoming_webhooks", service.get("incoming_webhooks"), this::ownFolder);
    if (!service.containsKey(CONFIG)) {
      findings.problem(folder, "an element is missing '" + CONFIG + "'");
    }
  }

  private void ownFolder(Document function, String path) {
    single(path + "/config.json", function, CONFIG);
    text(path + "/source.js", function.get(SOURCE));
  }

  private interface Item {
    void unpack(Document item, String path);
  }

  private void list(String key, String folder) {
    jsonFiles(folder, body.get(key));
  }

  private void jsonFiles(String folder, @Nullable Object list) {
    items(folder, list, (item, path) -> json(path + ".json", item));
  }

  private void each(String key, Item unpacking) {
    items(key, body.get(key), unpacking);
  }

  /** Elements are called by their names, so that problems can be found, or by their places. */
  private void items(String folder, @Nullable Object list, Item unpacking) {
    if (list == null) {
      return;
    }
    if (!(list instanceof List<?> items)) {
      findings.problem(folder, "expected an array");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Document item)) {
        findings.problem(folder, "element " + i + " must be an object");
        continue;
      }
      unpacking.unpack(item, freePath(folder, item, i));
    }
  }

  private String freePath(String folder, Document item, int place) {
    Document named =
        item.get(CONFIG) instanceof Document config && !item.containsKey("type") ? config : item;
    String name =
        Members.stored(named)
            .nonEmptyText("name")
            .or(() -> Members.stored(named).nonEmptyText("type"))
            .orElse("%" + place);
    String path = folder + "/" + (name.startsWith("%") ? name : FileNames.of(name));
    boolean taken = files.containsKey(path + ".json") || files.containsKey(path + "/config.json");
    return taken ? path + "%" + place : path;
  }

  private void documents(String folder, @Nullable Object value) {
    Documents.of(value).forEach((file, content) -> json(folder + "/" + file, content));
  }

  private void single(String path, Document source, String key) {
    if (source.get(key) != null) {
      json(path, source.get(key));
    }
  }

  private void json(String path, Object value) {
    files.put(path, PrettyJson.bytes(value));
  }

  private void text(String path, @Nullable Object value) {
    if (value instanceof String text) {
      files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Document document(String key) {
    Object value = body.get(key);
    if (value != null && !(value instanceof Map)) {
      findings.problem(key, "expected an object");
    }
    return Documents.of(value);
  }
}
