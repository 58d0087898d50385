package io.appservices.emulator;

import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.appfolder.AppFiles;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.runtime.Threads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The apps that are made from folders, and the thread that watches these. */
final class AppFolders implements AutoCloseable {

  /**
   * The interval of looking for changes, in milliseconds: events of the file system come late or
   * not at all on some systems and mounts.
   */
  private static final long POLL_MILLIS = 200;

  private final List<Watched> folders = new ArrayList<>();
  private final Listeners<AppFolderReport> listeners = new Listeners<>("app folders");
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** One folder, and its state when it was read last. */
  private static final class Watched {
    /** Held while it is read again: by the thread that watches, or whoever asks for it. */
    final Object lock = new Object();

    final Path folder;
    final EmulatedApp app;
    AppFolderReport report;
    long read;
    long seen;

    Watched(Path folder, EmulatedApp app, AppFolderReport report, long stamp) {
      this.folder = folder;
      this.app = app;
      this.report = report;
      this.read = stamp;
      this.seen = stamp;
    }
  }

  private AppFolders() {}

  /**
   * Makes an app from each folder.
   *
   * @param again whether there may be apps already that were made from these folders
   * @throws AppFolderException with the problems of all folders
   */
  static AppFolders load(Wiring wiring, EmulatorConfig config, boolean again) {
    AppFolders all = new AppFolders();
    List<AppFolderException> refused = new ArrayList<>();
    for (Path folder : config.apps().folders()) {
      try {
        all.add(wiring, config, folder, again);
      } catch (AppFolderException e) {
        refused.add(e);
      }
    }
    if (refused.size() > 1) {
      throw new AppFolderException(
          refused.size() + " app folders", refused.stream().map(Throwable::getMessage).toList());
    }
    refused.forEach(
        e -> {
          throw e;
        });
    return all;
  }

  private void add(Wiring wiring, EmulatorConfig config, Path folder, boolean again) {
    long stamp = AppFiles.stamp(folder);
    Findings findings = wiring.newFindings();
    ObjectId groupId = new ObjectId(config.apps().groupId());
    App loaded =
        again
            ? wiring.folders.loadAgain(groupId, folder, idsOfLoaded(), findings)
            : wiring.folders.load(groupId, folder, findings);
    EmulatedApp app = new EmulatedApp(wiring, loaded, new Registrations());
    AppFolderReport report =
        new AppFolderReport(folder, app.clientAppId(), List.of(), findings.notes());
    folders.add(new Watched(folder, app, report, stamp));
  }

  /**
   * Makes the apps again that are gone, each with its ids.
   *
   * @throws AppFolderException for the first folder that cannot be used
   */
  void makeAgain(Wiring wiring, ObjectId groupId) {
    for (Watched watched : folders) {
      Findings findings = wiring.newFindings();
      watched.read = AppFiles.stamp(watched.folder);
      wiring.folders.loadInPlaceOf(
          groupId,
          watched.folder,
          new ObjectId(watched.app.id()),
          watched.app.clientAppId(),
          findings);
      watched.report =
          new AppFolderReport(
              watched.folder, watched.app.clientAppId(), List.of(), findings.notes());
    }
  }

  private Set<ObjectId> idsOfLoaded() {
    return folders.stream()
        .map(watched -> new ObjectId(watched.app.id()))
        .collect(Collectors.toSet());
  }

  List<EmulatedApp> apps() {
    return folders.stream().map(watched -> watched.app).toList();
  }

  List<AppFolderReport> reports() {
    return folders.stream().map(watched -> watched.report).toList();
  }

  ListenerRegistration onReload(Consumer<AppFolderReport> listener) {
    return listeners.add(listener);
  }

  /** Reads folders again from now on when they change. */
  void watch(boolean wanted) {
    if (wanted && !folders.isEmpty()) {
      thread = Threads.single("app-folders", this::run);
      thread.start();
    }
  }

  private void run() {
    try {
      while (!closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        folders.forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the folder when it has changed and changes no more: an edit may be many files. */
  private void look(Watched watched) {
    synchronized (watched.lock) {
      long stamp = AppFiles.stamp(watched.folder);
      boolean settled = stamp == watched.seen;
      watched.seen = stamp;
      if (settled && stamp != watched.read) {
        watched.read = stamp;
        AppFolderReport report = reload(watched);
        listeners.tell(report);
      }
    }
  }

  /** Reads all folders again, changed or not, and returns what came of each. */
  List<AppFolderReport> reload() {
    return folders.stream().map(AppFolders::reloadNow).toList();
  }

  private static AppFolderReport reloadNow(Watched watched) {
    synchronized (watched.lock) {
      watched.read = AppFiles.stamp(watched.folder);
      return reload(watched);
    }
  }

  private static AppFolderReport reload(Watched watched) {
    String id = watched.app.clientAppId();
    try {
      return new AppFolderReport(watched.folder, id, List.of(), watched.app.load(watched.folder));
    } catch (AppFolderException e) {
      return new AppFolderReport(watched.folder, id, e.problems(), List.of());
    } catch (RuntimeException e) {
      // Such as an app that was deleted; whatever it is, the thread goes on with the others.
      String problem = e.getMessage() == null ? e.toString() : e.getMessage();
      return new AppFolderReport(watched.folder, id, List.of(problem), List.of());
    }
  }

  /** Ends the thread; waits for a folder that is being read. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
