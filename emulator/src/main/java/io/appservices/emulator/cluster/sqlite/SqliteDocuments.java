package io.appservices.emulator.cluster.sqlite;

import io.appservices.emulator.cluster.durable.DocumentChange;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.Row;
import io.appservices.emulator.sqlite.Sealed;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.sqlite.Transaction;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The documents of one data source in a data directory. */
final class SqliteDocuments implements DurableDocuments {

  /** The number of documents that are read at once, so that they need not be in memory twice. */
  private static final int READ_AT_ONCE = 500;

  private record Collection(long id, String database, String name) {}

  private record Document(long key, byte[] bson) {}

  private final SqliteDatabase database;
  private final long source;
  private final LongSupplier numbers;

  /** Tells if the data source was not removed; asked by the thread that changes the database. */
  private final BooleanSupplier isThere;

  /** The collections that there are; used by the thread that changes the database only. */
  private final Set<Long> collections = new HashSet<>();

  SqliteDocuments(
      SqliteDatabase database, long source, LongSupplier numbers, BooleanSupplier isThere) {
    this.database = database;
    this.source = source;
    this.numbers = numbers;
    this.isThere = isThere;
  }

  @Override
  public long newCollection() {
    long number = numbers.getAsLong();
    if (number > Integer.MAX_VALUE) {
      throw new StorageException(database.file() + " has had too many collections", null);
    }
    return number;
  }

  @Override
  public void read(Reader reader) {
    List<Collection> found =
        database.read(
            sql ->
                sql.all(
                    "SELECT id, database, name FROM documents_collection WHERE source = ? ORDER BY"
                        + " id",
                    row -> new Collection(row.number(1), row.text(2), row.text(3)),
                    source));
    for (Collection collection : found) {
      reader.collection(collection.id(), collection.database(), collection.name());
      readDocuments(collection.id(), reader);
    }
    database.write(transaction -> collections.addAll(found.stream().map(Collection::id).toList()));
  }

  private void readDocuments(long collection, Reader reader) {
    long next = first(collection);
    List<Document> read;
    do {
      long from = next;
      read =
          database.read(
              sql ->
                  sql.all(
                      "SELECT key, bson FROM documents WHERE key BETWEEN ? AND ? ORDER BY key LIMIT"
                          + " "
                          + READ_AT_ONCE,
                      SqliteDocuments::document,
                      from,
                      last(collection)));
      for (Document document : read) {
        reader.document(collection, (int) document.key(), document.bson());
        next = document.key() + 1;
      }
    } while (read.size() == READ_AT_ONCE);
  }

  private static Document document(Row row) throws SQLException {
    return new Document(row.number(1), row.sealed(2));
  }

  @Override
  public void write(List<DocumentChange> changes) {
    database.write(
        transaction -> {
          if (isThere.getAsBoolean()) {
            for (DocumentChange change : changes) {
              make(transaction, change);
            }
          }
          return true;
        });
  }

  private void make(Transaction transaction, DocumentChange change) throws SQLException {
    if (change instanceof DocumentChange.Put put) {
      if (collections.contains(put.collection())) {
        transaction.update(
            "REPLACE INTO documents(key, bson) VALUES(?, ?)",
            key(put.collection(), put.position()),
            Sealed.seal(put.bson()));
      }
    } else if (change instanceof DocumentChange.Removed removed) {
      transaction.update(
          "DELETE FROM documents WHERE key = ?", key(removed.collection(), removed.position()));
    } else if (change instanceof DocumentChange.Named named) {
      transaction.update(
          "REPLACE INTO documents_collection(id, source, database, name) VALUES(?, ?, ?, ?)",
          named.collection(),
          source,
          named.database(),
          named.name());
      collections.add(named.collection());
    } else if (change instanceof DocumentChange.Dropped dropped) {
      collections.remove(dropped.collection());
      drop(transaction, dropped.collection());
    }
  }

  static void drop(Transaction transaction, long collection) throws SQLException {
    transaction.update(
        "DELETE FROM documents WHERE key BETWEEN ? AND ?", first(collection), last(collection));
    transaction.update("DELETE FROM documents_collection WHERE id = ?", collection);
  }

  private static long key(long collection, int position) {
    return (collection << Integer.SIZE) | position;
  }

  private static long first(long collection) {
    return key(collection, 0);
  }

  private static long last(long collection) {
    return key(collection, Integer.MAX_VALUE);
  }
}
