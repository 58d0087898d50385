package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.PrettyJson;
import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.definition.Environment;
import java.util.List;
import java.util.SortedMap;
import org.bson.Document;

/** The values of an app by environment, as a folder has them and as a document has them. */
final class EnvironmentValues {

  private static final String VALUES = "values";

  private EnvironmentValues() {}

  /** Writes a file for each environment, even if it has no values. */
  static void write(List<Part> values, SortedMap<String, byte[]> files) {
    for (Environment environment : Environment.values()) {
      Document own = valuesIn(environment, values);
      String path = "environments/" + environment.fileName() + ".json";
      files.put(path, PrettyJson.bytes(new Document(VALUES, own)));
    }
  }

  /** Returns the values that an environment has, by their names. */
  static Document valuesIn(Environment environment, List<Part> values) {
    Document own = new Document();
    for (Part value : values) {
      Document all = Documents.of(value.body().get(VALUES));
      if (all.containsKey(environment.valueKey())) {
        own.append(value.name(), all.get(environment.valueKey()));
      }
    }
    return own;
  }
}
