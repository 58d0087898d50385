package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.Texts;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import io.appservices.emulator.storage.sqlite.table.IdentityRows;
import io.appservices.emulator.storage.sqlite.table.UserPage;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

final class SqliteUsers implements UserStore {

  private static final int MOST_CACHED = 10_000;
  private static final int APPS_CACHED = 1_000;
  private static final RowReader<User> BODY = Bodies.reader(Codecs.USER, 1);
  private static final String FIND = "SELECT body FROM user WHERE app = ? AND id = ?";

  private record Key(long app, ObjectId userId) {}

  private final CommittedCache<Key, User> users = new CommittedCache<>(MOST_CACHED);

  /** The first anonymous user of an app: changes of users see if its lifetime is over. */
  private final CommittedCache<Long, User> oldestAnonymous = new CommittedCache<>(APPS_CACHED);

  private final SqliteDatabase database;
  private final AppNumbers apps;

  SqliteUsers(SqliteDatabase database, AppNumbers apps) {
    this.database = database;
    this.apps = apps;
  }

  @Override
  public Optional<User> find(ObjectId appId, ObjectId userId) {
    long app = apps.of(appId);
    return app == AppNumbers.NONE
        ? Optional.empty()
        : users.get(
            new Key(app, userId), () -> database.read(sql -> sql.first(FIND, BODY, app, userId)));
  }

  @Override
  public Optional<User> findByIdentity(
      ObjectId appId, ProviderType providerType, String identityId) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.first(
                "SELECT u.body FROM identity i JOIN user u ON u.app = i.app AND u.id = i.user_id"
                    + " WHERE i.app = ? AND i.provider = ? AND i.id = ?",
                BODY,
                app,
                providerType.wireName(),
                Texts.stored(identityId)));
  }

  @Override
  public boolean insert(ObjectId appId, User user) {
    byte[] body = Bodies.of(Codecs.USER, user);
    return database.write(tx -> insert(tx, apps.of(tx, appId), user, body));
  }

  /** Adds a user as part of a larger change. */
  boolean insert(Transaction tx, long app, User user, byte[] body) throws SQLException {
    if (app == AppNumbers.NONE
        || tx.first(FIND, row -> true, app, user.id()).isPresent()
        || IdentityRows.isTaken(tx, app, user)) {
      return false;
    }
    tx.update(
        "INSERT INTO user(app, id, disabled, anonymous, body) VALUES(?, ?, ?, ?, ?)",
        app,
        user.id(),
        user.disabled(),
        user.isAnonymous(),
        body);
    IdentityRows.add(tx, app, user);
    count(tx, app, 1, user.isAnonymous() ? 1 : 0);
    set(tx, app, user.isAnonymous(), user.id(), Optional.of(user));
    return true;
  }

  @Override
  public UpdateResult<User> update(ObjectId appId, ObjectId userId, Update<User> change) {
    return database.write(tx -> update(tx, apps.of(tx, appId), userId, change));
  }

  /** Changes a user as part of a larger change. */
  // A change that gives back the same object changes nothing.
  @SuppressWarnings("ReferenceEquality")
  UpdateResult<User> update(Transaction tx, long app, ObjectId userId, Update<User> change)
      throws SQLException {
    Optional<User> found =
        users.get(tx, new Key(app, userId), sql -> sql.first(FIND, BODY, app, userId));
    if (found.isEmpty()) {
      return new UpdateResult.Missing<>();
    }
    User before = found.get();
    Optional<User> changed = change.apply(before);
    if (changed.isEmpty()) {
      return new UpdateResult.Refused<>(before);
    }
    User after = changed.get();
    if (after.identities() != before.identities() && IdentityRows.isTaken(tx, app, after)) {
      return new UpdateResult.Taken<>(before);
    }
    if (after != before) {
      replace(tx, app, before, after);
    }
    return new UpdateResult.Changed<>(before, after);
  }

  private void replace(Transaction tx, long app, User before, User after) throws SQLException {
    byte[] body = Bodies.of(Codecs.USER, after);
    if (after.disabled() == before.disabled() && after.isAnonymous() == before.isAnonymous()) {
      // As with most changes: naming the other columns would write their indexes, too.
      tx.update("UPDATE user SET body = ? WHERE app = ? AND id = ?", body, app, before.id());
    } else {
      tx.update(
          "UPDATE user SET disabled = ?, anonymous = ?, body = ? WHERE app = ? AND id = ?",
          after.disabled(),
          after.isAnonymous(),
          body,
          app,
          before.id());
    }
    IdentityRows.replace(tx, app, before, after);
    int anonymous = (after.isAnonymous() ? 1 : 0) - (before.isAnonymous() ? 1 : 0);
    if (anonymous != 0) {
      count(tx, app, 0, anonymous);
    }
    set(tx, app, before.isAnonymous() || after.isAnonymous(), before.id(), Optional.of(after));
  }

  /** Puts a user into the caches with the commit. */
  private void set(
      Transaction tx, long app, boolean anonymous, ObjectId userId, Optional<User> user) {
    users.set(tx, new Key(app, userId), user);
    if (anonymous) {
      oldestAnonymous.forget(tx, app);
    }
  }

  @Override
  public Optional<User> delete(ObjectId appId, ObjectId userId) {
    return database.write(tx -> delete(tx, apps.of(tx, appId), userId));
  }

  private Optional<User> delete(Transaction tx, long app, ObjectId userId) throws SQLException {
    Optional<User> found =
        tx.first("DELETE FROM user WHERE app = ? AND id = ? RETURNING body", BODY, app, userId);
    if (found.isPresent()) {
      User user = found.get();
      IdentityRows.remove(tx, app, user.identities());
      count(tx, app, -1, user.isAnonymous() ? -1 : 0);
      set(tx, app, user.isAnonymous(), userId, Optional.empty());
    }
    return found;
  }

  @Override
  public List<User> list(ObjectId appId, UserQuery query) {
    UserPage page = UserPage.of(apps.of(appId), query);
    return database.read(sql -> sql.all(page.statement(), BODY, page.values().toArray()));
  }

  @Override
  public Optional<User> oldestAnonymous(ObjectId appId) {
    long app = apps.of(appId);
    return oldestAnonymous.get(
        app,
        () ->
            database.read(
                sql ->
                    sql.first(
                        "SELECT body FROM user WHERE app = ? AND anonymous = 1 ORDER BY id LIMIT 1",
                        BODY,
                        app)));
  }

  @Override
  public Optional<User> deleteOldestAnonymous(ObjectId appId, int most) {
    long app = apps.of(appId);
    String count = "SELECT anonymous FROM app_count WHERE app = ?";
    if (database.<Long>read(sql -> sql.number(count, app)) <= most) {
      return Optional.empty();
    }
    return database.write(
        tx -> {
          if (apps.of(tx, appId) != app || tx.number(count, app) <= most) {
            return Optional.empty();
          }
          Optional<ObjectId> oldest =
              tx.first(
                  "SELECT id FROM user WHERE app = ? AND anonymous = 1 ORDER BY id LIMIT 1",
                  row -> row.id(1),
                  app);
          return oldest.isPresent() ? delete(tx, app, oldest.get()) : Optional.empty();
        });
  }

  @Override
  public long count(ObjectId appId) {
    long app = apps.of(appId);
    return database.read(sql -> sql.number("SELECT users FROM app_count WHERE app = ?", app));
  }

  private static void count(Transaction tx, long app, int users, int anonymous)
      throws SQLException {
    tx.update(
        "UPDATE app_count SET users = users + ?, anonymous = anonymous + ? WHERE app = ?",
        users,
        anonymous,
        app);
  }
}
