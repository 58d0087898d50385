package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * The file at the root of a folder.
 *
 * @param version of the format
 * @param settings the members that {@link AppConfiguration#root} describes
 */
record RootFile(ConfigVersion version, Document settings) {

  /** The emulator's own member: folders of the service do not say the {@code _id} of the app. */
  private static final String ID = "_id";

  private static final String VERSION = "config_version";
  private static final String META = ".mdb/meta.json";

  /** Members that versions before 2021 keep here, and what they are. */
  private static final String SECURITY = "security";

  private static final Set<String> KNOWN =
      Set.of(
          VERSION,
          SECURITY,
          ID,
          "hosting",
          "custom_user_data_config",
          "sync",
          "product",
          "app_type");

  /** Reads the root file; empty, with a problem found, if there is none that can be used. */
  static Optional<RootFile> read(FolderContents files, PartList parts, Findings findings) {
    Optional<String> path = ConfigVersion.ROOT_FILES.stream().filter(files::has).findFirst();
    if (path.isEmpty()) {
      findings.problem(
          ConfigVersion.ROOT_FILES.get(0),
          "missing; an app has it at its root, or in older versions one of "
              + String.join(", ", ConfigVersion.ROOT_FILES.subList(1, 4)));
      return Optional.empty();
    }
    String file = path.get();
    return files.document(file).map(body -> of(file, body, files, parts, findings));
  }

  private static RootFile of(
      String file, Document body, FolderContents files, PartList parts, Findings findings) {
    ConfigVersion version = version(file, body, findings);
    Document settings = new Document();
    AppConfiguration.ROOT_MEMBERS.stream()
        .filter(body::containsKey)
        .forEach(k -> settings.append(k, body.get(k)));
    if (body.containsKey(ID)) {
      settings.append(ID, body.get(ID));
    }
    Document security = Documents.of(body.get(SECURITY));
    if (security.containsKey("allowed_request_origins")) {
      settings.append("allowed_request_origins", security.get("allowed_request_origins"));
    }
    single(Section.CUSTOM_USER_DATA, body, "custom_user_data_config", file, parts);
    single(Section.SYNC_CONFIG, body, "sync", file, parts);
    single(Section.HOSTING_CONFIG, body, "hosting", file, parts);
    body.keySet().stream()
        .filter(key -> !KNOWN.contains(key) && !AppConfiguration.ROOT_MEMBERS.contains(key))
        .forEach(key -> findings.note(file, "'" + key + "' ignored"));
    // Newer folders say which app they belong to only in what the command line keeps beside them.
    files
        .document(META)
        .flatMap(meta -> Members.stored(meta).nonEmptyText("client_app_id"))
        .ifPresent(id -> settings.putIfAbsent("app_id", id));
    files.document(".mdb/app_meta.json");
    return new RootFile(version, settings);
  }

  private static ConfigVersion version(String file, Document body, Findings findings) {
    Object value = body.get(VERSION);
    if (value == null) {
      return ConfigVersion.ofRootFile(file);
    }
    if (!(value instanceof Number number)) {
      findings.problem(file, "'" + VERSION + "' must be a number, such as 20210101");
      return ConfigVersion.DEFAULT;
    }
    return ConfigVersion.of(number.intValue())
        .orElseGet(
            () -> {
              findings.problem(file, "unknown '" + VERSION + "' " + value);
              return ConfigVersion.DEFAULT;
            });
  }

  private static void single(
      Section section, Document body, String key, String file, PartList parts) {
    if (body.get(key) instanceof Document settings && !settings.isEmpty()) {
      parts.add(section, "", "", settings, file);
    }
  }
}
