package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Updates of a data source by clients and functions. */
class RemoteUpdatesTest extends RemoteFixture {

  @Test
  void updatesAndCountsInIntegers() {
    remote.insert("{_id: 1, n: 'a'}", "{_id: 2, n: 'a'}");

    assertThat(
            remote.call("updateOne", "query", json("{n: 'a'}"), "update", json("{$set: {x: 1}}")))
        .isEqualTo(new Document("matchedCount", 1).append("modifiedCount", 1));
    assertThat(
            remote.call("updateMany", "query", json("{n: 'a'}"), "update", json("{$set: {x: 1}}")))
        .isEqualTo(new Document("matchedCount", 2).append("modifiedCount", 1));
    assertThat(
            remote.call("updateOne", "query", json("{n: 'z'}"), "update", json("{$set: {x: 1}}")))
        .isEqualTo(new Document("matchedCount", 0).append("modifiedCount", 0));
  }

  @Test
  void saysTheIdOfAnUpsert() {
    assertThat(
            remote.call(
                "updateOne",
                "query",
                json("{_id: 5}"),
                "update",
                json("{$set: {x: 1}}"),
                "upsert",
                true))
        .isEqualTo(
            new Document("matchedCount", 0).append("modifiedCount", 0).append("upsertedId", 5));
    assertThat(
            remote
                .document(
                    "updateMany",
                    "query",
                    json("{n: 'z'}"),
                    "update",
                    json("{$set: {x: 1}}"),
                    "upsert",
                    true)
                .get("upsertedId"))
        .isInstanceOf(ObjectId.class);
    assertThat(remote.all()).hasSize(2);
  }

  @Test
  void updatesElementsThatArrayFiltersChoose() {
    remote.insert("{_id: 1, xs: [{k: 1}, {k: 2}]}");

    assertThat(
            remote.call(
                "updateOne",
                "query",
                json("{_id: 1}"),
                "update",
                json("{$set: {'xs.$[e].done': true}}"),
                "arrayFilters",
                List.of(json("{'e.k': 2}"))))
        .isEqualTo(new Document("matchedCount", 1).append("modifiedCount", 1));
    assertThat(remote.all()).containsExactly(json("{_id: 1, xs: [{k: 1}, {k: 2, done: true}]}"));
  }

  @Test
  void takesAnUpdateWithoutOperatorsAsTheNewDocument() {
    remote.insert("{_id: 1, n: 'a', x: 1}", "{_id: 2, n: 'b', x: 1}", "{_id: 3, n: 'b', x: 1}");

    assertThat(remote.call("updateOne", "query", json("{n: 'a'}"), "update", json("{n: 'c'}")))
        .isEqualTo(new Document("matchedCount", 1).append("modifiedCount", 1));
    assertThat(remote.call("updateMany", "query", json("{n: 'b'}"), "update", json("{n: 'd'}")))
        .isEqualTo(new Document("matchedCount", 2).append("modifiedCount", 2));
    assertThat(
            remote.call(
                "updateMany",
                "query",
                json("{n: 'z'}"),
                "update",
                json("{_id: 9, n: 'e'}"),
                "upsert",
                true))
        .isEqualTo(
            new Document("matchedCount", 0).append("modifiedCount", 0).append("upsertedId", 9));
    assertThat(remote.all())
        .containsExactly(
            json("{_id: 1, n: 'c'}"),
            json("{_id: 2, n: 'd'}"),
            json("{_id: 3, n: 'd'}"),
            json("{_id: 9, n: 'e'}"));
  }
}
