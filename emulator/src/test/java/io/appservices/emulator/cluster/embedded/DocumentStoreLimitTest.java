package io.appservices.emulator.cluster.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any backend under the embedded cluster keeps to its locks and limits. */
class DocumentStoreLimitTest extends EachDocumentStore {

  private static final IndexOptions SPARSE = new IndexOptions().unique(true).sparse(true);

  /** Backends lock the database and then the collection; a write must not do it the other way. */
  @ParameterizedTest
  @MethodSource("stores")
  void writesWhileIndexesComeAndGo(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    CompletableFuture<Void> indexes =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 150; i++) {
                orders.dropIndex(orders.createIndex(new Document("unique" + i, 1), SPARSE));
              }
            });
    CompletableFuture<Void> reads =
        CompletableFuture.runAsync(
            () -> {
              while (!indexes.isDone()) {
                assertThat(orders.find(eq("_id", 1))).hasSizeLessThan(2);
                cluster.database("shop").runCommand(new Document("collStats", "orders"));
              }
            });
    for (int i = 0; i < 150 || !indexes.isDone(); i++) {
      orders.insertOne(order(i, i));
      orders.updateOne(eq("_id", i), inc("n", 1));
      orders.deleteOne(eq("_id", i));
    }
    assertThat(indexes).isCompleted();
    assertThat(reads).succeedsWithin(Duration.ofMinutes(1));
    assertThat(events).hasSizeGreaterThanOrEqualTo(450);
  }

  @ParameterizedTest
  @MethodSource("ownStores")
  void refusesWhatWouldFillTheMemory(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.insertOne(new Document("_id", 1).append("list", List.of(1)));
    assertThatThrownBy(() -> orders.updateOne(eq("_id", 1), set("list.99000000", 1)))
        .hasMessageContaining("can't backfill more than");
  }
}
