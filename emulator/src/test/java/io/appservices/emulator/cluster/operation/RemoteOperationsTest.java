package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class RemoteOperationsTest extends RemoteFixture {

  @Test
  void insertsOneAndSaysItsId() {
    assertThat(remote.call("insertOne", "document", json("{_id: 7, a: 1}")))
        .isEqualTo(new Document("insertedId", 7));
    assertThat(remote.all()).containsExactly(json("{_id: 7, a: 1}"));
  }

  @Test
  void makesTheIdThatADocumentDoesNotHave() {
    remote.clock.freeze();
    Object id = remote.document("insertOne", "document", json("{a: 1}")).get("insertedId");

    assertThat(id).isInstanceOf(ObjectId.class);
    assertThat(((ObjectId) id).getTimestamp()).isEqualTo((int) remote.clock.seconds());
    assertThat(remote.all()).containsExactly(new Document("_id", id).append("a", 1));
    remote.clock.resume();
  }

  @Test
  void insertsManyAndSaysTheirIdsInOrder() {
    Document result =
        remote.document(
            "insertMany", "documents", List.of(json("{_id: 2}"), json("{_id: 'x'}"), json("{}")));

    assertThat(result).containsOnlyKeys("insertedIds");
    assertThat(result.getList("insertedIds", Object.class)).hasSize(3).startsWith(2, "x");
    assertThat(remote.all()).hasSize(3);
  }

  @Test
  void findsWhatMatches() {
    remote.insert("{_id: 1, n: 'a', x: 1}", "{_id: 2, n: 'b', x: 2}", "{_id: 3, n: 'b', x: 3}");

    assertThat(remote.documents("find", "query", json("{n: 'b'}")))
        .extracting("_id")
        .containsExactly(2, 3);
    assertThat(
            remote.documents(
                "find",
                "query",
                new Document(),
                "project",
                json("{x: 1, _id: 0}"),
                "sort",
                json("{x: -1}"),
                "limit",
                2L))
        .containsExactly(json("{x: 3}"), json("{x: 2}"));
  }

  @Test
  void takesAbsentAndNullAsTheSame() {
    remote.insert("{_id: 1}");

    assertThat(remote.documents("find")).hasSize(1);
    assertThat(remote.documents("find", "query", null, "limit", null, "sort", null)).hasSize(1);
    assertThat(remote.call("count")).isEqualTo(1L);
  }

  @Test
  void findsOneOrNull() {
    remote.insert("{_id: 1, n: 'a'}", "{_id: 2, n: 'b'}");

    assertThat(remote.call("findOne", "query", json("{}"), "sort", json("{_id: -1}")))
        .isEqualTo(json("{_id: 2, n: 'b'}"));
    assertThat(remote.call("findOne", "query", json("{n: 'a'}"), "project", json("{_id: 1}")))
        .isEqualTo(json("{_id: 1}"));
    assertThat(remote.call("findOne", "query", json("{n: 'z'}"))).isNull();
  }

  @Test
  void countsInALong() {
    remote.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");

    assertThat(remote.call("count", "query", new Document())).isEqualTo(3L);
    assertThat(remote.call("count", "query", json("{_id: {$gt: 1}}"))).isEqualTo(2L);
    assertThat(remote.call("count", "query", new Document(), "limit", 2)).isEqualTo(2L);
    assertThat(remote.call("count", "query", json("{_id: 9}"))).isEqualTo(0L);
  }

  @Test
  void aggregates() {
    remote.insert("{_id: 1, n: 'a', x: 1}", "{_id: 2, n: 'b', x: 2}", "{_id: 3, n: 'b', x: 3}");

    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                List.of(
                    json("{$match: {x: {$gt: 0}}}"),
                    json("{$group: {_id: '$n', sum: {$sum: '$x'}}}"),
                    json("{$sort: {_id: 1}}"))))
        .containsExactly(json("{_id: 'a', sum: 1}"), json("{_id: 'b', sum: 5}"));
    assertThat(remote.documents("aggregate", "pipeline", List.of())).hasSize(3);
  }

  @Test
  void writesWithAnAggregation() {
    remote.insert("{_id: 1}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(json("{$out: 'copy'}"))))
        .isEmpty();
    assertThat(remote.documents("find", "collection", "copy")).containsExactly(json("{_id: 1}"));
  }

  @Test
  void deletesAndCountsInAnInteger() {
    remote.insert("{_id: 1, n: 'a'}", "{_id: 2, n: 'a'}", "{_id: 3, n: 'a'}");

    assertThat(remote.call("deleteOne", "query", json("{n: 'a'}")))
        .isEqualTo(new Document("deletedCount", 1));
    assertThat(remote.call("deleteMany", "query", json("{n: 'a'}")))
        .isEqualTo(new Document("deletedCount", 2));
    assertThat(remote.call("deleteMany", "query", json("{n: 'a'}")))
        .isEqualTo(new Document("deletedCount", 0));
  }

  @Test
  void findsInTheOrderOfInsertion() {
    remote.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");
    remote.call("deleteOne", "query", json("{_id: 2}"));
    remote.insert("{_id: 5}", "{_id: 4}");
    remote.call("updateOne", "query", json("{_id: 1}"), "update", json("{$set: {a: 1}}"));

    assertThat(remote.all()).extracting("_id").containsExactly(1, 3, 5, 4);
    assertThat(remote.documents("find", "sort", json("{$natural: -1}")))
        .extracting("_id")
        .containsExactly(4, 5, 3, 1);
  }

  @Test
  void takesAFieldThatIsNamedQuery() {
    remote.insert("{_id: 1, query: 'a'}", "{_id: 2, query: {b: 1}}");
    Document query = json("{query: 'a'}");

    assertThat(remote.documents("find", "query", query)).extracting("_id").containsExactly(1);
    assertThat(remote.call("count", "query", query)).isEqualTo(1L);
    remote.call("updateOne", "query", query, "update", json("{$set: {x: 1}}"));
    assertThat(remote.call("findOneAndDelete", "filter", query))
        .isEqualTo(json("{_id: 1, query: 'a', x: 1}"));
    remote.call("updateOne", "query", query, "update", json("{$set: {x: 1}}"), "upsert", true);
    assertThat(remote.document("findOne", "query", query)).containsEntry("x", 1);
    assertThat(remote.call("deleteMany", "query", json("{query: {b: 1}}")))
        .isEqualTo(new Document("deletedCount", 1));
  }

  @Test
  void takesMapsForDocuments() {
    Map<String, Object> id = Map.of("_id", 1);
    remote.call("insertOne", "document", id);
    remote.call("updateMany", "query", id, "update", Map.of("$set", Map.of("a", Map.of("b", 1))));
    assertThat(remote.all()).containsExactly(json("{_id: 1, a: {b: 1}}"));

    remote.call("updateMany", "query", Map.of("a.b", 1), "update", Map.of("c", List.of(id)));
    assertThat(remote.all()).containsExactly(json("{_id: 1, c: [{_id: 1}]}"));
  }

  @Test
  void returnsFiftyThousandDocumentsAtMost() {
    List<Document> many = IntStream.range(0, 50_001).mapToObj(i -> new Document("_id", i)).toList();
    remote.call("insertMany", "collection", "many", "documents", many);

    assertThat(remote.documents("find", "collection", "many", "limit", 60_000)).hasSize(50_000);
    assertThat(remote.documents("aggregate", "collection", "many", "pipeline", List.of()))
        .hasSize(50_000);
    assertThat(remote.call("count", "collection", "many")).isEqualTo(50_001L);
  }
}
