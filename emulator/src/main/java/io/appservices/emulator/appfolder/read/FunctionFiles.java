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
          .forEach(folder -> one(Section.FUNCTION, "", folder, nameIn(FOLDER, folder)));
    } else {
      files.documents(FOLDER + CONFIG).orElse(List.of()).forEach(this::listed);
    }
    String source = version.legacy() ? SOURCE : JS;
    files.unread().stream()
        .filter(path -> path.startsWith(FOLDER + "/") && path.endsWith(source))
        .toList()
        .forEach(path -> unlisted(path, source));
  }

  /** Reads the webhooks that have a folder of their own in a folder. */
  void webhooks(String service, String parent) {
    for (String webhook : files.foldersIn(parent)) {
      if (files.has(webhook + CONFIG)) {
        one(Section.INCOMING_WEBHOOK, service, webhook, nameIn(parent, webhook));
      }
    }
  }

  private static String nameIn(String parent, String folder) {
    return FileNames.name(folder.substring(parent.length() + 1));
  }

  /**
   * Reads a function, or a webhook, that has a folder of its own.
   *
   * @param called its name if its configuration has none
   */
  private void one(Section section, String owner, String folder, String called) {
    String path = folder + CONFIG;
    Optional<Document> config = files.document(path, section, called);
    if (config.isEmpty()) {
      // With what settings it is to run is not known, and so it does not.
      files.text(folder + SOURCE);
      add(section, owner, new Document("name", called), broken(path, UNREADABLE), path);
      return;
    }
    String name = Members.stored(config.get()).nonEmptyText("name").orElse(called);
    String source = source(section, folder + SOURCE, name, "missing");
    add(section, owner, config.get(), source, folder + SOURCE);
  }

  /** Returns the source of a function, or one that says why there is none. */
  private String source(Section section, String path, String name, String missing) {
    if (!files.has(path)) {
      findings.defect(section, name, path, missing);
      return broken(path, missing);
    }
    return files.text(path, section, name).orElseGet(() -> broken(path, FolderContents.NOT_UTF_8));
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
    add(Section.FUNCTION, "", config, source(Section.FUNCTION, path, name.get(), missing), encoded);
  }

  /** A source without settings is a function with those of one that has none. */
  private void unlisted(String path, String ending) {
    String name =
        FileNames.name(path.substring(FOLDER.length() + 1, path.length() - ending.length()));
    String why =
        ending.equals(JS)
            ? FOLDER + CONFIG + " has none"
            : FOLDER + "/" + name + CONFIG + " is missing";
    findings.note(path, "a function with default settings, as " + why);
    Document settings = new Document("name", name).append("private", false);
    add(Section.FUNCTION, "", settings, source(Section.FUNCTION, path, name, "missing"), path);
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
