package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ImportRefusals;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One import: all lines are looked at before any of them is loaded. */
final class UserImport {

  private record Numbered(int line, Entry entry) {}

  private final Storage storage;
  private final EntryReader reader;
  private final App defaultApp;
  private final Function<String, Optional<App>> apps;
  private final Claims claims;
  private final List<Numbered> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  UserImport(
      Storage storage, EntryReader reader, App defaultApp, Function<String, Optional<App>> apps) {
    this.storage = storage;
    this.reader = reader;
    this.defaultApp = defaultApp;
    this.apps = apps;
    this.claims = new Claims(storage);
  }

  /** How many lines were imported. */
  int run(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      check(lines);
    }
    refuseIfAny();
    load();
    return entries.size();
  }

  private void check(Lines lines) {
    try {
      Entry entry = entry(new Members(Ejson.parseDocument(lines.bytes())));
      claims.take(lines.number(), entry);
      entries.add(new Numbered(lines.number(), entry));
    } catch (AppServicesException | EjsonException e) {
      problem(lines.number(), e.getMessage());
    }
  }

  private Entry entry(Members line) {
    App app =
        line.text("app")
            .map(id -> apps.apply(id).orElseThrow(() -> ImportRefusals.unknownApp(id)))
            .orElse(defaultApp);
    return reader.read(app, line);
  }

  private void load() {
    Loading loading = new Loading(storage);
    for (Numbered numbered : entries) {
      if (!loading.add(numbered.entry())) {
        loading.undo();
        problem(numbered.line(), "somebody else made what it stands for, in the meantime");
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
