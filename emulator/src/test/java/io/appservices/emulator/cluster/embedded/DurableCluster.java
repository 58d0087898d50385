package io.appservices.emulator.cluster.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.durable.DocumentChange;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.cluster.embedded.store.DurableStore;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.sqlite.SqliteDataSources;
import io.appservices.emulator.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;

/** An embedded cluster over a data directory, which can be closed and opened again. */
final class DurableCluster implements AutoCloseable {

  private static final ObjectId APP = new ObjectId("0123456789abcdef01234567");

  private final Path directory;
  private final AtomicInteger writes = new AtomicInteger();
  private SqliteDatabase database;
  private EmbeddedCluster cluster;
  private MongoClient client;

  DurableCluster(Path directory) {
    this.directory = directory;
    open();
  }

  /** Watches nothing. */
  static final class Nobody implements ChangeHub.Tap {

    @Override
    public boolean wants(String database, String collection) {
      return false;
    }

    @Override
    public void changed(Document event, Document before, long bytes) {}
  }

  private void open() {
    database = SqliteDatabase.open(directory);
    cluster =
        EmbeddedCluster.start(
            Clock.systemUTC(),
            new Nobody(),
            Duration.ofSeconds(60),
            QueryScripts.NONE,
            new DurableStore(
                new Counted(SqliteDataSources.open(database).dataSource(APP, "mongodb"))));
    client = MongoClients.create(cluster.connectionString());
  }

  /** Counts the transactions of the documents. */
  private final class Counted implements DurableDocuments {

    private final DurableDocuments counted;

    Counted(DurableDocuments counted) {
      this.counted = counted;
    }

    @Override
    public long newCollection() {
      return counted.newCollection();
    }

    @Override
    public void read(Reader reader) {
      counted.read(reader);
    }

    @Override
    public void write(List<DocumentChange> changes) {
      writes.incrementAndGet();
      counted.write(changes);
    }
  }

  int writes() {
    return writes.get();
  }

  MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  MongoCollection<Document> orders() {
    return database("shop").getCollection("orders");
  }

  String connectionString() {
    return cluster.connectionString();
  }

  /** Limits the size of the database file to what it has, or takes the limit away. */
  void setFull(boolean full) {
    database.write(
        transaction ->
            transaction.number(
                "PRAGMA max_page_count = "
                    + (full ? transaction.number("PRAGMA page_count") : Integer.MAX_VALUE - 1)));
  }

  DurableCluster reopen() {
    close();
    open();
    return this;
  }

  @Override
  public void close() {
    client.close();
    cluster.close();
    database.close();
  }
}
