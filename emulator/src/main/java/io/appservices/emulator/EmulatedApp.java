package io.appservices.emulator;

import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.User;
import io.appservices.emulator.domain.UserQuery;
import io.appservices.emulator.service.login.StandInProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.bson.types.ObjectId;

/** One app of a running emulator, and what an operator can do to its users without HTTP. */
public final class EmulatedApp {

  private final Wiring wiring;
  private final ObjectId groupId;
  private final ObjectId id;
  private final String clientAppId;

  EmulatedApp(Wiring wiring, App app) {
    this.wiring = wiring;
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
   * Makes a confirmed email/password user.
   *
   * @return its id
   * @throws io.appservices.emulator.domain.AppServicesException if the email is taken or a value is
   *     too long or too short
   */
  public String createUser(String email, String password) {
    return wiring.users.create(app(), email, password).id().toHexString();
  }

  /** Keeps a user out and ends its sessions. */
  public void disableUser(String userId) {
    wiring.users.disable(app(), new ObjectId(userId));
  }

  /** Lets a disabled user log in again. */
  public void enableUser(String userId) {
    wiring.users.enable(app(), new ObjectId(userId));
  }

  /** Ends all sessions of a user. */
  public void revokeSessions(String userId) {
    wiring.users.revokeSessions(app(), new ObjectId(userId));
  }

  /** Removes a user. */
  public void deleteUser(String userId) {
    wiring.users.delete(app(), new ObjectId(userId));
  }

  /** The first users of the app, in the order they were made. */
  public List<User> users(int limit) {
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
    try {
      return wiring.transfer.importInto(app(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read users", e);
    }
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
    try {
      wiring.transfer.exportFrom(app(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write users", e);
    }
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
    return wiring.code.data().connectionString(app(), dataSource);
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
    return wiring.apps.get(groupId, id, Edition.DEPLOYED);
  }
}
