package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.ApiKeyStore.Insertion;
import io.appservices.emulator.storage.ImportStore;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.Bodies;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Adds many users with one change, which waits for one flush. */
final class SqliteImports implements ImportStore {

  /** Some 20 ms of the thread that makes all changes. */
  private static final int MOST = 200;

  private final SqliteDatabase database;
  private final AppNumbers apps;
  private final ImportStore single;
  private final SqliteUsers users;
  private final SqliteRegistrations registrations;
  private final SqliteApiKeys keys;

  SqliteImports(
      SqliteDatabase database,
      AppNumbers apps,
      ImportStore single,
      SqliteUsers users,
      SqliteRegistrations registrations,
      SqliteApiKeys keys) {
    this.database = database;
    this.apps = apps;
    this.single = single;
    this.users = users;
    this.registrations = registrations;
    this.keys = keys;
  }

  /** One that is to be added, with the bodies of its rows, made by the thread that asks for it. */
  private record Encoded(Imported one, byte @Nullable [] user, byte @Nullable [] account) {

    static Encoded of(Imported one) {
      return new Encoded(
          one,
          one.user() == null ? null : Bodies.of(Codecs.USER, one.user()),
          one.account() == null ? null : Bodies.of(Codecs.REGISTRATION, one.account()));
    }
  }

  /** Undoes the change. */
  private static final class Taken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int index;

    Taken(int index) {
      super(null, null, false, false);
      this.index = index;
    }
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public OptionalInt insert(List<Imported> some) {
    List<Encoded> encoded = some.stream().map(Encoded::of).toList();
    try {
      database.write(
          tx -> {
            for (int i = 0; i < encoded.size(); i++) {
              if (!insert(tx, encoded.get(i))) {
                throw new Taken(i);
              }
            }
            return true;
          });
      return OptionalInt.empty();
    } catch (Taken taken) {
      return OptionalInt.of(taken.index);
    }
  }

  private boolean insert(Transaction tx, Encoded encoded) throws SQLException {
    Imported one = encoded.one();
    long app = apps.of(tx, one.appId());
    if (one.account() != null
        && encoded.account() != null
        && !registrations.insert(tx, app, one.account(), encoded.account())) {
      return false;
    }
    if (one.user() != null
        && encoded.user() != null
        && !users.insert(tx, app, one.user(), encoded.user())) {
      return false;
    }
    for (ApiKey key : one.keys()) {
      if (keys.insert(tx, app, key, Integer.MAX_VALUE) != Insertion.ADDED) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void delete(Imported one) {
    single.delete(one);
  }
}
