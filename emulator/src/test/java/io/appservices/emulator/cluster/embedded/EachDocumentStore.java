package io.appservices.emulator.cluster.embedded;

import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import io.appservices.emulator.cluster.embedded.store.DurableStore;
import io.appservices.emulator.cluster.embedded.store.OrderedBackend;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.sqlite.SqliteDataSources;
import io.appservices.emulator.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An embedded cluster over each kind of store, with the events that it tells. */
abstract class EachDocumentStore {

  static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  final Queue<String> events = new ConcurrentLinkedQueue<>();

  EmbeddedCluster cluster;

  @TempDir static Path directory;

  @AutoClose static SqliteDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = SqliteDatabase.open(directory);
  }

  /** The embedded cluster's own in memory and on the disk, and one that comes with the library. */
  static Stream<DocumentStore> stores() {
    return Stream.of(
        OrderedBackend::new,
        new DurableStore(SqliteDataSources.open(database).dataSource(new ObjectId(), "mongodb")),
        MemoryBackend::new);
  }

  /** The embedded cluster's own alone, which make the updates themselves. */
  static Stream<DocumentStore> ownStores() {
    return stores().limit(2);
  }

  MongoCollection<Document> open(DocumentStore store) {
    cluster =
        EmbeddedCluster.start(
            CLOCK, new Recorder(), Duration.ofSeconds(20), QueryScripts.NONE, store);
    return cluster.database("shop").getCollection("orders");
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  final class Recorder implements ChangeHub.Tap {

    @Override
    public boolean wants(String database, String collection) {
      return collection.equals("orders");
    }

    @Override
    public void changed(Document event, Document before, long bytes) {
      Document full = event.get("fullDocument", Document.class);
      events.add(
          event.get("operationType")
              + " "
              + event.get("documentKey", Document.class).get("_id")
              + " "
              + (before == null ? null : before.get("n"))
              + ">"
              + (full == null ? null : full.get("n")));
    }
  }

  static Document order(Object id, int n) {
    return new Document("_id", id).append("n", n);
  }
}
