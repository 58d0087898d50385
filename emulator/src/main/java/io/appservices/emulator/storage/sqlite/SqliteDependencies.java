package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.util.Optional;
import org.bson.types.ObjectId;

final class SqliteDependencies implements DependencyStore {

  private static final String OF_APP = " FROM dependencies d JOIN app ON app.number = d.app";

  private final SqliteDatabase database;

  SqliteDependencies(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Dependencies> find(ObjectId appId) {
    return database.read(
        sql ->
            sql.first(
                "SELECT d.body" + OF_APP + " WHERE app.id = ?",
                Bodies.reader(Codecs.DEPENDENCIES, 1),
                appId));
  }

  @Override
  public Optional<byte[]> archive(ObjectId appId) {
    return database.read(
        sql ->
            sql.first(
                "SELECT d.archive" + OF_APP + " WHERE app.id = ? AND d.archive IS NOT NULL",
                row -> row.sealed(1),
                appId));
  }

  @Override
  public void put(ObjectId appId, Dependencies dependencies, byte[] archive) {
    byte[] body = Bodies.of(Codecs.DEPENDENCIES, dependencies);
    byte[] sealed = Sealed.seal(archive);
    database.write(
        transaction ->
            transaction.update(
                "REPLACE INTO dependencies(app, body, archive)"
                    + " SELECT number, ?, ? FROM app WHERE id = ?",
                body,
                sealed,
                appId));
  }

  @Override
  public void describe(ObjectId appId, Dependencies dependencies) {
    byte[] body = Bodies.of(Codecs.DEPENDENCIES, dependencies);
    database.write(
        transaction ->
            transaction.update(
                "INSERT INTO dependencies(app, body) SELECT number, ? FROM app WHERE id = ?"
                    + " ON CONFLICT(app) DO UPDATE SET body = excluded.body",
                body,
                appId));
  }

  @Override
  public void delete(ObjectId appId) {
    database.write(
        transaction ->
            transaction.update(
                "DELETE FROM dependencies WHERE app = (SELECT number FROM app WHERE id = ?)",
                appId));
  }
}
