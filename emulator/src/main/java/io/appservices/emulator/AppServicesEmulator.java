package io.appservices.emulator;

import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.UserImport;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.TlsParts;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.runtime.LogProvider;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A running emulator of MongoDB Atlas App Services in this process. Many may run side by side; they
 * share nothing, and one does not accept the tokens of another. Safe to use from any thread.
 *
 * <pre>{@code
 * try (var emulator = AppServicesEmulator.start()) {
 *   // point an SDK at emulator.baseUrl() and emulator.app().clientAppId()
 * }
 * }</pre>
 */
public final class AppServicesEmulator extends ObservedEmulator implements AutoCloseable {

  AppServicesEmulator(EmulatorConfig config, KeptState state) {
    this(EmulatorHandle.owning(new Running(config, state)));
  }

  private AppServicesEmulator(EmulatorHandle handle) {
    super(handle);
  }

  /** Starts an emulator on a free port of the loopback interface, with one app ready for use. */
  public static AppServicesEmulator start() {
    return start(EmulatorConfig.defaults());
  }

  /**
   * Starts an emulator. When this returns, it answers; when it throws, nothing is left running.
   *
   * @throws java.io.UncheckedIOException if it cannot listen where the configuration says (the
   *     cause is a {@link java.net.BindException} if the port is taken), or cannot read or write a
   *     file of users
   * @throws EmulatorException if a file of users, an app folder, the directory or the deployment of
   *     the state, or a certificate cannot be used; it says all that is wrong
   */
  public static AppServicesEmulator start(EmulatorConfig config) {
    Objects.requireNonNull(config, "config");
    LogProvider.prepare();
    TlsParts.check(config);
    return new AppServicesEmulator(EmulatorHandle.owning(SharedState.start(config)));
  }

  /**
   * Returns a handle to this emulator for one of several users of it: closing the handle removes
   * the listeners and functions that were registered through it, and the emulator goes on.
   */
  public AppServicesEmulator share() {
    return new AppServicesEmulator(handle.share());
  }

  /** Returns the base URL for SDKs, such as {@code http://127.0.0.1:9090}; no slash at the end. */
  public String baseUrl() {
    return handle.running.baseUrl();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return handle.running.port();
  }

  /** Returns the base URL by TLS, such as {@code https://127.0.0.1:9443}; empty without TLS. */
  public Optional<String> tlsUrl() {
    return handle.running.tlsUrl();
  }

  /**
   * Returns the certificate that clients have to trust to call {@link #tlsUrl}; empty if it does
   * not listen by TLS, or with a certificate that is not its own. It is also served over HTTP.
   */
  public Optional<X509Certificate> caCertificate() {
    return handle.running.certificate();
  }

  /**
   * Returns an address that opens the console in a browser, signed in. It works once, and is secret
   * until then; only the newest 100 are kept.
   *
   * @throws IllegalStateException if no console is served
   */
  public String consoleLink() {
    return handle.running.consoleLink();
  }

  /** Returns the configuration that it was started with. */
  public EmulatorConfig config() {
    return handle.running.config;
  }

  /**
   * Returns whether it goes on with what an earlier emulator left in the directory or the
   * deployment of its state; then files of users were not read.
   */
  public boolean continuesState() {
    return handle.running.goesOn();
  }

  /** Returns the time that it lives in. */
  public TestClock clock() {
    return new TestClock(handle.wiring.runtime.clock(), handle.registrations);
  }

  /**
   * Returns the faults that calls meet, of all apps; one that is added here meets calls about every
   * app.
   */
  public Faults faults() {
    return new Faults(handle.wiring, handle.registrations, Optional.empty());
  }

  /** Returns the stand-in for Google, Facebook and Apple; its tokens are for {@link #app}. */
  public OAuthStandIn oauth() {
    return new OAuthStandIn(handle.wiring.users.standIn, app());
  }

  /** Returns the functions in Java that all apps have. */
  public EmulatorFunctions functions() {
    return new EmulatorFunctions(handle.wiring.code.javaFunctions, handle.registrations);
  }

