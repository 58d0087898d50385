package io.appservices.emulator.cluster;

import static io.appservices.emulator.cluster.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchTest {

  private Remote remote;

  @BeforeEach
  void open() {
    remote = Remote.embedded();
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void tellsOfAnInsert() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      remote.insert("{_id: 1, a: {b: 1}}");

      Document event = watcher.next();
      assertThat(event.keySet())
          .containsExactly(
              "_id", "operationType", "clusterTime", "fullDocument", "ns", "documentKey");
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
                  "{_id: 1, a: 2, o: {p: 2}, xs: [1, {y: 2}], ys: [1, 2, 3], same: 1, new: {n: 1}}"));
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
                  .map(e -> e.get("operationType") + " " + e.getEmbedded(ID, Object.class)))
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

  private static final List<String> ID = List.of("documentKey", "_id");

  @Test
  void tellsNothingOfAWriteThatChangesNothing() throws Exception {
    remote.insert("{_id: 1, a: 1}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("updateOne", "query", json("{}"), "update", json("{$set: {a: 1}}"));
      remote.refusal("insertOne", "document", json("{_id: 1}"));
      remote.call("deleteOne", "query", json("{_id: 2}"));
      remote.insert("{_id: 3}");

      assertThat(watcher.next().getEmbedded(ID, Integer.class)).isEqualTo(3);
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

  @Test
  void keepsToTheCollection() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("insertOne", "collection", "others", "document", json("{_id: 1}"));
      remote.call("insertOne", "database", "others", "document", json("{_id: 2}"));
      remote.insert("{_id: 3}");

      assertThat(watcher.next().get("documentKey")).isEqualTo(json("{_id: 3}"));
      watcher.assertNothingMore();
    }
  }

  @Test
  void keepsToTheIds() throws Exception {
    ObjectId id = new ObjectId();
    try (Watcher watcher = new Watcher(remote, "ids", List.of(id, 7L))) {
      remote.insert("{_id: 1}");
      remote.call("insertOne", "document", new Document("_id", id));
      remote.insert("{_id: 7}");
      remote.call("deleteMany", "query", json("{}"));

      assertThat(watcher.next(4).stream().map(e -> e.getEmbedded(ID, Object.class)))
          .containsExactly(id, 7, id, 7);
      watcher.assertNothingMore();
    }
  }

  @Test
  void keepsToTheFilter() throws Exception {
    Document filter = json("{'fullDocument.n': {$gte: 2}, operationType: 'insert'}");
    try (Watcher watcher = new Watcher(remote, "filter", filter)) {
      remote.insert("{_id: 1, n: 1}", "{_id: 2, n: 2}", "{_id: 3, n: 3}");
      remote.call("updateMany", "query", json("{}"), "update", json("{$inc: {n: 1}}"));
      remote.insert("{_id: 4, n: 4}");

      assertThat(watcher.next(3).stream().map(e -> e.getEmbedded(ID, Object.class)))
          .containsExactly(2, 3, 4);
      watcher.assertNothingMore();
    }
  }

  @Test
  void keepsToTheFilterAndTheIds() throws Exception {
    try (Watcher watcher =
        new Watcher(
            remote,
            "ids",
            List.of(1, 2),
            "filter",
            json("{$or: [{operationType: 'delete'}, {'fullDocument.n': /^x/}]}"))) {
      remote.insert("{_id: 1, n: 'x1'}", "{_id: 2, n: 'y'}", "{_id: 3, n: 'x3'}");
      remote.call("deleteMany", "query", json("{_id: {$gt: 1}}"));

      assertThat(watcher.next(2)).extracting("operationType").containsExactly("insert", "delete");
      watcher.assertNothingMore();
    }
  }

  @Test
  void tellsInShortWhenAskedTo() throws Exception {
    try (Watcher watcher = new Watcher(remote, "useCompactEvents", true)) {
      remote.insert("{_id: 1, a: 1}");
      remote.call("updateOne", "query", json("{}"), "update", json("{$set: {a: 2}}"));
      remote.call("deleteOne", "query", json("{}"));

      assertThat(watcher.next(3))
          .containsExactly(
              json("{ot: 'insert', fd: {_id: 1, a: 1}, dk: {_id: 1}}"),
              json("{ot: 'update', fd: {_id: 1, a: 2}, dk: {_id: 1}, ud: {u: {a: 2}, r: []}}"),
              json("{ot: 'delete', dk: {_id: 1}}"));
    }
  }

  static Stream<Object> values() {
    return BsonTypesTest.values();
  }

  @ParameterizedTest
  @MethodSource("values")
  void tellsValuesInTheirTypes(Object value) throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("insertOne", "document", new Document("_id", 1).append("v", value));

      BsonTypesTest.assertSame(value, watcher.next().get("fullDocument", Document.class).get("v"));
    }
  }

  /** A list and a regular expression cannot be ids. */
  static Stream<Object> ids() {
    return values()
        .filter(value -> !(value instanceof List) && !(value instanceof BsonRegularExpression));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void watchesIdsOfAnyType(Object id) throws Exception {
    try (Watcher watcher = new Watcher(remote, "ids", List.of(id))) {
      remote.insert("{_id: 'another'}");
      remote.call("insertOne", "document", new Document("_id", id));

      BsonTypesTest.assertSame(id, watcher.next().getEmbedded(ID, Object.class));
      watcher.assertNothingMore();
    }
  }

  @Test
  void filtersByAValueThatTheServerDoesNotKnow() throws Exception {
    Document filter = new Document("fullDocument.s", new Symbol("b"));
    try (Watcher watcher = new Watcher(remote, "filter", filter)) {
      for (String symbol : List.of("a", "b")) {
        remote.call("insertOne", "document", new Document("s", new Symbol(symbol)));
      }
      assertThat(watcher.next().get("fullDocument", Document.class).get("s"))
          .isEqualTo(new Symbol("b"));
      watcher.assertNothingMore();
    }
  }

  @Test
  void refusesWrongArguments() {
    refuses("'ids' must be an array", "ids", 1);
    refuses("'filter' must be a document", "filter", 1);
    refuses("'collection' is required", "collection", null);
    refuses("unknown top level operator: $who", "filter", json("{$who: 1}"));
    refuses("$who", "filter", json("{a: {$who: 1}}"));
  }

  private void refuses(String text, Object... arguments) {
    assertThatExceptionOfType(AppServicesException.class)
        .isThrownBy(() -> new Watcher(remote, arguments))
        .withMessageContaining(text);
  }

  @Test
  void tellsNothingAfterItIsClosed() throws Exception {
    Watcher closed = new Watcher(remote);
    try (Watcher watcher = new Watcher(remote)) {
      closed.close();
      remote.insert("{_id: 1}");

      watcher.next();
      closed.assertNothingMore();
    }
  }

  @Test
  void canBeClosedByItsConsumer() throws Exception {
    BlockingQueue<Subscription> opened = new LinkedBlockingQueue<>();
    CountDownLatch closed = new CountDownLatch(1);
    opened.add(
        remote.watch(
            event -> {
              opened.remove().close();
              closed.countDown();
            },
            error -> {}));
    remote.insert("{_id: 1}");

    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsWhenTheConsumerFails() throws Exception {
    BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
    remote.watch(
        event -> {
          throw new IllegalStateException("cannot");
        },
        errors::add);
    remote.insert("{_id: 1}");
    remote.insert("{_id: 2}");

    assertThat(errors.poll(10, TimeUnit.SECONDS)).hasMessage("cannot");
    assertThat(errors).isEmpty();
  }

  @Test
  void endsForASlowConsumerAndNeverStopsAWriter() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Document> events = new LinkedBlockingQueue<>();
    BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
    remote.watch(
        event -> {
          awaitQuietly(go);
          events.add(event);
        },
        errors::add);
    List<Document> many =
        IntStream.range(0, EmbeddedChanges.BUFFER + 100)
            .mapToObj(i -> new Document("_id", i))
            .toList();
    remote.call("insertMany", "documents", many);
    go.countDown();

    assertThat(errors.poll(10, TimeUnit.SECONDS)).hasMessageContaining("too slow");
    assertThat(events.stream().map(e -> e.getEmbedded(ID, Integer.class)))
        .isSorted()
        .startsWith(0, 1, 2)
        .hasSizeBetween(EmbeddedChanges.BUFFER, EmbeddedChanges.BUFFER + 1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endsWithTheDataSource() throws Exception {
    Watcher watcher = new Watcher(remote);
    remote.close();

    assertThat(watcher.error()).hasMessage("the data source is closed");
    watcher.assertNothingMore();
  }
}
