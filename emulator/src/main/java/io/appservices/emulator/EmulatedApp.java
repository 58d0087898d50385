package io.appservices.emulator;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.SearchAnswer;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.inprocess.DataSourceErrors;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.inprocess.UserEventView;
import io.appservices.emulator.service.transfer.UserFiles;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/**
 * One app of a running emulator, and access to it without HTTP: {@link #users}, {@link #providers},
 * {@link #functions}, {@link #triggers}, {@link #values} and {@link #secrets}. Once the app was
 * deleted, each throws an {@link EmulatorException} that names it. Safe to use from any thread.
 */
public final class EmulatedApp {

  private final Wiring wiring;
  private final Registrations registrations;
  private final ObjectId groupId;
  private final ObjectId id;
  private final String clientAppId;

  EmulatedApp(Wiring wiring, App app, Registrations registrations) {
    this.wiring = wiring;
    this.registrations = registrations;
    this.groupId = app.groupId();
    this.id = app.id();
    this.clientAppId = app.clientAppId();
  }

  /** Returns the same app, with its listeners recorded in other registrations. */
  EmulatedApp with(Registrations others) {
    return new EmulatedApp(wiring, app(), others);
  }

  /** Returns the client app id that SDKs use, such as {@code myapp-abcde}. */
  public String clientAppId() {
    return clientAppId;
  }

  /** Returns the id that the Admin API uses: 24 hexadecimal digits. */
  public String id() {
    return id.toHexString();
  }

  /** Returns the group (project) that the app belongs to: 24 hexadecimal digits. */
  public String groupId() {
    return groupId.toHexString();
  }

  /** Returns the users of the app. */
  public AppUsers users() {
    return new AppUsers(wiring.users, wiring.code.customUserData, this);
  }

  /** Returns the authentication providers of the app. */
  public AppProviders providers() {
    return new AppProviders(wiring.authProviders, this);
  }

  /** Returns the functions of the app. */
  public AppFunctions functions() {
    return new AppFunctions(
        wiring.code.config.config(), wiring.code.functions, wiring.code.javaFunctions, this);
  }

  /** Returns what functions of the app sent to services that are not emulated. */
  public AppServiceCalls serviceCalls() {
    return new AppServiceCalls(wiring.code.serviceCalls, this);
  }

  /** Returns the triggers of the app. */
  public AppTriggers triggers() {
    return new AppTriggers(wiring.code.config.config(), this);
  }

  /** Returns the values of the app. */
  public AppValues values() {
    return new AppValues(wiring.code.config.config(), wiring.code.config.values(), this);
  }

  /** Returns the secrets of the app. */
  public AppSecrets secrets() {
    return new AppSecrets(wiring.code.config.secrets(), this);
  }

  /** Returns the requests about the app that were answered. */
  public RequestJournal requests() {
    return new RequestJournal(wiring, RequestFilter.all().app(clientAppId));
  }

  /** Returns the faults that calls about the app meet. */
  public Faults faults() {
    return new Faults(wiring, registrations, Optional.of(this));
  }

  /** Returns what happened to the users of the app. */
  public EventTimeline events() {
    return new EventTimeline(wiring, Optional.of(clientAppId));
  }

  /** Creates a user; short for {@link AppUsers#create}. */
  public String createUser(String email, String password) {
    return users().create(email, password);
  }

  /** Disables a user; short for {@link AppUsers#disable}. */
  public void disableUser(String user) {
    users().disable(user);
  }

  /** Enables a user; short for {@link AppUsers#enable}. */
  public void enableUser(String user) {
    users().enable(user);
  }

  /** Ends the sessions of a user; short for {@link AppUsers#revokeSessions}. */
  public void revokeSessions(String user) {
    users().revokeSessions(user);
  }

  /** Deletes a user; short for {@link AppUsers#delete}. */
  public void deleteUser(String user) {
    users().delete(user);
  }

  /**
   * Imports users, as lines of JSON (docs/users.md), and returns their number. No trigger fires.
   *
   * @throws EmulatorException naming every line that cannot be used; then nothing is imported
   * @throws java.io.UncheckedIOException if the file cannot be read; then nothing is imported
   */
  public int importUsers(Path file) {
    return UserFiles.read(file, in -> wiring.users.transfer.importInto(app(), in));
  }

  /** {@link #importUsers(Path)} of a stream in UTF-8, such as a resource; it is not closed. */
  public int importUsers(InputStream lines) {
    return UserFiles.read(lines, in -> wiring.users.transfer.importInto(app(), in));
  }

  /**
   * Exports the users with their password hashes, API keys and accounts that wait for their first
   * login, as lines of JSON (docs/users.md) that {@link #importUsers} takes, in any emulator. The
   * file is replaced when all is written; if it cannot be, {@link java.io.UncheckedIOException}.
   */
  public void exportUsers(Path file) {
    UserFiles.write(file, out -> wiring.users.transfer.exportFrom(app(), out));
  }

  /** {@link #exportUsers(Path)} to a stream; it is not closed. */
  public void exportUsers(OutputStream lines) {
    UserFiles.write(lines, out -> wiring.users.transfer.exportFrom(app(), out));
  }

  /**
   * Writes a file of the app with its users, sessions and documents, the time and the key of tokens
   * to start an emulator with ({@code --state}). It has secrets; an {@link
   * java.io.UncheckedIOException} says that it cannot be written.
   */
  public void saveState(Path file) {
    UserFiles.replace(file, wiring.state.save(app()).bytes());
  }

  /**
   * Returns a connection string with which any MongoDB driver reaches a data source, such as {@code
   * mongodb-atlas}, of the app. The embedded server starts with the first use.
   *
   * @throws EmulatorException if the app has none of this name
   */
  public String connectionString(String dataSource) {
    return DataSourceErrors.connectionString(
        wiring.code.data, app(), Objects.requireNonNull(dataSource, "dataSource"));
  }

  /**
   * Answers {@code $search}, {@code $searchMeta} and {@code $vectorSearch} in the place of Atlas
   * Search, in embedded data sources, for callers whom no rule limits; else they are refused.
   */
  public void onSearch(SearchAnswer answer) {
    wiring.code.data.searches().answer(id, Objects.requireNonNull(answer, "answer"));
  }

  /**
   * Calls a listener with what happens to the users of this app from now on, until what it returns
   * is closed; otherwise as {@link AppServicesEmulator#onUserEvent}.
   */
  public ListenerRegistration onUserEvent(Consumer<UserEvent> listener) {
    return registrations.keep(
        wiring.code.userListeners.add(UserEventView.listener(clientAppId, listener)));
  }

  /**
   * Sets the app up as a folder says that App Services exported; what the folder does not have is
   * removed. Users and sessions stay. Everything is done at once, or nothing. Returns notes, a line
   * each, on what is left out or may surprise, such as files that are ignored.
   *
   * @throws io.appservices.emulator.api.error.AppFolderException if the folder cannot be used, with
   *     everything that is wrong
   */
  public List<String> load(Path folder) {
    Findings findings = wiring.newFindings();
    wiring.folders.reload(app(), folder, findings);
    return findings.notes();
  }

  /** Removes the app with all that belongs to it. */
  public void delete() {
    wiring.apps.delete(app());
  }

  App app() {
    try {
      return wiring.apps.get(groupId, id, Edition.DEPLOYED);
    } catch (AppServicesException e) {
      throw e.saying("app '" + clientAppId + "' was deleted");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmulatedApp app && wiring == app.wiring && id.equals(app.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return clientAppId;
  }
}
