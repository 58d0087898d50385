package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.Sql;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

final class SqliteApiKeys implements ApiKeyStore {

  private static final RowReader<ApiKey> BODY = Bodies.reader(Codecs.API_KEY, 1);
  private static final String FIND = "SELECT body FROM api_key WHERE app = ? AND id = ?";

  private final SqliteDatabase database;
  private final AppNumbers apps;

  SqliteApiKeys(SqliteDatabase database, AppNumbers apps) {
    this.database = database;
    this.apps = apps;
  }

  @Override
  public Optional<ApiKey> find(ObjectId appId, ObjectId keyId) {
    long app = apps.of(appId);
    return database.read(sql -> sql.first(FIND, BODY, app, keyId));
  }

  @Override
  public Optional<ApiKey> findByDigest(ObjectId appId, String digest) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.first(
                "SELECT body FROM api_key WHERE app = ? AND digest = ?",
                BODY,
                app,
                Texts.stored(digest)));
  }

  @Override
  public List<ApiKey> listOfUser(ObjectId appId, ObjectId userId) {
    long app = apps.of(appId);
    return database.read(sql -> ofUser(sql, app, userId));
  }

  private static List<ApiKey> ofUser(Sql sql, long app, ObjectId userId) throws SQLException {
    return sql.all(
        "SELECT body FROM api_key WHERE app = ? AND user_id = ? AND server = 0 ORDER BY id",
        BODY,
        app,
        userId);
  }

  @Override
  public List<ApiKey> listOfServers(ObjectId appId) {
    long app = apps.of(appId);
    return database.read(sql -> ofServers(sql, app));
  }

  private static List<ApiKey> ofServers(Sql sql, long app) throws SQLException {
    return sql.all("SELECT body FROM api_key WHERE app = ? AND server = 1 ORDER BY id", BODY, app);
  }

  @Override
  public Insertion insert(ObjectId appId, ApiKey key, int most) {
    return database.write(tx -> insert(tx, apps.of(tx, appId), key, most));
  }

  /** Adds a key as part of a larger change. */
  Insertion insert(Transaction tx, long app, ApiKey key, int most) throws SQLException {
    String user = "SELECT count(*) FROM user WHERE app = ? AND id = ?";
    if (tx.number(user, app, key.userId()) == 0) {
      return Insertion.NO_USER;
    }
    List<ApiKey> beside = key.server() ? ofServers(tx, app) : ofUser(tx, app, key.userId());
    if (beside.stream().anyMatch(other -> other.name().equals(key.name()))) {
      return Insertion.NAME_TAKEN;
    }
    if (beside.size() >= most) {
      return Insertion.FULL;
    }
    tx.update(
        "INSERT INTO api_key(app, id, digest, user_id, server, body) VALUES(?, ?, ?, ?, ?, ?)",
        app,
        key.id(),
        Texts.stored(key.digest()),
        key.userId(),
        key.server(),
        Bodies.of(Codecs.API_KEY, key));
    return Insertion.ADDED;
  }

  @Override
  public UpdateResult<ApiKey> update(ObjectId appId, ObjectId keyId, Update<ApiKey> change) {
    return database.write(
        tx -> {
          long app = apps.of(tx, appId);
          Optional<ApiKey> before = tx.first(FIND, BODY, app, keyId);
          if (before.isEmpty()) {
            return new UpdateResult.Missing<>();
          }
          Optional<ApiKey> after = change.apply(before.get());
          if (after.isPresent()) {
            tx.update(
                "UPDATE api_key SET body = ? WHERE app = ? AND id = ?",
                Bodies.of(Codecs.API_KEY, after.get()),
                app,
                keyId);
          }
          return UpdateResult.of(before.get(), after);
        });
  }

  @Override
  public Optional<ApiKey> delete(ObjectId appId, ObjectId keyId) {
    return database.write(
        tx ->
            tx.first(
                "DELETE FROM api_key WHERE app = ? AND id = ? RETURNING body",
                BODY,
                apps.of(tx, appId),
                keyId));
  }

  @Override
  public void deleteAll(ObjectId appId, ObjectId userId) {
    database.write(
        tx ->
            tx.update(
                "DELETE FROM api_key WHERE app = ? AND user_id = ?", apps.of(tx, appId), userId));
  }
}
