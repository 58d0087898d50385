package io.appservices.emulator.appfolder.read;

import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.appfolder.FileNames;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.ejson.Ejson;
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
  private static final String JS = ".js";
  private static final String UNREADABLE = "not readable";

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
    files.unread().stream()
        .filter(path -> path.startsWith(FOLDER + "/") && path.endsWith(JS))
        .toList()
        .forEach(this::unlisted);
  }

  /** Reads a function, or a similar part, that has a folder of its own. */
  void one(Section section, String owner, String folder) {
    String path = folder + CONFIG;
    Optional<Document> config =
        section.standsAlone() ? files.document(path, section, name(folder)) : files.document(path);
    Optional<String> source = files.text(folder + SOURCE);
    if (source.isEmpty() && !section.standsAlone()) {
      findings.problem(folder + SOURCE, "missing");
      return;
    }
    if (config.isEmpty() && section.standsAlone()) {
      // With what settings it is to run is not known, and so it does not.
      add(section, owner, new Document("name", name(folder)), broken(path, UNREADABLE), path);
      return;
    }
    Document settings = config.orElseGet(Document::new);
    if (source.isEmpty()) {
      String name = Members.stored(settings).nonEmptyText("name").orElse("");
      findings.defect(section, name, folder + SOURCE, "missing");
    }
    add(section, owner, settings, source.orElse(broken(folder + SOURCE, "missing")), path);
  }

  private static String name(String folder) {
    return FileNames.name(folder.substring(folder.indexOf('/') + 1));
  }

  private void listed(Document config) {
    Optional<String> name = Members.stored(config).nonEmptyText("name");
    if (name.isEmpty()) {
      findings.defect(Section.FUNCTION, "", FOLDER + CONFIG, "a function is missing 'name'");
      return;
    }
    String path = FOLDER + "/" + FileNames.path(name.get()) + JS;
    Optional<String> source = files.text(path).or(() -> files.text(FOLDER + "/" + name.get() + JS));
    if (source.isEmpty()) {
      String why = "missing; functions/config.json lists the function";
      findings.defect(Section.FUNCTION, name.get(), path, why);
      add(Section.FUNCTION, "", config, broken(path, why), path);
      return;
    }
    add(Section.FUNCTION, "", config, source.get(), path);
  }

  /** A source that is not in the list is a function with the settings of one that has none. */
  private void unlisted(String path) {
    String file = path.substring(FOLDER.length() + 1, path.length() - JS.length());
    Optional<String> source = files.text(path);
    if (source.isPresent()) {
      findings.note(path, "a function with default settings, as functions/config.json has none");
      add(
          Section.FUNCTION,
          "",
          new Document("name", FileNames.name(file)).append("private", false),
          source.get(),
          path);
    }
  }

  private void add(Section section, String owner, Document config, String source, String origin) {
    parts.addNamed(section, owner, new Document(config).append("source", source), origin);
  }

  /** Returns a source whose calls say what is wrong. */
  private static String broken(String path, String why) {
    String message = Ejson.relaxedText(path + ": " + why);
    return "exports = () => { throw new Error(" + message + "); };";
  }
}
