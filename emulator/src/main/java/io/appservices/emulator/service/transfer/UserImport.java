package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;

/** One import: all lines are checked before any of them is loaded. */
final class UserImport {

  /** The number of unusable lines after which the import stops: the file is something else. */
  private static final int MOST_PROBLEMS = 1_000;

  private final EntryLoader loader;
  private final Storage storage;
  private final EntryReader reader;
  private final App defaultApp;
  private final Function<String, Optional<App>> apps;
  private final Map<ObjectId, Reservations> reservations = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  UserImport(
      EntryLoader loader,
      Storage storage,
      EntryReader reader,
      App defaultApp,
      Function<String, Optional<App>> apps) {
    this.loader = loader;
    this.storage = storage;
    this.reader = reader;
    this.defaultApp = defaultApp;
    this.apps = apps;
  }

  /** Runs the import and returns the number of imported lines. */
  int run(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      if (problems.size() == MOST_PROBLEMS) {
        throw ImportRefusals.reportUpTo(lines.number(), problems);
      }
      check(lines);
    }
    refuseIfAny();
    load();
    return entries.size();
  }

  private void check(Lines lines) {
    try {
      Document object = Ejson.parseDocument(lines.bytes());
      Shape.check(object);
      Members line = Members.strict(object, ImportRefusals.FIELDS);
      Entry entry = reader.read(lines.number(), app(line), line);
      reservations
          .computeIfAbsent(entry.app().id(), id -> new Reservations(storage, id))
          .take(entry);
      entries.add(entry);
    } catch (AppServicesException | EjsonException e) {
      problem(lines.number(), String.valueOf(e.getMessage()));
    }
  }

  private App app(Members line) {
    return line.text("app")
        .map(id -> apps.apply(id).orElseThrow(() -> ImportRefusals.unknownApp(id)))
        .orElse(defaultApp);
  }

  /**
   * Loads the entries, which were checked; if a name was taken since, everything loaded is removed
   * again.
   */
  private void load() {
    for (int from = 0; from < entries.size(); from += loader.most()) {
      List<Entry> some = entries.subList(from, Math.min(from + loader.most(), entries.size()));
      OptionalInt taken = loader.add(some);
      if (taken.isPresent()) {
        entries.subList(0, from).forEach(loader::remove);
        problem(
            some.get(taken.getAsInt()).line(), "somebody made what it stands for in the meantime");
        refuseIfAny();
      }
    }
  }

  private void problem(int line, String reason) {
    problems.add("line " + line + ": " + reason);
  }

  private void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw ImportRefusals.report(problems);
    }
  }
}
