package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.storage.LogStore;
import java.util.List;
import java.util.function.Predicate;

/** A log of the function runs of each app: the newest ones, as the Admin API's logs show them. */
public final class AppLog {

  private static final int CAPACITY = 1_000;

  private final LogStore entries;

  public AppLog(LogStore entries) {
    this.entries = entries;
  }

  public void add(App app, LogEntry entry) {
    entries.add(app.id(), entry, CAPACITY);
  }

  /** Returns the runs that meet a condition, newest first. */
  public List<LogEntry> list(App app, Predicate<LogEntry> wanted) {
    return entries.list(app.id()).stream().filter(wanted).toList();
  }
}
