package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stream of changes is asked to tell, and in which form. */
class WatchSelectionTest {

  /** FNV-1a of the five bytes of an empty document, computed elsewhere. */
  private static final long EMPTY_HASH = -6534195273556634272L;

  @AutoClose private final Remote remote = Remote.embedded();

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

      assertThat(watcher.next(4).stream().map(e -> e.getEmbedded(Watcher.ID, Object.class)))
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

      assertThat(watcher.next(3).stream().map(e -> e.getEmbedded(Watcher.ID, Object.class)))
          .containsExactly(2, 3, 4);
      watcher.assertNothingMore();
    }
  }

  @Test
  void comparesWithTheTimeOfTheChange() throws Exception {
    Document filter = json("{$expr: {$lt: ['$fullDocument.from', '$$NOW']}}");
    try (Watcher watcher = new Watcher(remote, "filter", filter)) {
      remote.insert(
          "{_id: 1, from: {$date: '2999-01-01T00:00:00Z'}}",
          "{_id: 2, from: {$date: '2001-01-01T00:00:00Z'}}");

      assertThat(watcher.next().get("documentKey")).isEqualTo(json("{_id: 2}"));
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
              json("{ot: 'insert', fd: {_id: 1, a: 1}, dk: {_id: 1}}")
                  .append("sdh", CompactEvents.hash(json("{_id: 1, a: 1}"))),
              json("{ot: 'update', dk: {_id: 1},"
                      + " ud: {updatedFields: {a: 2}, removedFields: []}}")
                  .append("sdh", CompactEvents.hash(json("{_id: 1, a: 2}"))),
              json("{ot: 'delete', dk: {_id: 1}}"));
    }
  }

  @Test
  void tellsTheVersionOfADocumentApartFromItsHash() throws Exception {
    try (Watcher watcher = new Watcher(remote, "useCompactEvents", true)) {
      remote.insert("{_id: 1, __stitch_sync_version: {v: 1}}");
      remote.call(
          "updateOne",
          "query",
          json("{}"),
          "update",
          json("{$set: {a: 1, '__stitch_sync_version.v': 2}, $unset: {b: 1}}"));
      remote.call("updateOne", "query", json("{}"), "update", json("{b: 1}"));

      List<Document> events = watcher.next(3);
      assertThat(events.get(0))
          .containsEntry("sdv", json("{v: 1}"))
          .containsEntry("sdh", CompactEvents.hash(json("{_id: 1}")));
      assertThat(events.get(1))
          .containsEntry("sdv", json("{v: 2}"))
          .containsEntry("sdh", CompactEvents.hash(json("{_id: 1, a: 1}")))
          .doesNotContainKey("fd");
      assertThat(events.get(2))
          .containsEntry("ot", "replace")
          .containsEntry("fd", json("{_id: 1, b: 1}"))
          .doesNotContainKeys("sdv", "ud");
    }
  }

  @Test
  void hashesTheBsonOfADocument() {
    assertThat(CompactEvents.hash(new Document())).isEqualTo(EMPTY_HASH);
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

      BsonTypesTest.assertSame(id, watcher.next().getEmbedded(Watcher.ID, Object.class));
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
}
