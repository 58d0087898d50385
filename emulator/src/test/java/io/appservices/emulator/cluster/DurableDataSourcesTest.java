package io.appservices.emulator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.cluster.durable.DocumentChange;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.sqlite.SqliteDataSources;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data sources of apps last as long as the apps. */
class DurableDataSourcesTest {

  private static final Document ONE = new Document("_id", 1);

  @TempDir private Path directory;
  private SqliteDatabase database;
  private SqliteDataSources kept;
  private Remote remote;

  @BeforeEach
  void open() {
    database = SqliteDatabase.open(directory);
    kept = SqliteDataSources.open(database);
    remote = Remote.durable(kept);
  }

  @AfterEach
  void close() {
    remote.close();
    database.close();
  }

  private void reopen() {
    close();
    open();
  }

  private long number(String query) {
    return database.read(sql -> sql.number(query));
  }

  @Test
  void haveTheirDocumentsAfterARestart() {
    remote.insert("{_id: 1}");
    reopen();
    assertThat(remote.all()).containsExactly(ONE);
  }

  @Test
  void goWithTheirAppEvenIfNothingUsedThemSinceTheStart() {
    remote.insert("{_id: 1}");
    reopen();
    remote.clusters.dropApp(new ObjectId());
    assertThat(number("SELECT count(*) FROM documents")).isPositive();
    remote.clusters.dropApp(Remote.APP);
    assertThat(number("SELECT count(*) FROM documents")).isZero();
    assertThat(number("SELECT count(*) FROM documents_source")).isZero();
    reopen();
    assertThat(remote.all()).isEmpty();
  }

  @Test
  void goWhenTheAppHasNoUseForThemAnyMore() {
    remote.insert("{_id: 1}");
    remote.clusters.dropUnless(Remote.APP, service -> service.equals(Remote.SERVICE));
    assertThat(remote.all()).containsExactly(ONE);
    remote.clusters.dropUnless(Remote.APP, service -> false);
    assertThat(remote.all()).isEmpty();
    remote.insert("{_id: 2}");
    reopen();
    assertThat(remote.all()).containsExactly(new Document("_id", 2));
  }

  @Test
  void ofAppsThatAreGoneAreRemovedAtTheStart() {
    remote.insert("{_id: 1}");
    remote.clusters.dropUnless(Remote.APP::equals);
    reopen();
    assertThat(remote.all()).containsExactly(ONE);
    reopen();
    remote.clusters.dropUnless(app -> false);
    assertThat(remote.all()).isEmpty();
  }

  @Test
  void answerUnavailableWhenTheyCannotKeepAChange() {
    remote.insert("{_id: 1}");
    database.write(
        transaction ->
            transaction.number(
                "PRAGMA max_page_count = " + transaction.number("PRAGMA page_count")));
    assertThat(
            remote.refusal(
                "insertOne", "document", new Document("_id", 2).append("t", "x".repeat(1 << 20))))
        .returns(AppServicesException.Kind.UNAVAILABLE, AppServicesException::kind);
    assertThat(remote.all()).contains(ONE);
  }

  @Test
  void ignoreChangesAfterTheyAreRemoved() {
    DurableDocuments documents = kept.dataSource(Remote.APP, "removed");
    kept.removeUnless((app, service) -> false);
    documents.write(
        List.of(
            new DocumentChange.Named(5, "shop", "orders"),
            new DocumentChange.Put(5, 0, new byte[5])));
    assertThat(number("SELECT count(*) FROM documents")).isZero();
    assertThat(number("SELECT count(*) FROM documents_collection")).isZero();
  }

  @Test
  void ignoreChangesToACollectionThatWasDropped() {
    DurableDocuments documents = kept.dataSource(Remote.APP, "direct");
    long collection = documents.newCollection();
    documents.write(
        List.of(
            new DocumentChange.Named(collection, "shop", "orders"),
            new DocumentChange.Put(collection, 7, new byte[] {1}),
            new DocumentChange.Dropped(collection),
            new DocumentChange.Put(collection, 8, new byte[] {2})));
    assertThat(number("SELECT count(*) FROM documents")).isZero();
    assertThat(documents.newCollection()).isGreaterThan(collection);
  }

  @Test
  void readManyDocumentsInTheOrderOfTheirPositions() {
    DurableDocuments documents = kept.dataSource(Remote.APP, "direct");
    long collection = documents.newCollection();
    List<DocumentChange> changes = new ArrayList<>();
    changes.add(new DocumentChange.Named(collection, "shop", "orders"));
    for (int i = 1200; i > 0; i--) {
      changes.add(new DocumentChange.Put(collection, i, new byte[] {(byte) i}));
    }
    documents.write(changes);
    List<Integer> positions = new ArrayList<>();
    kept.dataSource(Remote.APP, "direct")
        .read(
            new DurableDocuments.Reader() {
              @Override
              public void collection(long number, String database, String name) {
                assertThat(name).isEqualTo("orders");
              }

              @Override
              public void document(long number, int position, byte[] bson) {
                positions.add(position);
              }
            });
    assertThat(positions).hasSize(1200).isSorted().startsWith(1).endsWith(1200);
  }

  @Test
  void areNotOpenedWithADocumentThatIsDamaged() {
    remote.insert("{_id: 1}");
    database.write(transaction -> transaction.update("UPDATE documents SET bson = x'00'"));
    reopen();
    assertThatThrownBy(remote::all)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("damaged");
  }
}
