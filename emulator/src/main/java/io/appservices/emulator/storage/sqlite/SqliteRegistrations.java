package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.sqlite.CommittedCache;
import io.appservices.emulator.sqlite.RowReader;
import io.appservices.emulator.sqlite.Sql;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.RegistrationStore;
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
import org.jspecify.annotations.Nullable;

final class SqliteRegistrations implements RegistrationStore {

  private static final RowReader<Registration> BODY = Bodies.reader(Codecs.REGISTRATION, 1);

  private static final int MOST_CACHED = 10_000;

  private record Key(long app, String email) {}

  /** By email, which every login with a password asks for. */
  private final CommittedCache<Key, Registration> byEmail = new CommittedCache<>(MOST_CACHED);

  private final SqliteDatabase database;
  private final AppNumbers apps;

  SqliteRegistrations(SqliteDatabase database, AppNumbers apps) {
    this.database = database;
    this.apps = apps;
  }

  @Override
  public Optional<Registration> find(ObjectId appId, String email) {
    long app = apps.of(appId);
    return app == AppNumbers.NONE
        ? Optional.empty()
        : byEmail.get(new Key(app, email), () -> read(app, email));
  }

  private Optional<Registration> read(long app, String email) {
    return database.read(
        sql ->
            sql.first(
                "SELECT body FROM registration WHERE app = ? AND email = ?",
                BODY,
                app,
                Texts.stored(email)));
  }

  @Override
  public Optional<Registration> find(ObjectId appId, ObjectId id) {
    long app = apps.of(appId);
    return database.read(sql -> find(sql, app, id));
  }

  private static Optional<Registration> find(Sql sql, long app, ObjectId id) throws SQLException {
    return sql.first("SELECT body FROM registration WHERE app = ? AND id = ?", BODY, app, id);
  }

  @Override
  public Optional<Registration> findByToken(ObjectId appId, ObjectId tokenId) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.first(
                "SELECT body FROM registration WHERE app = ? AND confirmation = ?"
                    + " UNION ALL SELECT body FROM registration WHERE app = ? AND reset = ?",
                BODY,
                app,
                tokenId,
                app,
                tokenId));
  }

  @Override
  public boolean insert(ObjectId appId, Registration registration) {
    byte[] body = Bodies.of(Codecs.REGISTRATION, registration);
    return database.write(tx -> insert(tx, apps.of(tx, appId), registration, body));
  }

  /** Adds an account as part of a larger change. */
  boolean insert(Transaction tx, long app, Registration registration, byte[] body)
      throws SQLException {
    if (app == AppNumbers.NONE
        || isTaken(tx, app, registration.email())
        || find(tx, app, registration.id()).isPresent()) {
      return false;
    }
    tx.update(
        "INSERT INTO registration"
            + "(email, confirmed, has_user, confirmation, reset, body, app, id)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        row(app, registration, body));
    set(tx, app, registration);
    return true;
  }

  private static boolean isTaken(Sql sql, long app, String email) throws SQLException {
    return sql.number(
            "SELECT count(*) FROM registration WHERE app = ? AND email = ?",
            app,
            Texts.stored(email))
        > 0;
  }

  /** Returns the values of all columns, those that change first. */
  private static @Nullable Object[] row(long app, Registration account, byte[] body) {
    return new @Nullable Object[] {
      Texts.stored(account.email()),
      account.confirmed(),
      account.userId() != null,
      id(account.confirmation()),
      id(account.reset()),
      body,
      app,
      account.id()
    };
  }

  private static @Nullable ObjectId id(@Nullable OneTimeToken token) {
    return token == null ? null : token.tokenId();
  }

  @Override
  public UpdateResult<Registration> update(
      ObjectId appId, ObjectId id, Update<Registration> change) {
    return database.write(
        tx -> {
          long app = apps.of(tx, appId);
          Optional<Registration> before = find(tx, app, id);
          if (before.isEmpty()) {
            return new UpdateResult.Missing<>();
          }
          Optional<Registration> after = change.apply(before.get());
          if (after.isPresent()) {
            replace(tx, app, after.get());
          }
          return UpdateResult.of(before.get(), after);
        });
  }

  @Override
  public boolean rename(ObjectId appId, ObjectId id, String newEmail) {
    return database.write(
        tx -> {
          long app = apps.of(tx, appId);
          Optional<Registration> before = find(tx, app, id);
          if (before.isEmpty() || isTaken(tx, app, newEmail)) {
            return false;
          }
          byEmail.forget(tx, new Key(app, before.get().email()));
          replace(tx, app, before.get().withEmail(newEmail));
          return true;
        });
  }

  private void set(Transaction tx, long app, Registration registration) {
    byEmail.set(tx, new Key(app, registration.email()), Optional.of(registration));
  }

  private void replace(Transaction tx, long app, Registration after) throws SQLException {
    set(tx, app, after);
    tx.update(
        "UPDATE registration SET email = ?, confirmed = ?, has_user = ?, confirmation = ?,"
            + " reset = ?, body = ? WHERE app = ? AND id = ?",
        row(app, after, Bodies.of(Codecs.REGISTRATION, after)));
  }

  @Override
  public Optional<Registration> delete(ObjectId appId, ObjectId id, Deletable which) {
    return database.write(
        tx -> {
          long app = apps.of(tx, appId);
          Optional<Registration> found = find(tx, app, id).filter(which::includes);
          if (found.isPresent()) {
            tx.update("DELETE FROM registration WHERE app = ? AND id = ?", app, id);
            byEmail.forget(tx, new Key(app, found.get().email()));
          }
          return found;
        });
  }

  @Override
  public List<Registration> listPending(ObjectId appId, Optional<ObjectId> after, int limit) {
    long app = apps.of(appId);
    byte[] from = after.map(ObjectId::toByteArray).orElse(new byte[0]);
    return database.read(
        sql ->
            sql.all(
                "SELECT body FROM registration WHERE app = ? AND confirmed = 0 AND id > ?"
                    + " ORDER BY id LIMIT ?",
                BODY,
                app,
                from,
                limit));
  }

  @Override
  public List<Registration> listWithoutUser(ObjectId appId) {
    long app = apps.of(appId);
    return database.read(
        sql ->
            sql.all(
                "SELECT body FROM registration WHERE app = ? AND has_user = 0 ORDER BY id",
                BODY,
                app));
  }
}
