package io.appservices.emulator.cluster.sqlite;

import io.appservices.emulator.cluster.durable.DurableDataSources;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.sqlite.Schema;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.bson.types.ObjectId;

/** The data sources in a data directory. */
public final class SqliteDataSources implements DurableDataSources {

  /** A document's key is the number of its collection and its position, which are 31 bits each. */
  private static final Schema SCHEMA =
      new Schema(
          "documents",
          List.of(
              Schema.step(
                  "CREATE TABLE documents_source(id INTEGER PRIMARY KEY AUTOINCREMENT, app BLOB NOT"
                      + " NULL, service TEXT NOT NULL, UNIQUE(app, service))",
                  "CREATE TABLE documents_collection(id INTEGER PRIMARY KEY, source INTEGER NOT"
                      + " NULL, database TEXT NOT NULL, name TEXT NOT NULL)",
                  "CREATE INDEX documents_collection_source ON documents_collection(source)",
                  "CREATE TABLE documents(key INTEGER PRIMARY KEY, bson BLOB NOT NULL)")));

  private record Source(long id, ObjectId app, String service) {}

  private final SqliteDatabase database;
  private final AtomicLong collections;

  /** The data sources that there are; used by the thread that changes the database only. */
  private final Set<Long> sources = new HashSet<>();

  private SqliteDataSources(SqliteDatabase database, long collections) {
    this.database = database;
    this.collections = new AtomicLong(collections);
  }

  /**
   * Opens those of a database, which the caller closes after all users of this.
   *
   * @throws io.appservices.emulator.domain.StorageException if that failed
   */
  public static SqliteDataSources open(SqliteDatabase database) {
    database.prepare(SCHEMA);
    return new SqliteDataSources(
        database, database.read(sql -> sql.number("SELECT max(id) FROM documents_collection")));
  }

  @Override
  public DurableDocuments dataSource(ObjectId appId, String service) {
    long source =
        database.write(
            transaction -> {
              transaction.update(
                  "INSERT OR IGNORE INTO documents_source(app, service) VALUES(?, ?)",
                  appId,
                  service);
              long id =
                  transaction.number(
                      "SELECT id FROM documents_source WHERE app = ? AND service = ?",
                      appId,
                      service);
              sources.add(id);
              return id;
            });
    return new SqliteDocuments(
        database, source, collections::incrementAndGet, () -> sources.contains(source));
  }

  @Override
  public void list(BiConsumer<ObjectId, String> each) {
    all().forEach(source -> each.accept(source.app(), source.service()));
  }

  private List<Source> all() {
    return database.read(
        sql ->
            sql.all(
                "SELECT id, app, service FROM documents_source",
                row -> new Source(row.number(1), row.id(2), row.text(3))));
  }

  @Override
  public void removeUnless(BiPredicate<ObjectId, String> isKept) {
    for (Source source : all()) {
      if (!isKept.test(source.app(), source.service())) {
        database.write(transaction -> remove(transaction, source.id()));
      }
    }
  }

  private boolean remove(Transaction transaction, long source) throws SQLException {
    sources.remove(source);
    List<Long> dropped =
        transaction.all(
            "SELECT id FROM documents_collection WHERE source = ?", row -> row.number(1), source);
    for (long collection : dropped) {
      SqliteDocuments.drop(transaction, collection);
    }
    return transaction.update("DELETE FROM documents_source WHERE id = ?", source) > 0;
  }
}
