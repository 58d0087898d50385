package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What change events tell of an update: what its operators assigned, as MongoDB logs it. */
class UpdateEventsTest {

  private static final String FOUND =
      "{_id: 1, address: {city: 'A', zip: '1'}, tags: ['a'], empty: [], n: {m: 1}, xs: [{y: 1, z:"
          + " 1}, {y: 2, z: 2}]}";

  @AutoClose private final Remote remote = Remote.embedded();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{$set: {address: {city: 'B', zip: '1'}}} -> {address: {city: 'B', zip: '1'}}",
        "{$set: {address: {city: 'C'}}} -> {address: {city: 'C'}}",
        "{$set: {'address.city': 'B'}} -> {'address.city': 'B'}",
        "{$set: {'n.m': {o: 1}}} -> {'n.m': {o: 1}}",
        "{$set: {'new.a': 1, 'new.b': 2}} -> {new: {a: 1, b: 2}}",
        "{$set: {address: {city: 'A', zip: '1'}, 'n.m': 2}} -> {'n.m': 2}",
        "{$set: {tags: ['a', 'b']}} -> {tags: ['a', 'b']}",
        "{$set: {'tags.0': 'x'}} -> {'tags.0': 'x'}",
        "{$set: {'tags.3': 'x'}} -> {'tags.3': 'x'}",
        "{$set: {'tags.2': null}} -> {'tags.2': null}",
        "{$set: {'tags.3.y': 1, 'tags.0': 'b'}} -> {'tags.0': 'b', 'tags.3': {y: 1}}",
        "{$push: {tags: {$each: [null, 'b']}}} -> {'tags.1': null, 'tags.2': 'b'}",
        "{$set: {'xs.0': {y: 1}}} -> {'xs.0': {y: 1}}",
        "{$max: {address: {city: 'B', zip: '1'}}} -> {address: {city: 'B', zip: '1'}}",
        "{$min: {address: {city: '', zip: '1'}}} -> {address: {city: '', zip: '1'}}",
        "{$inc: {'n.m': 1}} -> {'n.m': 2}",
        "{$push: {tags: 'b'}} -> {'tags.1': 'b'}",
        "{$push: {tags: {$each: ['b', 'c']}}} -> {'tags.1': 'b', 'tags.2': 'c'}",
        "{$push: {tags: {$each: ['b'], $slice: 5}}} -> {'tags.1': 'b'}",
        "{$push: {tags: {$each: ['b'], $position: 2}}} -> {'tags.1': 'b'}",
        "{$push: {tags: {$each: ['b'], $position: 1}}} -> {tags: ['a', 'b']}",
        "{$push: {tags: {$each: ['b'], $position: 0}}} -> {tags: ['b', 'a']}",
        "{$push: {tags: {$each: ['b'], $sort: 1}}} -> {tags: ['a', 'b']}",
        "{$push: {tags: {$each: ['b'], $slice: -1}}} -> {tags: ['b']}",
        "{$push: {tags: {$each: ['b', 'c'], $slice: 2}}} -> {tags: ['a', 'b']}",
        "{$push: {empty: 'b'}} -> {empty: ['b']}",
        "{$push: {new: 'b'}} -> {new: ['b']}",
        "{$addToSet: {tags: 'b'}} -> {tags: ['a', 'b']}",
        "{$pull: {xs: {y: 2}}} -> {xs: [{y: 1, z: 1}]}",
        "{$pop: {xs: -1}} -> {xs: [{y: 2, z: 2}]}",
        "{$set: {'xs.$[].y': {w: 1}}} -> {'xs.0.y': {w: 1}, 'xs.1.y': {w: 1}}",
      })
  void tellsWhatOperatorsAssigned(String update, String updated) throws Exception {
    assertThat(description(json("{}"), json(update)))
        .isEqualTo(new Document("updatedFields", json(updated)).append("removedFields", List.of()));
  }

  @Test
  void tellsOfTheElementsThatPositionalOperatorsStandFor() throws Exception {
    Document set = json("{$set: {'xs.$': {y: 2}}}");
    assertThat(description(json("{'xs.y': 2}"), set))
        .isEqualTo(json("{updatedFields: {'xs.1': {y: 2}}, removedFields: []}"));

    Document filtered = json("{$set: {'xs.$[x]': {y: 2, z: 3}}}");
    assertThat(description(json("{}"), filtered, "arrayFilters", List.of(json("{'x.y': 1}"))))
        .isEqualTo(json("{updatedFields: {'xs.0': {y: 2, z: 3}}, removedFields: []}"));
  }

  @Test
  void tellsOfARenamedDocumentAsAWhole() throws Exception {
    assertThat(description(json("{}"), json("{$rename: {address: 'n'}}")))
        .isEqualTo(json("{updatedFields: {n: {city: 'A', zip: '1'}}, removedFields: ['address']}"));
  }

  @Test
  void comparesWhatAPipelineMakes() throws Exception {
    Document set = json("{$set: {address: {$literal: {city: 'B', zip: '1'}}}}");
    assertThat(description(json("{}"), List.of(set)))
        .isEqualTo(json("{updatedFields: {'address.city': 'B'}, removedFields: []}"));
  }

  /** Returns what an event tells of an update of the document, which is a new one each time. */
  private Document description(Document query, Object update, Object... more) throws Exception {
    remote.call("deleteMany", "query", json("{}"));
    remote.insert(FOUND);
    try (Watcher watcher = new Watcher(remote)) {
      remote.call("updateOne", arguments(query, update, more));
      return watcher.next().get("updateDescription", Document.class);
    }
  }

  private static Object[] arguments(Document query, Object update, Object... more) {
    return Stream.concat(Stream.of("query", query, "update", update), Stream.of(more)).toArray();
  }

  @Test
  void tellsTheSameWhicheverOperationUpdates() throws Exception {
    remote.insert("{_id: 1, a: {b: 1, c: 1}}");
    try (Watcher watcher = new Watcher(remote);
        MongoClient client = MongoClients.create(remote.source().connectionString())) {
      remote.call("updateMany", "query", json("{}"), "update", json("{$set: {a: {b: 2, c: 1}}}"));
      remote.call(
          "findOneAndUpdate", "filter", json("{}"), "update", json("{$set: {a: {b: 3, c: 1}}}"));
      MongoCollection<Document> items = client.getDatabase("todo").getCollection("items");
      items.updateOne(json("{}"), json("{$set: {a: {b: 4, c: 1}}}"));
      items.findOneAndUpdate(json("{_id: 1}"), json("{$set: {a: {b: 5, c: 1}}}"));
      items.bulkWrite(
          List.of(
              new UpdateOneModel<>(json("{_id: 1}"), json("{$set: {a: {b: 6, c: 1}}}")),
              new UpdateManyModel<>(json("{'a.b': 6}"), json("{$set: {a: {b: 7, c: 1}}}"))));

      for (int b = 2; b <= 7; b++) {
        assertThat(
                watcher
                    .next()
                    .getEmbedded(List.of("updateDescription", "updatedFields"), Document.class))
            .isEqualTo(json("{a: {b: " + b + ", c: 1}}"));
      }
    }
  }

  @Test
  void tellsOfAllThatWereUpdatedBeforeOneThatCannotBe() throws Exception {
    remote.insert("{_id: 1, a: {b: {c: 1}}}", "{_id: 2, a: 1}");
    try (Watcher watcher = new Watcher(remote)) {
      remote.refusal("updateMany", "query", json("{}"), "update", json("{$set: {'a.b': {d: 1}}}"));

      assertThat(watcher.next().get("updateDescription"))
          .isEqualTo(json("{updatedFields: {'a.b': {d: 1}}, removedFields: []}"));
    }
  }

  @Test
  void hasTheTimeOfTheClock() throws Exception {
    remote.clock.freeze();
    try (Watcher watcher = new Watcher(remote)) {
      remote.insert("{_id: 1}");

      assertThat(watcher.next().get("wallTime")).isEqualTo(Date.from(remote.clock.instant()));
    }
  }
}
