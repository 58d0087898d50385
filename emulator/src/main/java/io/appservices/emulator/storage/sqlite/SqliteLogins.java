package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Makes all that a login changes one change, which waits for one flush. */
final class SqliteLogins implements LoginStore {

  private final SqliteDatabase database;
  private final AppNumbers apps;
  private final LoginStore reads;
  private final SqliteUsers users;
  private final SqliteDevices devices;
  private final SqliteSessions sessions;

  SqliteLogins(
      SqliteDatabase database,
      AppNumbers apps,
      LoginStore reads,
      SqliteUsers users,
      SqliteDevices devices,
      SqliteSessions sessions) {
    this.database = database;
    this.apps = apps;
    this.reads = reads;
    this.users = users;
    this.devices = devices;
    this.sessions = sessions;
  }

  /** A device that is to be saved. */
  private record NewDevice(Device device, byte[] body) {}

  @Override
  public Optional<Account> findAccount(ObjectId appId, String email) {
    return reads.findAccount(appId, email);
  }

  @Override
  public Optional<ReadUser> find(ObjectId appId, ObjectId userId) {
    return reads.find(appId, userId);
  }

  @Override
  public Optional<ReadUser> findByIdentity(ObjectId appId, ProviderType type, String identityId) {
    return reads.findByIdentity(appId, type, identityId);
  }

  @Override
  public Opened open(Opening opening, Update<User> note) {
    Optional<NewDevice> device =
        opening
            .device()
            .filter(given -> !devices.isNewest(opening.appId(), given))
            .map(given -> new NewDevice(given, Bodies.of(Codecs.DEVICE, given)));
    // Mostly the user has the epoch that it was read with, and then nothing is left for the thread
    // that changes the database, which all changes wait for.
    Session expected = opening.of(opening.user().user());
    byte[] body = Bodies.of(Codecs.SESSION, expected);
    return database.write(tx -> open(tx, opening, note, device, expected, body));
  }

  // The session of the epoch that was expected is the same object.
  @SuppressWarnings("ReferenceEquality")
  private Opened open(
      Transaction tx,
      Opening opening,
      Update<User> note,
      Optional<NewDevice> device,
      Session expected,
      byte[] expectedBody)
      throws SQLException {
    long app = apps.of(tx, opening.appId());
    UpdateResult<User> noted = users.update(tx, app, opening.session().userId(), note);
    if (!(noted instanceof UpdateResult.Changed<User> changed)) {
      return new Opened(noted, List.of());
    }
    if (device.isPresent()) {
      devices.saveOfUser(tx, app, device.get().device(), device.get().body(), opening.most());
    }
    Session session = opening.of(changed.after());
    byte[] body = session == expected ? expectedBody : Bodies.of(Codecs.SESSION, session);
    return new Opened(noted, sessions.insert(tx, session, body, opening.most()));
  }
}
