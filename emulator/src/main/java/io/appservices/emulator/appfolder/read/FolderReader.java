package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.PartNames;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.bson.Document;

/**
 * Reads the files of an app, in any version of the format (docs: app configuration). Folders that
 * people keep mix them, so each part is taken from wherever some version has it.
 */
public final class FolderReader {

  private static final List<String> ENDPOINT_FOLDERS = List.of("http_endpoints", "https_endpoints");

  private final FolderContents files;
  private final Findings findings;
  private final PartList parts;

  private FolderReader(SortedMap<String, byte[]> files, Findings findings) {
    this.files = new FolderContents(files, findings);
    this.findings = findings;
    this.parts = new PartList(findings);
  }

  /**
   * Reads all files; what is wrong, and what is left out, is found in the findings.
   *
   * @param files contents by paths, with slashes
   */
  public static AppConfiguration read(SortedMap<String, byte[]> files, Findings findings) {
    if (files.isEmpty() && !findings.problems().isEmpty()) {
      // It could not be looked into, so nothing can be said of what is missing in it.
      return new AppConfiguration(new Document(), List.of());
    }
    FolderReader reader = new FolderReader(files, findings);
    AppConfiguration configuration = reader.read();
    reader.files.unread().forEach(path -> findings.note(path, "ignored"));
    return configuration;
  }

  private AppConfiguration read() {
    return RootFile.read(files, parts, findings)
        .map(this::read)
        .orElseGet(() -> new AppConfiguration(new Document(), List.of()));
  }

  private AppConfiguration read(RootFile root) {
    named(Section.VALUE, "values");
    SecretsFile.read(files, parts, findings);
    new FunctionFiles(files, parts, findings).read(root.version());
    services();
    providers();
    customUserData("auth/custom_user_data.json");
    named(Section.TRIGGER, "triggers");
    endpoints(endpointFile(root.version(), "/config.json"));
    single(Section.DATA_API_CONFIG, "data_api_config.json");
    single(Section.DATA_API_CONFIG, endpointFile(root.version(), "/data_api_config.json"));
    single(Section.GRAPHQL_CONFIG, "graphql/config.json");
    resolvers();
    single(Section.SYNC_CONFIG, "sync/config.json");
    hosting("hosting/config.json");
    named(Section.LOG_FORWARDER, "log_forwarders");
    EnvironmentFiles.read(files, parts, findings);
    return new AppConfiguration(root.settings(), parts.all());
  }

  private void named(Section section, String folder) {
    for (String path : files.jsonIn(folder)) {
      body(section, path).ifPresent(body -> parts.addNamed(section, "", body, path));
    }
  }

  private Optional<Document> body(Section section, String path) {
    return section.standsAlone()
        ? files.document(path, section, fileName(path))
        : files.document(path);
  }

  private void single(Section section, String path) {
    files.document(path).ifPresent(body -> parts.add(section, "", "", body, path));
  }

  /** Reads the settings of custom user data; a copy of those in the root file is no second part. */
  private void customUserData(String path) {
    Optional<Document> inRoot = parts.body(Section.CUSTOM_USER_DATA);
    files
        .document(path)
        .filter(body -> !inRoot.equals(Optional.of(body)))
        .ifPresent(body -> parts.add(Section.CUSTOM_USER_DATA, "", "", body, path));
  }

  /** Reads the settings of hosting, unless the root has them; a copy of those is no second part. */
  private void hosting(String path) {
    Optional<Document> inRoot = parts.body(Section.HOSTING_CONFIG);
    if (inRoot.isEmpty()) {
      single(Section.HOSTING_CONFIG, path);
    } else if (files.has(path) && !files.document(path).equals(inRoot)) {
      findings.note(path, "ignored, the root file has other settings of hosting");
    }
  }

  private void services() {
    ServiceFiles services = new ServiceFiles(files, parts, findings);
    files.foldersIn("data_sources").forEach(services::read);
    files.foldersIn("services").forEach(services::read);
    ENDPOINT_FOLDERS.forEach(folder -> files.foldersIn(folder).forEach(services::read));
  }

  private void providers() {
    String all = "auth/providers.json";
    files
        .document(all)
        .ifPresent(providers -> providers.forEach((type, body) -> provider(type, body, all)));
    for (String path : files.jsonIn("auth_providers")) {
      files.document(path).ifPresent(body -> provider(fileName(path), body, path));
    }
  }

  /** Reads a provider; its key names the type if the body does not. */
  private void provider(String key, Object value, String origin) {
    if (!(value instanceof Document body)) {
      findings.problem(origin, "'" + key + "' must be an object");
      return;
    }
    String type = Members.stored(body).nonEmptyText("type").orElse(key);
    Document settings = Documents.without(Documents.without(body, "type"), "name");
    parts.add(Section.AUTH_PROVIDER, "", type, settings, origin);
  }

  /**
   * Returns the path of a file about endpoints: where the version of the root has it, or else where
   * another one has it.
   */
  private String endpointFile(ConfigVersion version, String file) {
    String own = version.endpointFolder() + file;
    return ENDPOINT_FOLDERS.stream()
        .map(folder -> folder + file)
        .filter(path -> !files.has(own) && files.has(path))
        .findFirst()
        .orElse(own);
  }

  private void endpoints(String path) {
    for (Document endpoint : files.documents(path).orElse(List.of())) {
      Optional<String> route = Members.stored(endpoint).nonEmptyText("route");
      if (route.isEmpty()) {
        findings.defect(Section.ENDPOINT, "", path, "an endpoint is missing 'route'");
        continue;
      }
      parts.add(Section.ENDPOINT, "", PartNames.endpoint(endpoint), endpoint, path);
    }
  }

  private void resolvers() {
    for (String path : files.jsonIn("graphql/custom_resolvers")) {
      body(Section.CUSTOM_RESOLVER, path)
          .ifPresent(
              body -> parts.add(Section.CUSTOM_RESOLVER, "", PartNames.resolver(body), body, path));
    }
  }

  /** Returns the last part of a path, without its ending. */
  static String fileName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }
}
