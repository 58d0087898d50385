package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** The devices of a user are in the order of the numbers of their rows, the last saved one last. */
final class SqliteDevices implements DeviceStore {

  private static final RowReader<Device> BODY = Bodies.reader(Codecs.DEVICE, 1);

  private static final int MOST_CACHED = 10_000;

  private record Key(long app, ObjectId userId) {}

  /** The device that a user saved last, which every login compares with its own. */
  private final CommittedCache<Key, Device> newest = new CommittedCache<>(MOST_CACHED);

  private final SqliteDatabase database;
  private final AppNumbers apps;

  SqliteDevices(SqliteDatabase database, AppNumbers apps) {
    this.database = database;
    this.apps = apps;
  }

  @Override
  public Optional<Device> find(ObjectId appId, ObjectId userId, ObjectId deviceId) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.first(
                "SELECT body FROM device WHERE app = ? AND user_id = ? AND id = ?",
                BODY,
                app,
                userId,
                deviceId));
  }

  @Override
  public void save(ObjectId appId, Device device, int mostOfUser) {
    if (isNewest(appId, device)) {
      // As with every login from the same device: nobody waits for a flush that changes nothing.
      return;
    }
    byte[] body = Bodies.of(Codecs.DEVICE, device);
    database.write(
        tx -> {
          long app = apps.of(tx, appId);
          boolean userExists =
              tx.number("SELECT count(*) FROM user WHERE app = ? AND id = ?", app, device.userId())
                  > 0;
          if (userExists) {
            saveOfUser(tx, app, device, body, mostOfUser);
          }
          return userExists;
        });
  }

  /** Returns whether a device is as it was saved last, so that there is nothing to save. */
  boolean isNewest(ObjectId appId, Device device) {
    long app = apps.of(appId);
    return newest
        .get(new Key(app, device.userId()), () -> readNewest(app, device.userId()))
        .filter(device::equals)
        .isPresent();
  }

  private Optional<Device> readNewest(long app, ObjectId userId) {
    return database.read(
        sql ->
            sql.first(
                "SELECT body FROM device WHERE app = ? AND user_id = ?"
                    + " ORDER BY number DESC LIMIT 1",
                BODY,
                app,
                userId));
  }

  /** Saves a device of a user that exists, as part of a larger change. */
  void saveOfUser(Transaction tx, long app, Device device, byte[] body, int most)
      throws SQLException {
    ObjectId userId = device.userId();
    newest.set(tx, new Key(app, userId), Optional.of(device));
    // Removed first, since a row that is replaced would keep its number.
    tx.update(
        "DELETE FROM device WHERE app = ? AND user_id = ? AND id = ?", app, userId, device.id());
    tx.update(
        "INSERT INTO device(app, user_id, id, body) VALUES(?, ?, ?, ?)",
        app,
        userId,
        device.id(),
        body);
    long tooMany =
        tx.number("SELECT count(*) FROM device WHERE app = ? AND user_id = ?", app, userId) - most;
    if (tooMany > 0) {
      tx.update(
          "DELETE FROM device WHERE number IN (SELECT number FROM device"
              + " WHERE app = ? AND user_id = ? ORDER BY number LIMIT ?)",
          app,
          userId,
          tooMany);
    }
  }

  @Override
  public List<Device> list(ObjectId appId, ObjectId userId) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.all(
                "SELECT body FROM device WHERE app = ? AND user_id = ? ORDER BY id",
                BODY,
                app,
                userId));
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    database.write(
        tx -> {
          long app = apps.of(tx, appId);
          newest.forget(tx, new Key(app, userId));
          return tx.update("DELETE FROM device WHERE app = ? AND user_id = ?", app, userId);
        });
  }
}
