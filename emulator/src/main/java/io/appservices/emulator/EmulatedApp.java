package io.appservices.emulator;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.domain.UserQuery;
import io.appservices.emulator.service.login.StandInProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.types.ObjectId;

/** One app of a running emulator, and what an operator can do to its users without HTTP. */
public final class EmulatedApp {

  private final Wiring wiring;
  private final OperatedUsers operated;
  private final ProviderSetup providers;
  private final ObjectId groupId;
  private final ObjectId id;
  private final String clientAppId;

  EmulatedApp(Wiring wiring, App app) {
    this.wiring = wiring;
    this.operated = new OperatedUsers(wiring.users, this::app);
    this.providers = new ProviderSetup(wiring.authProviders, this::app);
    this.groupId = app.groupId();
    this.id = app.id();
    this.clientAppId = app.clientAppId();
  }

  /** What SDKs name the app by, such as {@code myapp-abcde}. */
  public String clientAppId() {
    return clientAppId;
  }

  /** What the Admin API names the app by: 24 hexadecimal digits. */
  public String id() {
    return id.toHexString();
  }

  /** The group (project) that the app belongs to: 24 hexadecimal digits. */
  public String groupId() {
    return groupId.toHexString();
  }

  /**
   * Switches a way to log in on, as it is set up already or with nothing set up.
   *
   * @param provider {@code anon-user}, {@code local-userpass}, {@code api-key}, {@code
   *     custom-function}, {@code custom-token}, {@code google}, {@code facebook} or {@code apple};
   *     the last three also with {@code oauth2-} before them
   * @throws IllegalArgumentException if there is no such provider; it lists those there are
   */
  public void enable(String provider) {
    providers.enable(provider, Map.of());
  }

  /**
   * Switches a way to log in on and changes how it is set up.
   *
   * @param provider as for {@link #enable(String)}
   * @param config what to change in the provider's {@code config}, by the names of the Admin API,
   *     such as {@code clientId} or {@code authFunctionName}; other settings stay. Values are
   *     strings, numbers, booleans, lists and maps
   * @throws IllegalArgumentException if there is no such provider, or a value cannot be JSON
   */
  public void enable(String provider, Map<String, Object> config) {
    providers.enable(provider, config);
  }

  /**
   * Switches a way to log in off: logins are refused, sessions go on.
   *
   * @param provider as for {@link #enable(String)}; one that is off stays off
   */
  public void disable(String provider) {
    providers.disable(provider);
  }

  /**
   * Says how new email/password accounts are confirmed.
   *
   * @param automatically true: at once, which is the default of a new app; false: by a mail, which
   *     goes to the {@link AppServicesEmulator#outbox() outbox}
   */
  public void autoConfirm(boolean automatically) {
    providers.autoConfirm(automatically);
  }

  /**
   * Has new email/password accounts confirmed by a function of the app, in place of a mail.
   *
   * @param functionName in Java or JavaScript; its argument and result are those of the service
   */
  public void confirmationFunction(String functionName) {
    providers.confirmationFunction(functionName);
  }

  /**
   * Has passwords reset by a function of the app, in place of a mail.
   *
   * @param functionName in Java or JavaScript; its arguments and result are those of the service
   */
  public void resetFunction(String functionName) {
    providers.resetFunction(functionName);
  }

  /**
   * Makes a confirmed email/password user.
   *
   * @return its id
   * @throws io.appservices.emulator.domain.AppServicesException if the email is taken, or it or the
   *     password is too long or too short
   */
  public String createUser(String email, String password) {
    return operated.create(email, password);
  }

  /**
   * Keeps a user out and ends its sessions.
   *
   * @param userId 24 hexadecimal digits, as {@link #createUser} returns them
   * @throws IllegalArgumentException if it is no id, such as an email
   * @throws io.appservices.emulator.domain.AppServicesException if the app has no such user
   */
  public void disableUser(String userId) {
    operated.disable(userId);
  }

  /** Lets a disabled user log in again; the id and the errors are those of {@link #disableUser}. */
  public void enableUser(String userId) {
    operated.enable(userId);
  }

  /** Ends all sessions of a user; the id and the errors are those of {@link #disableUser}. */
  public void revokeSessions(String userId) {
    operated.revokeSessions(userId);
  }

  /** Removes a user; the id and the errors are those of {@link #disableUser}. */
  public void deleteUser(String userId) {
    operated.delete(userId);
  }

  /**
   * The first users of the app, in the order they were made.
   *
   * @param limit at most so many, 0 or more
   */
  public List<User> users(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be 0 or more, not " + limit);
    }
    return wiring.users.list(app(), UserQuery.first(limit));
  }

  /**
   * Imports users, as lines of JSON (docs/users.md). No trigger fires.
   *
   * @return how many were imported
   * @throws io.appservices.emulator.domain.AppServicesException naming every line that cannot be
   *     used; then nothing is imported
   * @throws java.io.UncheckedIOException if the file cannot be read; then nothing is imported
   */
  public int importUsers(Path file) {
    return UserFiles.read(file, in -> wiring.transfer.importInto(app(), in));
  }

  /** {@link #importUsers(Path)} of a stream in UTF-8, such as a resource; it is not closed. */
  public int importUsers(InputStream lines) {
    return UserFiles.read(lines, in -> wiring.transfer.importInto(app(), in));
  }

  /**
   * Exports the users with their password hashes, API keys and accounts that wait for their first
   * login, as lines of JSON (docs/users.md) that {@link #importUsers} takes, in this app's emulator
   * or another. A file is replaced when all is written.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public void exportUsers(Path file) {
    UserFiles.write(file, out -> wiring.transfer.exportFrom(app(), out));
  }

  /** {@link #exportUsers(Path)} to a stream; it is not closed. */
  public void exportUsers(OutputStream lines) {
    UserFiles.write(lines, out -> wiring.transfer.exportFrom(app(), out));
  }

  /**
   * Where any MongoDB driver finds the data of the app, such as {@code mongodb://127.0.0.1:41234}.
   * The embedded server starts with the first use.
   *
   * @param dataSource the name of the data source, {@value EmulatorConfig#DEFAULT_DATA_SOURCE} by
   *     default
   * @throws io.appservices.emulator.domain.AppServicesException if the app has none of this name
   */
  public String connectionString(String dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    try {
      return wiring.code.data().connectionString(app(), dataSource);
    } catch (AppServicesException e) {
      throw e.saying(
          "%s in app '%s'; every app has %s"
              .formatted(
                  e.getMessage(), clientAppId, String.join(", ", wiring.code.data().names())));
    }
  }

  /**
   * Sets the app up as a folder says that App Services exported; what the folder does not have is
   * removed. Users and sessions stay. Everything is done at once, or nothing.
   *
   * @return what is left out or may surprise, such as files that are ignored: a line each
   * @throws io.appservices.emulator.appfolder.AppFolderException if the folder cannot be used, with
   *     everything that is wrong
   */
  public List<String> load(Path folder) {
    Findings findings = new Findings();
    wiring.folders.reload(app(), folder, findings);
    return findings.notes();
  }

  /** Removes the app with all that belongs to it. */
  public void delete() {
    wiring.apps.delete(app());
  }

  /** The {@code aud} of id_tokens that are meant for this app. */
  String audience(ProviderType type) {
    return StandInProvider.audience(app(), type);
  }

  App app() {
    try {
      return wiring.apps.get(groupId, id, Edition.DEPLOYED);
    } catch (AppServicesException e) {
      throw e.saying("app '" + clientAppId + "' was deleted");
    }
  }
}
