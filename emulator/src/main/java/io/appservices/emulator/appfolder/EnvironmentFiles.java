package io.appservices.emulator.appfolder;

import io.appservices.emulator.domain.definition.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bson.Document;

/**
 * {@code environments/<environment>.json}, each with the values of one environment, while the app
 * keeps each value with all its environments.
 */
final class EnvironmentFiles {

  private static final String FOLDER = "environments";
  private static final String VALUES = "values";

  private EnvironmentFiles() {}

  static void read(FolderContents files, PartList parts, Findings findings) {
    Map<String, Document> values = new LinkedHashMap<>();
    for (String path : files.jsonIn(FOLDER)) {
      Optional<Environment> environment = Environment.byFileName(FolderReader.fileName(path));
      if (environment.isEmpty()) {
        findings.problem(path, "there is no such environment");
        continue;
      }
      String key = environment.get().valueKey();
      FolderReader.orEmpty(files.document(path).orElseGet(Document::new).get(VALUES))
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, n -> new Document()).append(key, value));
    }
    values.forEach(
        (name, perEnvironment) ->
            parts.add(
                Section.ENVIRONMENT_VALUE, "", name, new Document(VALUES, perEnvironment), FOLDER));
  }

  /** Writes a file for each environment, even if it has no values. */
  static void write(List<Part> values, SortedMap<String, byte[]> files) {
    for (Environment environment : Environment.values()) {
      Document own = valuesIn(environment, values);
      String path = FOLDER + "/" + environment.fileName() + ".json";
      files.put(path, PrettyJson.bytes(new Document(VALUES, own)));
    }
  }

  /** Returns the values that an environment has, by their names. */
  static Document valuesIn(Environment environment, List<Part> values) {
    Document own = new Document();
    for (Part value : values) {
      Document all = FolderReader.orEmpty(value.body().get(VALUES));
      if (all.containsKey(environment.valueKey())) {
        own.append(value.name(), all.get(environment.valueKey()));
      }
    }
    return own;
  }
}
