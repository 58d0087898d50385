package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of an operation of the embedded server is that of the emulator, and stands still. */
class OperationTimeTest extends RemoteFixture {

  private static final Duration DAY = Duration.ofDays(1);

  private void assertNow(Object value) {
    assertThat(((Date) value).toInstant())
        .isBetween(remote.clock.instant().minusSeconds(60), remote.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$project: {v: '$$NOW'}}",
        "{$addFields: {v: {$ifNull: ['$none', '$$NOW']}}}",
        "{$group: {_id: null, v: {$max: '$$NOW'}}}",
        "{$replaceWith: {v: '$$NOW'}}",
        "{$facet: {a: [{$set: {v: '$$NOW'}}]}}, {$unwind: '$a'}, {$project: {v: '$a.v'}}",
        "{$lookup: {from: 'items', let: {n: '$$NOW'}, pipeline: [{$project: {v: '$$n'}}], as:"
            + " 'l'}}, {$unwind: '$l'}, {$project: {v: '$l.v'}}",
      })
  void pipelinesHaveTheTimeOfTheEmulator(String stages) {
    remote.insert("{_id: 1}");
    remote.clock.advance(DAY);

    List<Document> pipeline = json("{p: [" + stages + "]}").getList("p", Document.class);

    assertNow(remote.documents("aggregate", "pipeline", pipeline).get(0).get("v"));
  }

  @Test
  void queriesCompareWithTheTimeOfTheEmulator() {
    Instant soon = remote.clock.instant().plus(DAY.dividedBy(2));
    remote.call("insertOne", "document", new Document("_id", 1).append("until", Date.from(soon)));
    Document query = json("{$expr: {$lt: ['$until', '$$NOW']}}");

    assertThat(remote.documents("find", "query", query)).isEmpty();
    remote.clock.advance(DAY);

    assertThat(remote.documents("find", "query", query)).hasSize(1);
    assertThat(remote.documents("aggregate", "pipeline", List.of(new Document("$match", query))))
        .hasSize(1);
    assertThat(remote.call("count", "query", json("{$or: [{$expr: {$lt: ['$until', '$$NOW']}}]}")))
        .isEqualTo(1L);
  }

  @Test
  void allDocumentsOfAnOperationHaveTheSameTime() {
    for (int i = 0; i < 50; i++) {
      remote.insert("{_id: " + i + "}");
    }

    assertThat(remote.documents("find", "project", json("{v: '$$NOW', c: '$$CLUSTER_TIME'}")))
        .hasSize(50)
        .extracting(one -> List.of(one.get("v"), one.get("c")))
        .satisfies(all -> assertThat(all.stream().distinct()).hasSize(1));
  }

  @Test
  void theClusterTimeIsATimestamp() {
    remote.insert("{_id: 1}");

    assertThat(remote.document("findOne", "project", json("{c: '$$CLUSTER_TIME'}")).get("c"))
        .isInstanceOf(BsonTimestamp.class);
  }
}
