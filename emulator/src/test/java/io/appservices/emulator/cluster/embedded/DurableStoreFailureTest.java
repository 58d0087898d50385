package io.appservices.emulator.cluster.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.appservices.emulator.cluster.operation.NotKept;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** A change that cannot be kept is refused, and leaves what was kept before. */
class DurableStoreFailureTest extends DurableOrders {

  @Test
  void keepsWhatWasDoneBeforeAFailure() {
    assertThatThrownBy(
            () -> cluster.orders().insertMany(List.of(order(1, 1), order(1, 2), order(3, 3))))
        .isInstanceOf(MongoBulkWriteException.class);
    cluster.orders().insertOne(new Document("_id", 4).append("n", "text"));
    assertThatThrownBy(() -> cluster.orders().updateMany(gte("_id", 1), inc("n", 1)))
        .isInstanceOf(MongoWriteException.class);
    List<Document> before = cluster.orders().find().into(new ArrayList<>());
    cluster.reopen();
    assertThat(cluster.orders().find()).containsExactlyElementsOf(before).hasSize(2);
  }

  @Test
  void refusesADocumentThatWouldBeTooLargeToBeReadAgain() {
    cluster.orders().createIndex(new Document("n", 1), UNIQUE);
    byte[] large = new byte[9 << 20];
    cluster.orders().insertOne(order(1, 1).append("list", List.of(new Binary(large))));
    assertThatThrownBy(
            () ->
                cluster
                    .orders()
                    .updateOne(eq("_id", 1), combine(set("n", 2), push("list", new Binary(large)))))
        .isInstanceOf(MongoWriteException.class)
        .hasMessageContaining("bytes");
    cluster.orders().insertOne(order(2, 2));
    cluster.reopen();
    assertThat(cluster.orders().find(eq("n", 1)).first()).containsEntry("_id", 1);
    assertThat(cluster.orders().find(eq("n", 2)).first()).isEqualTo(order(2, 2));
  }

  @Test
  void refusesChangesWhileTheDiskIsFullAndReadsGoOn() {
    cluster.orders().insertOne(order(1, 1));
    cluster.setFull(true);
    Document large = order(2, 2).append("text", "x".repeat(1 << 20));
    assertNotKept(() -> cluster.orders().insertOne(large));
    assertNotKept(() -> cluster.orders().insertOne(order(3, 3)));
    assertNotKept(() -> cluster.orders().updateOne(eq("_id", 1), inc("n", 1)));
    assertNotKept(() -> cluster.database("shop").createCollection("more"));
    assertThat(cluster.orders().find(eq("_id", 1)).first()).isEqualTo(order(1, 1));
    assertThat(cluster.orders().countDocuments(eq("_id", 3))).isZero();
    cluster.setFull(false);
    cluster.orders().insertOne(order(4, 4));
    List<Document> before = cluster.orders().find().into(new ArrayList<>());
    cluster.reopen();
    assertThat(cluster.orders().find()).containsExactlyElementsOf(before).contains(order(4, 4));
  }

  @Test
  void forgetsWhatItCouldNotKeep() {
    cluster.orders().insertOne(order(1, 1));
    cluster.setFull(true);
    assertNotKept(
        () -> cluster.orders().insertOne(order(2, 2).append("text", "x".repeat(1 << 20))));
    cluster.reopen();
    assertThat(cluster.orders().find()).containsExactly(order(1, 1));
    cluster.orders().insertOne(order(2, 3));
    assertThat(cluster.orders().find()).containsExactly(order(1, 1), order(2, 3));
  }

  private static void assertNotKept(Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(NotKept.CODE))
        .hasMessageContaining(NotKept.TEXT);
  }
}
