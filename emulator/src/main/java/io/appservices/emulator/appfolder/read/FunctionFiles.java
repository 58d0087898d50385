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
    if (section.standsAlone()) {
      function(folder);
      return;
    }
    Optional<String> source = files.text(folder + SOURCE);
    Document config = files.document(folder + CONFIG).orElseGet(Document::new);
    if (source.isEmpty()) {
      findings.problem(folder + SOURCE, "missing");
    } else {
      add(section, owner, config, source.get(), folder + CONFIG);
    }
  }

  private void function(String folder) {
    String path = folder + CONFIG;
    String called = FileNames.name(folder.substring(folder.indexOf('/') + 1));
    Optional<Document> config = files.document(path, Section.FUNCTION, called);
    if (config.isEmpty()) {
      // With what settings it is to run is not known, and so it does not.
      files.text(folder + SOURCE);
      add(Section.FUNCTION, "", new Document("name", called), broken(path, UNREADABLE), path);
      return;
    }
    String name = Members.stored(config.get()).nonEmptyText("name").orElse(called);
    String source = source(folder + SOURCE, name, "missing");
    add(Section.FUNCTION, "", config.get(), source, folder + SOURCE);
  }

  /** Returns the source of a function, or one that says why there is none. */
  private String source(String path, String name, String missing) {
    if (!files.has(path)) {
      findings.defect(Section.FUNCTION, name, path, missing);
      return broken(path, missing);
    }
    return files
        .text(path, Section.FUNCTION, name)
        .orElseGet(() -> broken(path, FolderContents.NOT_UTF_8));
  }

  private void listed(Document config) {
    Optional<String> name = Members.stored(config).nonEmptyText("name");
    if (name.isEmpty()) {
      findings.defect(Section.FUNCTION, "", FOLDER + CONFIG, "a function is missing 'name'");
      return;
    }
    String encoded = FOLDER + "/" + FileNames.path(name.get()) + JS;
    String plain = FOLDER + "/" + name.get() + JS;
    String path = files.has(encoded) || !files.has(plain) ? encoded : plain;
    String missing = "missing; functions/config.json lists the function";
    add(Section.FUNCTION, "", config, source(path, name.get(), missing), encoded);
  }

  /** A source that is not in the list is a function with the settings of one that has none. */
  private void unlisted(String path) {
    String name = FileNames.name(path.substring(FOLDER.length() + 1, path.length() - JS.length()));
    findings.note(path, "a function with default settings, as functions/config.json has none");
    Document config = new Document("name", name).append("private", false);
    add(Section.FUNCTION, "", config, source(path, name, "missing"), path);
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
