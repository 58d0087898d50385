package io.appservices.emulator;

import io.appservices.emulator.appfolder.AppFolderException;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ImportRefusals;
import io.appservices.emulator.domain.UserEvent;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.http.CallerPolicy;
import io.appservices.emulator.http.HttpServer;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ListenerRegistration;
import io.appservices.emulator.runtime.Listeners;
import io.appservices.emulator.service.AppOptions;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A running emulator of MongoDB Atlas App Services in this process. Many may run side by side; they
 * share nothing, and one does not accept the tokens of another.
 *
 * <pre>{@code
 * try (var emulator = AppServicesEmulator.start()) {
 *   // point an SDK at emulator.baseUrl() and emulator.app().clientAppId()
 * }
 * }</pre>
 */
public final class AppServicesEmulator implements AutoCloseable {

  private final EmulatorConfig config;
  final Wiring wiring;
  private final HttpServer server;
  private final AppFolders folders;
  private final EmulatedApp app;
  private final Outbox outbox;
  private final Listeners<UserExport> exportListeners = new Listeners<>("exports of users");
  private final AtomicBoolean closed = new AtomicBoolean();

  AppServicesEmulator(EmulatorConfig config, Storage storage) {
    this.config = config;
    this.wiring = new Wiring(config, this::baseUrl, storage);
    this.outbox = new Outbox(wiring.outbox, wiring.missingMails);
    try {
      this.app = config.makesApp() ? readyApp() : null;
      this.folders = AppFolders.load(wiring, config);
      config.users().stream()
          .filter(file -> !isFirstRun(config, file))
          .forEach(file -> load(file, app().app()));
      this.server = listen();
    } catch (RuntimeException | Error e) {
      // Nothing listens and nothing is watched yet, but triggers and data sources may have started.
      closeAfter(e);
      throw e;
    }
    folders.watch(config.watchAppFolders());
  }

