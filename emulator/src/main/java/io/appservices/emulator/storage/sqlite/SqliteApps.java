package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import io.appservices.emulator.storage.sqlite.table.DroppedApps;
import io.appservices.emulator.storage.sqlite.table.StoredApp;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

final class SqliteApps implements AppStore {

  /** Each may be large, and only those in use are wanted. */
  private static final int MOST_CACHED = 200;

  private static final int MOST_IDS_CACHED = 10_000;

  private final CommittedCache<ObjectId, StoredApp> apps = new CommittedCache<>(MOST_CACHED);
  private final CommittedCache<String, ObjectId> byClientAppId =
      new CommittedCache<>(MOST_IDS_CACHED);
  private final CommittedCache<ObjectId, ObjectId> byDomainId =
      new CommittedCache<>(MOST_IDS_CACHED);
  private final SqliteDatabase database;
  private final AppNumbers numbers;
  private final DroppedApps dropped;

  SqliteApps(SqliteDatabase database, AppNumbers numbers, DroppedApps dropped) {
    this.database = database;
    this.numbers = numbers;
    this.dropped = dropped;
  }

  @Override
  public Optional<Versioned<AppState>> state(ObjectId appId) {
    return apps.get(appId, () -> database.readSnapshot(sql -> StoredApp.load(sql, appId)))
        .map(StoredApp::state);
  }

  @Override
  public Optional<App> findByClientAppId(String clientAppId) {
    return byClientAppId
        .get(
            clientAppId,
            () ->
                database.read(
                    sql ->
                        sql.first(
                            "SELECT id FROM app WHERE client_app_id = ?",
                            row -> row.id(1),
                            Texts.stored(clientAppId))))
        .flatMap(this::find);
  }

  @Override
  public Optional<App> findByDomainId(ObjectId domainId) {
    return byDomainId
        .get(
            domainId,
            () ->
                database.read(
                    sql ->
                        sql.first(
                            "SELECT id FROM app WHERE domain_id = ? ORDER BY number DESC",
                            row -> row.id(1),
                            domainId)))
        .flatMap(this::find);
  }

  @Override
  public List<App> list() {
    return database.read(
        sql -> sql.all("SELECT deployed FROM app ORDER BY number", Bodies.reader(Codecs.APP, 1)));
  }

  @Override
  public boolean insert(AppState state) {
    App app = state.app(Edition.DEPLOYED);
    return database.write(
        tx -> {
          boolean taken =
              tx.number(
                      "SELECT count(*) FROM app WHERE id = ? OR client_app_id = ?",
                      app.id(),
                      Texts.stored(app.clientAppId()))
                  > 0;
          if (!taken) {
            insert(tx, app, state);
          }
          return !taken;
        });
  }

  private void insert(Transaction tx, App app, AppState state) throws SQLException {
    byte[] later = {};
    long number =
        tx.first(
                "INSERT INTO app(id, client_app_id, domain_id, version, deployed, body)"
                    + " VALUES(?, ?, ?, 0, ?, ?) RETURNING number",
                row -> row.number(1),
                app.id(),
                Texts.stored(app.clientAppId()),
                app.domainId(),
                later,
                later)
            .orElseThrow();
    tx.update("INSERT INTO app_count(app, users, anonymous) VALUES(?, 0, 0)", number);
    StoredApp stored = StoredApp.empty(number, state).replace(tx, state);
    apps.set(tx, app.id(), Optional.of(stored));
    numbers.set(tx, app.id(), Optional.of(number));
    byClientAppId.set(tx, app.clientAppId(), Optional.of(app.id()));
    byDomainId.set(tx, app.domainId(), Optional.of(app.id()));
  }

  @Override
  public boolean replace(ObjectId appId, long expectedVersion, AppState next) {
    return database.write(
        tx -> {
          long version = tx.number("SELECT version FROM app WHERE id = ?", appId);
          if (version == 0 || version != expectedVersion) {
            return false;
          }
          Optional<StoredApp> cached =
              apps.peek(appId).filter(app -> app.state().version() == version);
          StoredApp before =
              cached.isPresent() ? cached.get() : StoredApp.load(tx, appId).orElseThrow();
          apps.set(tx, appId, Optional.of(before.replace(tx, next)));
          return true;
        });
  }

  @Override
  public Optional<App> delete(ObjectId appId) {
    Optional<App> removed = database.write(tx -> delete(tx, appId));
    removed.ifPresent(app -> dropped.sweepLater());
    return removed;
  }

  private Optional<App> delete(Transaction tx, ObjectId appId) throws SQLException {
    record Deleted(long number, App app) {}
    Optional<Deleted> deleted =
        tx.first(
            "DELETE FROM app WHERE id = ? RETURNING number, deployed",
            row -> new Deleted(row.number(1), Codecs.APP.fromBytes(row.sealed(2))),
            appId);
    if (deleted.isEmpty()) {
      return Optional.empty();
    }
    App app = deleted.get().app();
    DroppedApps.add(tx, deleted.get().number());
    apps.set(tx, appId, Optional.empty());
    numbers.set(tx, appId, Optional.empty());
    byClientAppId.set(tx, app.clientAppId(), Optional.empty());
    byDomainId.set(tx, app.domainId(), Optional.empty());
    return Optional.of(app);
  }
}
