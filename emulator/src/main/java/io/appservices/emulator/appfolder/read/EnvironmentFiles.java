package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.definition.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
      Object own = files.document(path).orElseGet(Document::new).get(VALUES);
      if (own != null && !(own instanceof Document)) {
        findings.problem(path, "'" + VALUES + "' must be an object");
      }
      Documents.of(own)
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, n -> new Document()).append(key, value));
    }
    values.forEach(
        (name, perEnvironment) ->
            parts.add(
                Section.ENVIRONMENT_VALUE, "", name, new Document(VALUES, perEnvironment), FOLDER));
  }
}
