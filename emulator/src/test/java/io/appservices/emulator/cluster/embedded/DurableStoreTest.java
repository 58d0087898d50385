package io.appservices.emulator.cluster.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Documents, collections and indexes are the same after the data directory is opened again. */
class DurableStoreTest extends DurableOrders {

  private static final int CLIENTS = 6;

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

  private static List<String> names(MongoCollection<Document> collection) {
    return collection.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
  }

  private MongoCollection<Document> collection(String name) {
    return cluster.database("shop").getCollection(name);
  }

  @Test
  void keepsDocumentsInTheOrderOfTheirInsertion() {
    cluster.orders().insertMany(List.of(order(3, 1), order(1, 1), order(2, 1), order(9, 1)));
    cluster.orders().deleteOne(eq("_id", 1));
    cluster.orders().updateOne(eq("_id", 3), inc("n", 1));
    cluster.orders().findOneAndUpdate(eq("_id", 9), set("n", 7));
    cluster.orders().findOneAndDelete(eq("_id", 2));
    cluster.orders().updateOne(eq("_id", 8), set("n", 8), new UpdateOptions().upsert(true));
    cluster.reopen();
    assertThat(cluster.orders().find()).containsExactly(order(3, 2), order(9, 7), order(8, 8));
    cluster.orders().insertOne(order(0, 0));
    cluster.reopen();
    assertThat(cluster.orders().find())
        .containsExactly(order(3, 2), order(9, 7), order(8, 8), order(0, 0));
  }

  @Test
  void keepsIndexesWithTheirOptions() {
    cluster.orders().createIndex(new Document("n", 1), UNIQUE);
    cluster
        .orders()
        .createIndex(new Document("s", -1), new IndexOptions().unique(true).sparse(true));
    cluster
        .orders()
        .createIndex(new Document("at", 1), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
    cluster.orders().insertMany(List.of(order(1, 1), order(2, 2)));
    List<Document> before = cluster.orders().listIndexes().into(new ArrayList<>());
    cluster.reopen().reopen();
    assertThat(cluster.orders().listIndexes()).containsExactlyElementsOf(before).hasSize(4);
    assertThatThrownBy(() -> cluster.orders().insertOne(order(3, 2)))
        .isInstanceOf(MongoWriteException.class)
        .hasMessageContaining("E11000");
    cluster.orders().insertOne(order(3, 3).append("s", 1));
    assertThatThrownBy(() -> cluster.orders().insertOne(order(4, 4).append("s", 1)))
        .hasMessageContaining("E11000");
    cluster.orders().dropIndex("n_1");
    cluster.reopen();
    assertThat(names(cluster.orders())).containsExactly("_id_", "s_-1", "at_1");
  }

  @Test
  void dropsTheIndexesOfOneCollectionOnly() {
    for (String name : List.of("orders", "others")) {
      collection(name).createIndex(new Document("n", 1), UNIQUE);
      collection(name).createIndex(new Document("m", 1), UNIQUE);
    }
    collection("orders").dropIndex(new Document("n", 1));
    cluster.reopen();
    assertThat(names(collection("orders"))).containsExactly("_id_", "m_1");
    assertThat(names(collection("others"))).containsExactly("_id_", "n_1", "m_1");
    collection("orders").dropIndexes();
    cluster.reopen();
    assertThat(names(collection("orders"))).containsExactly("_id_");
    assertThat(names(collection("others"))).containsExactly("_id_", "n_1", "m_1");
    assertThatThrownBy(() -> collection("orders").dropIndex("_id_"))
        .isInstanceOfSatisfying(
            MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(72));
  }

  @Test
  void keepsCollectionsThatAreEmptyAndForgetsThoseThatAreDropped() {
    cluster.database("shop").createCollection("empty");
    cluster.orders().insertOne(order(1, 1));
    collection("dropped").insertOne(order(1, 1));
    cluster.database("other").getCollection("gone").insertOne(order(1, 1));
    collection("dropped").drop();
    cluster.database("other").drop();
    cluster.reopen();
    assertThat(cluster.database("shop").listCollectionNames())
        .containsExactlyInAnyOrder("empty", "orders");
    assertThat(cluster.database("other").listCollectionNames()).isEmpty();
    collection("dropped").insertOne(order(2, 2));
    cluster.reopen();
    assertThat(collection("dropped").find()).containsExactly(order(2, 2));
  }

  @Test
  void keepsWhatCollectionsAreRenamedTo() {
    cluster.orders().createIndex(new Document("n", 1), UNIQUE);
    cluster.orders().insertMany(List.of(order(2, 2), order(1, 1)));
    collection("target").insertOne(order(5, 5));
    cluster
        .orders()
        .renameCollection(
            new MongoNamespace("shop.target"), new RenameCollectionOptions().dropTarget(true));
    cluster.reopen();
    assertThat(cluster.database("shop").listCollectionNames()).containsExactly("target");
    assertThat(collection("target").find()).containsExactly(order(2, 2), order(1, 1));
    collection("target").renameCollection(new MongoNamespace("other.moved"));
    cluster.reopen();
    MongoCollection<Document> moved = cluster.database("other").getCollection("moved");
    assertThat(cluster.database("shop").listCollectionNames()).isEmpty();
    assertThat(moved.find()).containsExactly(order(2, 2), order(1, 1));
    assertThat(names(moved)).containsExactly("_id_", "n_1");
    assertThatThrownBy(() -> moved.insertOne(order(3, 1))).hasMessageContaining("E11000");
  }

  @Test
  void keepsTheResultsOfPipelines() {
    cluster.orders().insertMany(List.of(order(1, 1), order(2, 2), order(3, 3)));
    collection("out").insertOne(order(9, 9));
    collection("merged").insertOne(order(1, 7));
    Document large = new Document("$match", gte("n", 2));
    cluster.orders().aggregate(List.of(large, new Document("$out", "out"))).toCollection();
    cluster
        .orders()
        .aggregate(List.of(new Document("$merge", new Document("into", "merged"))))
        .toCollection();
    cluster.reopen();
    assertThat(collection("out").find()).containsExactly(order(2, 2), order(3, 3));
    assertThat(collection("merged").find()).containsExactly(order(1, 1), order(2, 2), order(3, 3));
    assertThat(cluster.database("shop").listCollectionNames())
        .containsExactlyInAnyOrder("orders", "out", "merged");
  }

  /**
   * Documents, collections and indexes come and go at once, and all writers meet in one collection.
   */
  @Test
  void keepsWhatIsThereInTheEndWhoeverCameFirst() {
    List<CompletableFuture<Void>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> CompletableFuture.runAsync(() -> changeAll(client), threads))
            .toList();
    clients.forEach(client -> client.orTimeout(60, TimeUnit.SECONDS).join());
    Map<String, List<Document>> before = content();
    cluster.reopen();
    assertThat(content()).isEqualTo(before).containsKey("shared");
  }