  /**
   * Writes the users of all apps to a file, in place of what is there, while the emulator works on:
   * what changes meanwhile is in it or not. The file is replaced at once when all of it is written.
   *
   * @return the number of users and accounts in it
   * @throws java.io.UncheckedIOException if it cannot be written; then it stays as it was
   */
  public int exportUsers(Path file) {
    return handle.running.exports.write(Objects.requireNonNull(file, "file")).users();
  }

  /** Returns the reports on the files of users that were read at the start, in their order. */
  public List<UserImport> userImports() {
    return handle.running.userImports();
  }

  /** Returns the app that it was started with; with app folders only, that of the first. */
  public EmulatedApp app() {
    return handle.app();
  }

  /** Returns the apps that were made from app folders at the start, in the order of the folders. */
  public List<EmulatedApp> apps() {
    return handle.apps();
  }

  /** Returns the reports on the app folders that were read at the start, in their order. */
  public List<AppFolderReport> appFolderReports() {
    return handle.running.folders.reports();
  }

  /**
   * Reads the app folders that it was started with again, changed or not, as {@code --watch} does
   * when they change. Where a folder cannot be used, its app stays as it was.
   *
   * @return what came of each, in the order of the folders; the listeners of {@link
   *     #onAppFolderReload} are not called
   */
  public List<AppFolderReport> reloadAppFolders() {
    return handle.running.folders.reload();
  }

  /**
   * Makes one more app, from a folder as App Services exports it. Its client app id is the {@code
   * app_id} of the folder; without one it is made from the name.
   *
   * @throws io.appservices.emulator.api.error.AppFolderException if the folder cannot be used, with
   *     everything that is wrong
   */
  public EmulatedApp loadApp(Path folder) {
    return handle.loadApp(folder);
  }

  /**
   * Makes one more app, with anon-user, local-userpass (automatic confirmation) and api-key
   * switched on, for a test that wants one of its own. It costs next to nothing.
   *
   * @param name 1 to 32 letters, digits, underscores and hyphens; the client app id starts with it
   * @throws EmulatorException if no app can have the name
   */
  public EmulatedApp newApp(String name) {
    return handle.newApp(name);
  }

  /**
   * Starts over: removes all apps and users, sessions, also those of operators, data of embedded
   * data sources, mails, database users and the journal, sets the clock back, and makes what the
   * emulator was started with, from its files and folders as they are now. Apps that were there
   * from the start have their ids again. Listeners, functions of {@link #functions()} and snapshots
   * stay. Calls over HTTP wait meanwhile; do nothing else with the emulator in process.
   *
   * @throws EmulatorException if calls over HTTP do not end within ten seconds, and then nothing
   *     has changed; or if a file or folder to start with cannot be used by now, and then what it
   *     would have made is missing
   */
  public void reset() {
    handle.wiring.state.reset();
  }

  /**
   * Takes a snapshot of apps, users, sessions, data of embedded data sources, mails, database users
   * and the clock. Calls over HTTP wait meanwhile; do nothing else with the emulator in process.
   *
   * @throws EmulatorException if there are ten snapshots already, or calls over HTTP do not end
   *     within ten seconds
   */
  public EmulatorSnapshot snapshot() {
    return new EmulatorSnapshot(handle.wiring.state, handle.wiring.state.take());
  }

  /**
   * Stops listening, exports the users if that is configured, and frees everything; nothing is left
   * running. Beside the export, and at most twice the time it is to {@linkplain
   * io.appservices.emulator.config.NetworkSettings.Builder#drain drain}, this takes two seconds at
   * most: what cannot be ended in that time, such as a function in an endless built-in operation,
   * is named in the log and left to daemon threads. A second close does nothing. Of an emulator
   * that is {@linkplain #share shared} only the listeners are removed.
   *
   * @throws java.io.UncheckedIOException if the users could not be written; all is freed then too
   */
  @Override
  public void close() {
    handle.close();
  }

  /** Returns whether the other is the same emulator, {@linkplain #share shared} or not. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AppServicesEmulator emulator && handle.equals(emulator.handle);
  }

  @Override
  public int hashCode() {
    return handle.hashCode();
  }
}
