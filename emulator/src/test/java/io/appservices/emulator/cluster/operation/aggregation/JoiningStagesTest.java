package io.appservices.emulator.cluster.operation.aggregation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages of the embedded server that join documents, and that leave out parts of them. */
class JoiningStagesTest extends RemoteFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 9, f: ['a', 'b', 'a']}  | [1, 2, 3]",
        "{_id: 9, f: 'b'}              | [2, 3]",
        "{_id: 9}                      | [4, 5]",
        "{_id: 9, f: null}             | [4, 5]",
        "{_id: 9, f: []}               | []",
        "{_id: 9, f: 7.0}              | [6]",
        "{_id: 9, f: 8}                | [7]",
        "{_id: 9, f: [[8]]}            | [7, 8]",
      })
  void lookupFindsEachForeignDocumentOnce(String local, String found) {
    remote.insert(
        local,
        "{_id: 1, t: 'a'}",
        "{_id: 2, t: ['a', 'b']}",
        "{_id: 3, t: ['b']}",
        "{_id: 4}",
        "{_id: 5, t: null}",
        "{_id: 6, t: 7}",
        "{_id: 7, t: [8, [8]]}",
        "{_id: 8, t: [[8]]}");

    Document joined =
        remote
            .aggregate(
                "{$match: {_id: 9}}",
                "{$lookup: {from: 'items', localField: 'f', foreignField: 't', as: 'in.found',"
                    + " pipeline: [{$match: {_id: {$lt: 9}}}]}}")
            .get(0);
    Document plain =
        remote
            .aggregate(
                "{$match: {_id: 9}}",
                "{$lookup: {from: 'items', localField: 'f', foreignField: 't', as: 'found'}}",
                "{$set: {found: {$filter: {input: '$found._id', cond: {$lt: ['$$this', 9]}}}}}")
            .get(0);

    List<Integer> ids = json("{v: " + found + "}").getList("v", Integer.class);
    assertThat(joined.get("in", Document.class).getList("found", Document.class))
        .extracting(one -> one.getInteger("_id"))
        .isEqualTo(ids);
    assertThat(plain.getList("found", Integer.class)).isEqualTo(ids);
  }

  @Test
  void graphLookupFollowsArraysAndStopsAtItsDepthAndItsCondition() {
    remote.insert(
        "{_id: 'a', to: ['b', 'c']}",
        "{_id: 'b', to: ['d']}",
        "{_id: 'c', to: ['d', 'a'], hidden: true}",
        "{_id: 'd', to: []}");
    String stage =
        "{$graphLookup: {from: 'items', startWith: '$to', connectFromField: 'to', connectToField:"
            + " '_id', as: 'r', depthField: 'depth'%s}}";

    assertThat(reached(stage.formatted("")))
        .containsExactly(
            json("{id: 'b', depth: {$numberLong: '0'}}"),
            json("{id: 'c', depth: {$numberLong: '0'}}"),
            json("{id: 'a', depth: {$numberLong: '1'}}"),
            json("{id: 'd', depth: {$numberLong: '1'}}"));
    assertThat(reached(stage.formatted(", maxDepth: 0"))).hasSize(2);
    assertThat(
            reached(
                stage.formatted(", restrictSearchWithMatch: {$expr: {$ne: ['$hidden', true]}}")))
        .extracting(one -> one.get("id"))
        .containsExactly("b", "d");
  }

  private List<Document> reached(String stage) {
    return remote.aggregate(
        "{$match: {_id: 'a'}}",
        stage,
        "{$unwind: '$r'}",
        "{$project: {_id: 0, id: '$r._id', depth: '$r.depth'}}");
  }

  @Test
  void graphLookupRefusesWhatMongoDbRefuses() {
    remote.insert("{_id: 1}");

    assertThat(refused("{from: 'items', startWith: 1, connectFromField: 'a', as: 'r'}"))
        .hasMessageContaining("$graphLookup requires 'from', 'as', 'startWith'");
    assertThat(
            refused(
                "{from: 'items', startWith: 1, connectFromField: 'a', connectToField: 'b', as: 'r',"
                    + " maxDepth: -1}"))
        .hasMessageContaining("maxDepth requires a nonnegative argument");
  }

  private Throwable refused(String body) {
    return remote.refusal(
        "aggregate", "pipeline", List.of(new Document("$graphLookup", json(body))));
  }

  @Test
  void redactDescendsIntoDocumentsAndArrays() {
    remote.insert(
        "{_id: 1, level: 1, open: 'o', inner: {level: 5, secret: 1}, list: [{level: 1, v: 1},"
            + " {level: 5, v: 2}, 3, [{level: 5}, {level: 1}]], deep: {level: 1, more: {level: 5},"
            + " kept: null}}",
        "{_id: 2, level: 5}");

    assertThat(
            remote.aggregate("{$redact: {$cond: [{$lte: ['$level', 3]}, '$$DESCEND', '$$PRUNE']}}"))
        .containsExactly(
            json(
                "{_id: 1, level: 1, open: 'o', list: [{level: 1, v: 1}, 3, [{level: 1}]], deep:"
                    + " {level: 1, kept: null}}"));
    assertThat(
            remote.aggregate(
                "{$redact: {$switch: {branches: [{case: {$eq: ['$level', 5]}, then: '$$KEEP'}],"
                    + " default: '$$DESCEND'}}}"))
        .hasSize(2);
    assertThat(
            remote.refusal(
                "aggregate", "pipeline", List.of(new Document("$redact", new Document("$add", 1)))))
        .hasMessageContaining("$redact's expression should not return anything aside from");
  }
}
