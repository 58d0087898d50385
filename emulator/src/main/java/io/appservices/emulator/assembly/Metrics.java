package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.ServerLoad;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.control.metrics.PrometheusText;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The metrics of one emulator beside the counts of its calls. */
final class Metrics {

  private static final double NANOS = 1e9;

  private final EmulatorConfig config;
  private final Storage storage;
  private final ServerLoad load;
  private final long startedAt = System.nanoTime();

  Metrics(EmulatorConfig config, Storage storage, ServerLoad load) {
    this.config = config;
    this.storage = storage;
    this.load = load;
  }

  List<Consumer<PrometheusText>> all() {
    return List.of(this::writeLoad, this::writeState, Metrics::writeHeap, this::writeUptime);
  }

  private void writeLoad(PrometheusText text) {
    text.gauge("appservices_requests_in_flight", "Requests whose answer is being made or sent.")
        .sample(load.inFlight());
    Map<Work, ServerLoad.Use> work = new TreeMap<>(load.work());
    text.gauge("appservices_work_running", "Calls that are being answered, by kind of work.");
    work.forEach((kind, use) -> text.sample(use.running(), "work", name(kind)));
    text.gauge("appservices_work_waiting", "Calls that wait for their turn, by kind of work.");
    work.forEach((kind, use) -> text.sample(use.waiting(), "work", name(kind)));
  }

  /** Counts what is stored; a storage that cannot be reached is a metric of its own. */
  private void writeState(PrometheusText text) {
    text.gauge("appservices_storage_info", "Where the state is kept.").sample(1, "kind", kind());
    text.gauge("appservices_storage_up", "Whether the storage can be reached.");
    List<Long> users = new ArrayList<>();
    List<App> apps;
    long sessions;
    try {
      storage.requireReachable();
      apps = storage.apps().list();
      apps.forEach(app -> users.add(storage.users().count(app.id())));
      sessions = storage.sessions().count();
    } catch (StorageException e) {
      text.sample(0);
      return;
    }
    text.sample(1);
    text.gauge("appservices_apps", "Apps.").sample(apps.size());
    text.gauge("appservices_users", "Users, by app.");
    for (int i = 0; i < apps.size(); i++) {
      text.sample((double) users.get(i), "app", apps.get(i).clientAppId());
    }
    text.gauge("appservices_sessions", "Sessions that are kept, of all apps.")
        .sample((double) sessions);
  }

  private String kind() {
    if (config.data().storage().isPresent()) {
      return "deployment";
    }
    return config.data().directory().isPresent() ? "directory" : "memory";
  }

  private static void writeHeap(PrometheusText text) {
    Runtime runtime = Runtime.getRuntime();
    text.gauge("appservices_heap_used_bytes", "Memory in use, also by what can be collected.")
        .sample((double) (runtime.totalMemory() - runtime.freeMemory()));
    text.gauge("appservices_heap_max_bytes", "Memory that may be used at most.")
        .sample((double) runtime.maxMemory());
  }

  private void writeUptime(PrometheusText text) {
    text.gauge("appservices_uptime_seconds", "Time since the emulator was started.")
        .sample((System.nanoTime() - startedAt) / NANOS);
  }

  private static String name(Work work) {
    return work.name().toLowerCase(Locale.ROOT);
  }
}
