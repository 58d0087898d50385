package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Documents;
import java.util.List;
import org.bson.Document;

/**
 * {@code secrets.json}, which is read and never written. {@code auth_providers} and {@code
 * services} give the fields of a provider or service that are secret; any other member is, for the
 * emulator alone, a secret under that name.
 */
final class SecretsFile {

  private static final String FILE = "secrets.json";
  private static final String PROVIDERS = "auth_providers";
  private static final String SERVICES = "services";

  private SecretsFile() {}

  static void read(FolderContents files, PartList parts, Findings findings) {
    Document all = files.document(FILE).orElseGet(Document::new);
    for (String group : List.of(PROVIDERS, SERVICES)) {
      Documents.of(all.get(group))
          .forEach(
              (owner, fields) ->
                  Documents.of(fields)
                      .forEach((field, value) -> add(owner, field, value, parts, findings)));
    }
    all.forEach(
        (name, value) -> {
          if (!name.equals(PROVIDERS) && !name.equals(SERVICES)) {
            add("", name, value, parts, findings);
          }
        });
  }

  private static void add(
      String owner, String name, Object value, PartList parts, Findings findings) {
    if (value instanceof String text) {
      parts.add(Section.SECRET, owner, name, new Document("value", text), FILE);
    } else {
      findings.problem(FILE, "'" + name + "' must be a string");
    }
  }
}
