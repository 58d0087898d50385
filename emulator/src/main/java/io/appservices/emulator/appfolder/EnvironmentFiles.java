package io.appservices.emulator.appfolder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bson.Document;

/**
 * {@code environments/<environment>.json}, each with the values of one environment, while the app
 * keeps each value with all its environments.
 */
final class EnvironmentFiles {

  private static final String FOLDER = "environments";
  private static final String VALUES = "values";

  /** The names in the Admin API by the names of files. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("no-environment", "none");
    NAMES.put("development", "development");
    NAMES.put("testing", "testing");
    NAMES.put("qa", "qa");
    NAMES.put("production", "production");
  }

  private EnvironmentFiles() {}

  static void read(FolderContents files, PartList parts, Findings findings) {
    Map<String, Document> values = new LinkedHashMap<>();
    for (String path : files.jsonIn(FOLDER)) {
      String environment = NAMES.get(FolderReader.fileName(path));
      if (environment == null) {
        findings.problem(path, "there is no such environment");
        continue;
      }
      FolderReader.orEmpty(files.document(path).orElseGet(Document::new).get(VALUES))
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, n -> new Document()).append(environment, value));
    }
    values.forEach(
        (name, perEnvironment) ->
            parts.add(
                Section.ENVIRONMENT_VALUE, "", name, new Document(VALUES, perEnvironment), FOLDER));
  }

  /** A file for each environment, also where it has no values. */
  static void write(List<Part> values, SortedMap<String, byte[]> files) {
    NAMES.forEach(
        (file, environment) -> {
          Document own = new Document();
          for (Part value : values) {
            Document all = FolderReader.orEmpty(value.body().get(VALUES));
            if (all.containsKey(environment)) {
              own.append(value.name(), all.get(environment));
            }
          }
          files.put(FOLDER + "/" + file + ".json", PrettyJson.bytes(new Document(VALUES, own)));
        });
  }
}
