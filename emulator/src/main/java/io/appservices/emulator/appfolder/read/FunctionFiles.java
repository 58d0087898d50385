package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The functions of a folder: one list and a tree of sources since 2021, a folder for each before.
 */
final class FunctionFiles {

  private static final String FOLDER = "functions";
  private static final String CONFIG = "/config.json";
  private static final String SOURCE = "/source.js";

  private final FolderContents files;
  private final PartList parts;
  private final Findings findings;

  FunctionFiles(FolderContents files, PartList parts, Findings findings) {
    this.files = files;
    this.parts = parts;
    this.findings = findings;
  }

  void read(ConfigVersion version) {
    if (version.legacy() || !files.has(FOLDER + CONFIG)) {
      files
          .below(FOLDER)
          .filter(path -> path.endsWith(CONFIG) && !path.equals(FOLDER + CONFIG))
          .map(path -> path.substring(0, path.length() - CONFIG.length()))
          .toList()
          .forEach(folder -> one(Section.FUNCTION, "", folder));
      return;
    }
    for (Document config : files.documents(FOLDER + CONFIG).orElse(List.of())) {
      listed(config);
    }
  }

  /** Reads a function, or a similar part, that has a folder of its own. */
  void one(Section section, String owner, String folder) {
    Document config = files.document(folder + CONFIG).orElseGet(Document::new);
    Optional<String> source = files.text(folder + SOURCE);
    if (source.isEmpty()) {
      findings.problem(folder + SOURCE, "missing");
      return;
    }
    parts.addNamed(
        section, owner, new Document(config).append("source", source.get()), folder + CONFIG);
  }

  private void listed(Document config) {
    Optional<String> name = Members.stored(config).nonEmptyText("name");
    if (name.isEmpty()) {
      findings.problem(FOLDER + CONFIG, "a function is missing 'name'");
      return;
    }
    String path = FOLDER + "/" + FileNames.path(name.get()) + ".js";
    Optional<String> source =
        files.text(path).or(() -> files.text(FOLDER + "/" + name.get() + ".js"));
    if (source.isEmpty()) {
      findings.problem(path, "missing; functions/config.json lists the function");
      return;
    }
    parts.addNamed(Section.FUNCTION, "", new Document(config).append("source", source.get()), path);
  }
}
