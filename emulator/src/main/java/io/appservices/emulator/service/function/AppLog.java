package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.storage.LogStore;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A log of each app, as the Admin API's logs show it: the newest runs of functions, and the
 * requests that are kept elsewhere.
 */
public final class AppLog {

  private static final int CAPACITY = 1_000;

  private final LogStore entries;
  private volatile Function<App, List<LogEntry>> requests = app -> List.of();

  public AppLog(LogStore entries) {
    this.entries = entries;
  }

  /** Sets what gives the requests about an app, oldest first. */
  public void requests(Function<App, List<LogEntry>> source) {
    requests = source;
  }

  public void add(App app, LogEntry entry) {
    entries.add(app.id(), entry, CAPACITY);
  }

  /** Returns the entries that meet a condition, newest first. */
  public List<LogEntry> list(App app, Predicate<LogEntry> wanted) {
    List<LogEntry> asked = requests.apply(app);
    Stream<LogEntry> newestFirst = asked.isEmpty() ? Stream.of() : reversed(asked);
    Stream<LogEntry> all = Stream.concat(entries.list(app.id()).stream(), newestFirst);
    Stream<LogEntry> sorted =
        asked.isEmpty() ? all : all.sorted(Comparator.comparing(LogEntry::started).reversed());
    return sorted.filter(wanted).toList();
  }

  private static Stream<LogEntry> reversed(List<LogEntry> entries) {
    return Stream.iterate(entries.size() - 1, i -> i >= 0, i -> i - 1).map(entries::get);
  }
}
