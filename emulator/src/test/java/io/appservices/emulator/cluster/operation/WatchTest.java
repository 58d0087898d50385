package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WatchTest {

  @AutoClose private final Remote remote = Remote.embedded();

  @Test
  void tellsOfAnInsert() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      remote.insert("{_id: 1, a: {b: 1}}");

      Document event = watcher.next();
      assertThat(event.keySet())
          .containsExactly(
              "_id",
              "operationType",
              "clusterTime",
              "wallTime",
              "fullDocument",
              "ns",
              "documentKey");
      assertThat(event.get("_id", Document.class).getString("_data")).isNotEmpty();
      assertThat(event.getString("operationType")).isEqualTo("insert");
      assertThat(event.get("clusterTime")).isInstanceOf(BsonTimestamp.class);
      assertThat(event.get("fullDocument")).isEqualTo(json("{_id: 1, a: {b: 1}}"));
      assertThat(event.get("ns")).isEqualTo(json("{db: 'todo', coll: 'items'}"));
      assertThat(event.get("documentKey")).isEqualTo(json("{_id: 1}"));
    }
  }

  @Test
  void tellsWhatAnUpdateChanged() throws Exception {
    remote.insert("{_id: 1, a: 1, gone: 1, o: {p: 1, q: 1}, xs: [1, {y: 1}], ys: [1, 2], same: 1}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.call(
          "updateOne",
          "query",
          json("{_id: 1}"),
          "update",
          json(
              "{$set: {a: 2, 'o.p': 2, 'xs.1.y': 2, new: {n: 1}}, $unset: {gone: 1, 'o.q': 1},"
                  + " $push: {ys: 3}}"));

      Document event = watcher.next();
      assertThat(event.getString("operationType")).isEqualTo("update");
      assertThat(event.get("updateDescription"))
          .isEqualTo(
              json(
                  "{updatedFields: {a: 2, 'o.p': 2, 'xs.1.y': 2, 'ys.2': 3, new: {n: 1}},"
                      + " removedFields: ['o.q', 'gone']}"));
      assertThat(event.get("fullDocument"))
          .isEqualTo(
              json(
                  "{_id: 1, a: 2, o: {p: 2}, xs: [1, {y: 2}], ys: [1, 2, 3], same: 1, new: {n:"
                      + " 1}}"));
      assertThat(event.get("documentKey")).isEqualTo(json("{_id: 1}"));
    }
  }

  @Test
  void tellsOfAShorterArrayAsANewValue() throws Exception {
    remote.insert("{_id: 1, xs: [1, 2, 3]}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("updateOne", "query", json("{}"), "update", json("{$pull: {xs: 2}}"));

      assertThat(watcher.next().get("updateDescription"))
          .isEqualTo(json("{updatedFields: {xs: [1, 3]}, removedFields: []}"));
    }
  }

  @Test
  void tellsOfReplacementsAndDeletions() throws Exception {
    remote.insert("{_id: 1, a: 1}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("updateOne", "query", json("{}"), "update", json("{b: 1}"));
      remote.call("findOneAndReplace", "filter", json("{}"), "update", json("{c: 1}"));
      remote.call("deleteOne", "query", json("{}"));

      List<Document> events = watcher.next(3);
      assertThat(events)
          .extracting("operationType")
          .containsExactly("replace", "replace", "delete");
      assertThat(events.get(0).get("fullDocument")).isEqualTo(json("{_id: 1, b: 1}"));
      assertThat(events.get(1).get("fullDocument")).isEqualTo(json("{_id: 1, c: 1}"));
      assertThat(events.get(1)).doesNotContainKey("updateDescription");
      assertThat(events.get(2)).doesNotContainKey("fullDocument");
      assertThat(events.get(2).get("documentKey")).isEqualTo(json("{_id: 1}"));
    }
  }

  @Test
  void tellsOfEveryOperationThatWritesInOrder() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      remote.insert("{_id: 1, n: 0}", "{_id: 2, n: 0}");
      Document inc = json("{$inc: {n: 1}}");
      remote.call("updateMany", "query", json("{}"), "update", inc);
      remote.call("updateOne", "query", json("{_id: 3}"), "update", inc, "upsert", true);
      remote.call("findOneAndUpdate", "filter", json("{_id: 4}"), "update", inc, "upsert", true);
      remote.call("findOneAndUpdate", "filter", json("{_id: 4}"), "update", inc);
      remote.call("updateMany", "query", json("{_id: 4}"), "update", json("{m: 1}"));
      remote.call("findOneAndDelete", "filter", json("{_id: 4}"));
      remote.call("deleteMany", "query", json("{}"));

      assertThat(
              watcher.next(12).stream()
                  .map(e -> e.get("operationType") + " " + e.getEmbedded(Watcher.ID, Object.class)))
          .containsExactly(
              "insert 1",
              "insert 2",
              "update 1",
              "update 2",
              "insert 3",
              "insert 4",
              "update 4",
              "replace 4",
              "delete 4",
              "delete 1",
              "delete 2",
              "delete 3");
    }
  }

  @Test
  void tellsNothingOfAWriteThatChangesNothing() throws Exception {
    remote.insert("{_id: 1, a: 1}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("updateOne", "query", json("{}"), "update", json("{$set: {a: 1}}"));
      remote.refusal("insertOne", "document", json("{_id: 1}"));
      remote.call("deleteOne", "query", json("{_id: 2}"));
      remote.insert("{_id: 3}");

      assertThat(watcher.next().getEmbedded(Watcher.ID, Integer.class)).isEqualTo(3);
      watcher.assertNothingMore();
    }
  }

  @Test
  void tellsOfWhatADriverWrites() throws Exception {
    try (Watcher watcher = new Watcher(remote);
        MongoClient client = MongoClients.create(remote.source().connectionString())) {
      MongoCollection<Document> items = client.getDatabase("todo").getCollection("items");
      items.insertOne(json("{_id: 1, a: 1}"));
      items.updateOne(json("{_id: 1}"), json("{$set: {a: 2}}"));
      items.deleteOne(json("{_id: 1}"));

      assertThat(watcher.next(3))
          .extracting("operationType")
          .containsExactly("insert", "update", "delete");
    }
  }
}