  private HttpServer listen() {
    Rehearsal rehearsal = Rehearsal.begin();
    try {
      return HttpServer.start(
          config.addresses(), config.port(), wiring.apis(), callers(config), wiring.calls);
    } finally {
      rehearsal.end();
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      wiring.close();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether a file of users is not there yet because this run is to leave it for the next one. */
  private static boolean isFirstRun(EmulatorConfig config, Path file) {
    Path wanted = file.toAbsolutePath().normalize();
    return Files.notExists(file)
        && config
            .exportUsersOnClose()
            .map(export -> export.toAbsolutePath().normalize().equals(wanted))
            .orElse(false);
  }

  private static CallerPolicy callers(EmulatorConfig config) {
    return CallerPolicy.of(config.host(), config.allowedHosts(), config.allowedOrigins());
  }

  private EmulatedApp readyApp() {
    return new EmulatedApp(
        wiring, wiring.apps.createReady(config.appId(), config.groupId(), config.clientAppId()));
  }

  /** Starts an emulator on a free port of the loopback interface, with one app ready for use. */
  public static AppServicesEmulator start() {
    return start(EmulatorConfig.defaults());
  }

  /**
   * Starts an emulator. When this returns, it answers; when it throws, nothing is left running.
   *
   * @throws java.io.UncheckedIOException if it cannot listen where the configuration says; the
   *     cause is a {@link java.net.BindException} if the port is taken; also if a file of users
   *     cannot be read
   * @throws io.appservices.emulator.domain.AppServicesException naming every line of a file of
   *     users that cannot be used
   * @throws AppFolderException if an app folder cannot be used, with everything that is wrong
   */
  public static AppServicesEmulator start(EmulatorConfig config) {
    return new AppServicesEmulator(config, new EmbeddedStorage());
  }

  /**
   * What SDKs are given as base URL, such as {@code http://127.0.0.1:9090}; no slash at the end.
   */
  public String baseUrl() {
    if (server == null) {
      // Such as for a function that a schedule runs while users are still being read.
      throw new IllegalStateException("the emulator does not listen yet");
    }
    return "http://" + urlHost(config.host()) + ":" + server.port();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** How it was set up. */
  public EmulatorConfig config() {
    return config;
  }

  /** The time that it lives in. */
  public EmulatorClock clock() {
    return wiring.clock;
  }

  /** The mails that the real service would have sent. */
  public Outbox outbox() {
    return outbox;
  }

  /**
   * The emulator in the role of Google, Facebook and Apple; its tokens are meant for {@link #app}.
   */
  public OAuthStandIn oauth() {
    return new OAuthStandIn(wiring.standIn, app());
  }

  /** The functions of all apps that are written in Java. */
  public JavaFunctions functions() {
    return wiring.functions;
  }

  /**
   * Calls a listener with every embedded MongoDB that is started from now on, on the thread that
   * needs it; each starts with its first use. What the listener throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onDataSourceStart(Consumer<DataSourceStart> listener) {
    Objects.requireNonNull(listener, "listener");
    return wiring
        .code
        .data()
        .onStart(
            start ->
                wiring
                    .apps
                    .find(start.appId())
                    .map(
                        owner ->
                            new DataSourceStart(
                                owner.clientAppId(), start.service(), start.connectionString()))
                    .ifPresent(listener));
  }

  /**
   * Calls a listener with what happens to the users of all apps from now on: in the order of the
   * events of an app, after the event, on a thread of the emulator's. What it throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onUserEvent(Consumer<UserEvent> listener) {
    return wiring.code.triggers().onEvent(listener);
  }

  /**
   * Calls a listener when users were exported on closing, on the thread that closes. What it throws
   * is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onUserExport(Consumer<UserExport> listener) {
    return exportListeners.add(listener);
  }

  /** The app that it was started with; where it was started with app folders only, the first. */
  public EmulatedApp app() {
    return app == null ? apps().get(0) : app;
  }

  /** The apps that were made from app folders at the start, in the order of the folders. */
  public List<EmulatedApp> apps() {
    return folders.apps();
  }

  /** What was found when the app folders were read at the start, in their order. */
  public List<AppFolderReport> appFolderReports() {
    return folders.reports();
  }

  /**
   * Calls a listener when an app folder that is watched was read again, on the thread that watches.
   * What it throws is logged.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onAppFolderReload(Consumer<AppFolderReport> listener) {
    return folders.onReload(listener);
  }

  /**
   * Makes one more app, from a folder as App Services exports it. Its client app id is the {@code
   * app_id} of the folder; without one it is made from the name.
   *
   * @throws AppFolderException if the folder cannot be used, with everything that is wrong
   */
  public EmulatedApp loadApp(Path folder) {
    return new EmulatedApp(wiring, wiring.folders.load(config.groupId(), folder, new Findings()));
  }

  /**
   * Makes one more app, with anon-user, local-userpass (automatic confirmation) and api-key
   * switched on, for a test that wants one of its own. It costs next to nothing.
   *
   * @param name 1 to 32 letters, digits, underscores and hyphens; the client app id starts with it
   * @throws AppServicesException if no app can have the name
   */
  public EmulatedApp newApp(String name) {
    Objects.requireNonNull(name, "name");
    try {
      App made = wiring.apps.create(config.groupId(), name, AppOptions.DEFAULT);
      return new EmulatedApp(wiring, wiring.apps.makeReady(made));
    } catch (AppServicesException e) {
      throw e.saying(e.getMessage() + ", not '" + name + "'");
    }
  }

  /**
   * Stops listening, exports the users if that is configured, and frees everything; nothing is left
   * running. Beside the export this takes two seconds at most: what cannot be ended in that time,
   * such as a function in an endless built-in operation, is named in the log and left to daemon
   * threads. A second close does nothing.
   *
   * @throws java.io.UncheckedIOException if the users could not be written; all is freed then too
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    Closing closing = new Closing();
    try {
      closing.step("the HTTP server", this::closeServer);
    } finally {
      try {
        config.exportUsersOnClose().ifPresent(this::export);
      } finally {
        closing.step("functions and data sources", wiring::close);
      }
    }
  }

  private void closeServer() {
    try (server) {
      folders.close();
    }
  }

  private void load(Path file, App first) {
    try {
      UserFiles.read(file, in -> wiring.transfer.importIntoApps(first, in));
    } catch (AppServicesException e) {
      throw ImportRefusals.inFile(file.toString(), e);
    }
  }

  private void export(Path file) {
    String first = app().clientAppId();
    int users = UserFiles.write(file, out -> wiring.transfer.exportFromApps(first, out));
    exportListeners.tell(new UserExport(file, users));
  }

  /** An address to listen on every interface is none to call; IPv6 addresses go into brackets. */
  private static String urlHost(String host) {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
