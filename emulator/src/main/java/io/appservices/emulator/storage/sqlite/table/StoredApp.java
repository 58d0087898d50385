package io.appservices.emulator.storage.sqlite.table;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Configuration;
import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.sqlite.Sql;
import io.appservices.emulator.sqlite.Transaction;
import io.appservices.emulator.storage.Versioned;
import io.appservices.emulator.storage.codec.AppStateCodec;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.codec.Codecs;
import io.appservices.emulator.storage.codec.ConfigurationCodec;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An app as it is stored, and the rows that its configurations and parts are in.
 *
 * @param number the number of the app, which no other one gets
 * @param state its state; the version begins with the number, so that an app that is made again
 *     does not get those of the old one
 */
public record StoredApp(
    long number,
    Versioned<AppState> state,
    NumberedRows<Configuration> configurations,
    NumberedRows<ConfigDocument> parts) {

  private static final int VERSION_BITS = 32;
  private static final String PARTS = "app_part";
  private static final String CONFIGURATIONS = "app_configuration";

  /** Returns the first version of the app with a number. */
  static long firstVersion(long number) {
    return number << VERSION_BITS;
  }

  /** Reads an app with statements that all see the same state. */
  public static Optional<StoredApp> load(Sql sql, ObjectId appId) throws SQLException {
    record Head(long number, long version, byte[] body) {}
    Optional<Head> head =
        sql.first(
            "SELECT number, version, body FROM app WHERE id = ?",
            row -> new Head(row.number(1), row.number(2), row.sealed(3)),
            appId);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    long number = head.get().number();
    Map<Long, ConfigDocument> parts = new HashMap<>();
    sql.all(
        "SELECT number, body FROM app_part WHERE app = ?",
        row -> parts.put(row.number(1), Codecs.CONFIG_DOCUMENT.fromBytes(row.sealed(2))),
        number);
    LongFunction<ConfigDocument> partOf = key -> known(parts.get(key));
    Map<Long, Configuration> configurations = new HashMap<>();
    sql.all(
        "SELECT number, body FROM app_configuration WHERE app = ?",
        row ->
            configurations.put(
                row.number(1), ConfigurationCodec.decode(BsonBytes.read(row.sealed(2)), partOf)),
        number);
    AppState state =
        AppStateCodec.decode(
            BsonBytes.read(head.get().body()), key -> known(configurations.get(key)), partOf);
    return Optional.of(
        new StoredApp(
            number,
            new Versioned<>(head.get().version(), state),
            NumberedRows.of(CONFIGURATIONS, configurations),
            NumberedRows.of(PARTS, parts)));
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new StorageException("a stored app is damaged: it names what it does not have", null);
    }
    return value;
  }

  /** Returns an app with a number of which nothing is stored yet. */
  public static StoredApp empty(long number, AppState state) {
    return new StoredApp(
        number,
        new Versioned<>(firstVersion(number), state),
        NumberedRows.none(CONFIGURATIONS),
        NumberedRows.none(PARTS));
  }

  /** Writes what is new in another state, removes what is not in it, and returns it as stored. */
  public StoredApp replace(Transaction transaction, AppState next) throws SQLException {
    NumberedRows.Writer<ConfigDocument> newParts =
        parts.writer(
            transaction, number, part -> Sealed.seal(Codecs.CONFIG_DOCUMENT.toBytes(part)));
    NumberedRows.Writer<Configuration> newConfigurations =
        configurations.writer(
            transaction,
            number,
            configuration ->
                Sealed.seal(
                    BsonBytes.write(ConfigurationCodec.encode(configuration, newParts::numberOf))));
    byte[] body =
        Sealed.seal(
            BsonBytes.write(
                AppStateCodec.encode(next, newConfigurations::numberOf, newParts::numberOf)));
    // The parts of configurations that were stored before were not asked for yet.
    for (Configuration configuration : newConfigurations.kept()) {
      configuration.parts().all().forEach(newParts::numberOf);
    }
    long version = state.version() + 1;
    transaction.update(
        "UPDATE app SET version = ?, deployed = ?, body = ? WHERE number = ?",
        version,
        Bodies.of(Codecs.APP, next.deployed().app()),
        body,
        number);
    return new StoredApp(
        number, new Versioned<>(version, next), newConfigurations.finish(), newParts.finish());
  }
}