  private void changeAll(int client) {
    Random random = new Random(client);
    for (int i = 0; i < 60; i++) {
      MongoCollection<Document> shared = collection("shared");
      MongoCollection<Document> passing = collection("passing" + random.nextInt(3));
      int id = random.nextInt(10);
      try {
        shared.updateOne(eq("_id", id), inc("n", 1), new UpdateOptions().upsert(true));
        passing.insertOne(order(client * 100 + i, i));
        switch (random.nextInt(6)) {
          case 0 -> shared.deleteOne(eq("_id", id));
          case 1 -> passing.drop();
          case 2 -> passing.createIndex(new Document("n", 1), UNIQUE);
          case 3 -> passing.aggregate(List.of(new Document("$out", "out"))).toCollection();
          case 4 -> passing.renameCollection(new MongoNamespace("shop.renamed" + client));
          default -> collection("renamed" + random.nextInt(6)).drop();
        }
      } catch (MongoException e) {
        // Another client was faster.
      }
    }
  }

  private Map<String, List<Document>> content() {
    Map<String, List<Document>> content = new TreeMap<>();
    for (String name : cluster.database("shop").listCollectionNames()) {
      content.put(name, collection(name).find().into(new ArrayList<>()));
      content.put(name + " indexes", collection(name).listIndexes().into(new ArrayList<>()));
    }
    return content;
  }

  @Test
  void writesABulkInOneTransaction() {
    cluster.orders().insertOne(order(-1, 0));
    int before = cluster.writes();
    cluster.orders().insertMany(IntStream.range(0, 1000).mapToObj(i -> order(i, i)).toList());
    assertThat(cluster.writes() - before).isEqualTo(1);
    cluster.orders().updateMany(gte("_id", 0), inc("n", 1));
    assertThat(cluster.writes() - before).isEqualTo(2);
    cluster.orders().find().into(new ArrayList<>());
    cluster.orders().countDocuments();
    cluster.orders().updateMany(eq("_id", "nothing"), inc("n", 1));
    assertThat(cluster.writes() - before).isEqualTo(2);
  }
}
