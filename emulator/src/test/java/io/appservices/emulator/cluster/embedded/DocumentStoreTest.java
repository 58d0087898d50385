package io.appservices.emulator.cluster.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any backend can be under the embedded cluster, and is watched and limited alike. */
class DocumentStoreTest extends EachDocumentStore {

  @ParameterizedTest
  @MethodSource("stores")
  void tellsOfEachKindOfWrite(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.insertMany(List.of(order(1, 1), order(2, 2)));
    orders.updateMany(gte("_id", 1), inc("n", 10));
    orders.updateOne(eq("_id", 1), set("n", 11));
    orders.replaceOne(eq("_id", 2), new Document("n", 20));
    orders.updateOne(eq("_id", 3), set("n", 3), new UpdateOptions().upsert(true));
    orders.deleteOne(eq("_id", 1));
    orders.deleteMany(gte("_id", 2));
    assertThat(events)
        .containsExactly(
            "insert 1 null>1",
            "insert 2 null>2",
            "update 1 1>11",
            "update 2 2>12",
            "replace 2 12>20",
            "insert 3 null>3",
            "delete 1 11>null",
            "delete 2 20>null",
            "delete 3 3>null");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void tellsOfDocumentsThatAreFoundAndModified(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.insertMany(List.of(order(1, 1), order(2, 2)));
    events.clear();
    FindOneAndUpdateOptions upsert = new FindOneAndUpdateOptions().upsert(true);
    assertThat(
            orders.findOneAndUpdate(
                new Document(),
                inc("n", 5),
                new FindOneAndUpdateOptions().sort(new Document("n", -1))))
        .isEqualTo(order(2, 2));
    orders.findOneAndReplace(eq("_id", 1), new Document("n", 7));
    assertThat(orders.findOneAndUpdate(eq("_id", 8), set("n", 8), upsert)).isNull();
    assertThat(
            orders.findOneAndUpdate(
                eq("_id", 9),
                set("n", 9),
                upsert.returnDocument(ReturnDocument.AFTER).projection(Projections.excludeId())))
        .isEqualTo(new Document("n", 9));
    orders.findOneAndDelete(eq("_id", 9));
    assertThat(events)
        .containsExactly(
            "update 2 2>7",
            "replace 1 1>7",
            "insert 8 null>8",
            "insert 9 null>9",
            "delete 9 9>null");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void tellsOfEachStatementOfABulkInItsOrder(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.bulkWrite(
        List.of(
            new InsertOneModel<>(order(1, 1)),
            new InsertOneModel<>(order(2, 1)),
            new UpdateOneModel<>(eq("n", 1), set("n", 2)),
            new UpdateOneModel<>(eq("n", 1), set("n", 3)),
            new UpdateManyModel<>(gte("n", 0), inc("n", 1)),
            new UpdateOneModel<>(eq("_id", 5), set("n", 5), new UpdateOptions().upsert(true)),
            new DeleteManyModel<>(gte("n", 4))));
    assertThat(events)
        .containsExactly(
            "insert 1 null>1",
            "insert 2 null>1",
            "update 1 1>2",
            "update 2 1>3",
            "update 1 2>3",
            "update 2 3>4",
            "insert 5 null>5",
            "delete 2 4>null",
            "delete 5 5>null");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void tellsWhatWasWrittenBeforeAFailure(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    assertThatThrownBy(() -> orders.insertMany(List.of(order(1, 1), order(1, 2), order(3, 3))))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            e -> {
              assertThat(e.getWriteErrors()).singleElement().returns(1, error -> error.getIndex());
              assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
            });
    orders.insertOne(new Document("_id", 4).append("n", "text"));
    assertThatThrownBy(() -> orders.updateMany(gte("_id", 1), inc("n", 1)))
        .isInstanceOf(MongoWriteException.class);
    assertThat(events).containsExactly("insert 1 null>1", "insert 4 null>text", "update 1 1>2");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void tellsWhatAPipelineMerges(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.insertOne(order(1, 1));
    events.clear();
    cluster.database("shop").getCollection("more").insertMany(List.of(order(1, 5), order(2, 6)));
    cluster
        .database("shop")
        .getCollection("more")
        .aggregate(List.of(new Document("$merge", new Document("into", "orders"))))
        .toCollection();
    assertThat(events).containsExactly("replace 1 1>5", "insert 2 null>6");
    assertThat(orders.find()).containsExactly(order(1, 5), order(2, 6));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void replacesACollectionByWhatAPipelineMakes(DocumentStore store) {
    MongoCollection<Document> orders = open(store);
    orders.insertMany(List.of(order(1, 1), order(2, 2)));
    orders
        .aggregate(List.of(new Document("$match", gte("n", 2)), new Document("$out", "copies")))
        .toCollection();
    assertThat(cluster.database("shop").getCollection("copies").find())
        .containsExactly(order(2, 2));
  }
}
