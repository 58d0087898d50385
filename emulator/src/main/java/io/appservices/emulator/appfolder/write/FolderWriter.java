package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.PrettyJson;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Writes the files of an app in a version of the format. Secrets are left out, as the service does.
 */
public final class FolderWriter {

  private static final byte[] EMPTY = {};

  private final AppConfiguration configuration;
  private final ConfigVersion version;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private FolderWriter(AppConfiguration configuration, ConfigVersion version) {
    this.configuration = configuration;
    this.version = version;
  }

  /**
   * Returns all files of an app.
   *
   * @return contents by paths, with slashes; a path that ends with one is an empty folder
   */
  public static SortedMap<String, byte[]> write(
      AppConfiguration configuration, ConfigVersion version) {
    FolderWriter writer = new FolderWriter(configuration, version);
    writer.write();
    return writer.files;
  }

  private void write() {
    root();
    named(Section.VALUE, "values");
    named(Section.TRIGGER, "triggers");
    named(Section.LOG_FORWARDER, "log_forwarders");
    // realm-cli tells a folder without files from one that is not there.
    configuration.parts(Section.VALUE).stream()
        .findAny()
        .ifPresentOrElse(value -> {}, () -> files.put("values/", EMPTY));
    functions();
    configuration.parts(Section.SERVICE).forEach(this::service);
    providers();
    endpoints();
    graphql();
    EnvironmentValues.write(configuration.parts(Section.ENVIRONMENT_VALUE), files);
    if (!version.legacy()) {
      single(Section.CUSTOM_USER_DATA, "auth/custom_user_data.json");
      single(Section.SYNC_CONFIG, "sync/config.json");
      single(Section.HOSTING_CONFIG, "hosting/config.json");
    }
  }

  private void root() {
    Document root = new Document("config_version", version.number());
    AppConfiguration.ROOT_MEMBERS.stream()
        .filter(key -> configuration.root().get(key) != null)
        .filter(key -> !key.equals("environment") || configuration.rootText(key).isPresent())
        .filter(key -> !key.equals("allowed_request_origins") || origins())
        .forEach(key -> root.append(key, configuration.root().get(key)));
    if (version.legacy()) {
      Object allowed = root.remove("allowed_request_origins");
      root.append(
          "security",
          allowed == null ? new Document() : new Document("allowed_request_origins", allowed));
      inRoot(root, Section.CUSTOM_USER_DATA, "custom_user_data_config");
      inRoot(root, Section.SYNC_CONFIG, "sync");
    }
    // Command lines push what the root has, and leave the folder of hosting alone.
    inRoot(root, Section.HOSTING_CONFIG, "hosting");
    files.put(version.rootFile(), PrettyJson.bytes(root));
  }

  private boolean origins() {
    return configuration.root().get("allowed_request_origins") instanceof List<?> origins
        && !origins.isEmpty();
  }

  private void inRoot(Document root, Section section, String key) {
    configuration.part(section).ifPresent(part -> root.append(key, part.body()));
  }

  private void named(Section section, String folder) {
    for (Part part : configuration.parts(section)) {
      json(folder + "/" + FileNames.of(part.name()) + ".json", named(part));
    }
  }

  private void single(Section section, String path) {
    configuration.part(section).ifPresent(part -> json(path, part.body()));
  }

  private void functions() {
    List<Part> functions = configuration.parts(Section.FUNCTION);
    if (version.legacy()) {
      functions.forEach(
          function -> ownFolder("functions/" + FileNames.path(function.name()), function));
      return;
    }
    for (Part function : functions) {
      source("functions/" + FileNames.path(function.name()) + ".js", function);
    }
    if (!functions.isEmpty()) {
      json("functions/config.json", functions.stream().map(FolderWriter::withoutSource).toList());
    }
  }

  /** Writes a function, or a similar part, as a folder with its configuration and its source. */
  private void ownFolder(String folder, Part function) {
    json(folder + "/config.json", withoutSource(function));
    source(folder + "/source.js", function);
  }

  private void source(String path, Part function) {
    String source = Members.stored(function.body()).nonEmptyText("source").orElse("");
    files.put(path, source.getBytes(StandardCharsets.UTF_8));
  }

  private void service(Part service) {
    String name = service.name();
    ServiceGroup type = ServiceGroup.of(service.body());
    String folder = type.folder(version) + "/" + FileNames.of(name);
    json(folder + "/config.json", named(service));
    configuration
        .parts(Section.DEFAULT_RULE, name)
        .forEach(rule -> json(folder + "/default_rule.json", rule.body()));
    configuration
        .parts(Section.INCOMING_WEBHOOK, name)
        .forEach(
            hook -> ownFolder(folder + "/incoming_webhooks/" + FileNames.of(hook.name()), hook));
    if (type == ServiceGroup.DATA_SOURCE) {
      new CollectionFiles(configuration, version, this::json).write(name, folder);
    } else {
      configuration
          .parts(Section.RULE, name)
          .forEach(
              rule -> json(folder + "/rules/" + FileNames.of(rule.name()) + ".json", named(rule)));
    }
  }

  private void providers() {
    List<Part> providers = configuration.parts(Section.AUTH_PROVIDER);
    if (version.legacy()) {
      providers.forEach(p -> json("auth_providers/" + FileNames.of(p.name()) + ".json", typed(p)));
    } else {
      Document all = new Document();
      providers.forEach(provider -> all.append(provider.name(), typed(provider)));
      json("auth/providers.json", all);
    }
  }

  private void endpoints() {
    List<Part> endpoints = configuration.parts(Section.ENDPOINT);
    if (!endpoints.isEmpty() || !version.legacy()) {
      json("http_endpoints/config.json", endpoints.stream().map(Part::body).toList());
    }
    String folder = version.legacy() ? "" : "http_endpoints/";
    single(Section.DATA_API_CONFIG, folder + "data_api_config.json");
  }

  private void graphql() {
    single(Section.GRAPHQL_CONFIG, "graphql/config.json");
    List<Part> resolvers = configuration.parts(Section.CUSTOM_RESOLVER);
    for (Part resolver : resolvers) {
      json("graphql/custom_resolvers/" + FileNames.of(resolver.name()) + ".json", resolver.body());
    }
    if (resolvers.isEmpty()) {
      files.put("graphql/custom_resolvers/", EMPTY);
    }
  }

  private void json(String path, Object value) {
    files.put(path, PrettyJson.bytes(value));
  }

  private static Document named(Part part) {
    Document all = members(new Document("name", part.name()), part.body());
    return MemberOrder.of(part.section(), all);
  }

  private static Document typed(Part provider) {
    Document named = new Document("name", provider.name()).append("type", provider.name());
    return MemberOrder.of(Section.AUTH_PROVIDER, members(named, provider.body()));
  }

  private static Document withoutSource(Part function) {
    return Documents.without(named(function), "source");
  }

  private static Document members(Document first, Document more) {
    Document all = new Document(first);
    all.putAll(more);
    return all;
  }
}
