package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions are refused when they are read: nothing is written, and no document is needed. */
class UnreadableExpressionTest extends RemoteFixture {

  private static final String STORED = "{_id: 1, n: 0, l: [1, 2]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{x: {$nope: 1}}                        | Unknown expression $nope",
        "{x: {y: [{$nope: 1}]}}                 | Unrecognized expression '$nope'",
        "{x: {$cond: [true, 1, {$nope: 1}]}}    | Unrecognized expression '$nope'",
        "{x: {$divide: [1]}}                    | Expression $divide takes exactly 2 arguments.",
        "{x: {$map: {input: '$l'}}}             | Missing 'in' parameter to $map",
        "{x: '$$nope'}                          | Use of undefined variable: nope",
        "{x: {$let: {vars: {a: 1}, in: '$$b'}}} | Use of undefined variable: b",
        "{x: {$map: {input: '$$this', in: 1}}}  | Use of undefined variable: this",
        "{x: '$a..b'}                           | FieldPath field names may not be empty strings.",
        "{x: {$add: ['$n', {$divide: [1, 0]}]}} | can't $divide by zero",
        "{x: {$add: [1, 'a']}}                  | $add only supports numeric or date types",
        "{l: {$elemMatch: {$nope: 1}}}          | unknown operator: $nope",
        "{l: {$elemMatch: {a: {$nope: 1}}}}     | unknown operator: $nope",
      })
  void aProjectionIsReadBeforeAWrite(String projection, String refusal) {
    remote.insert(STORED);
    Document update = json("{$inc: {n: 1}}");

    for (int id : new int[] {1, 2}) {
      Document filter = new Document("_id", id);
      assertThat(
              List.of(
                  remote.refusal(
                      "findOneAndUpdate",
                      "filter",
                      filter,
                      "update",
                      update,
                      "upsert",
                      true,
                      "projection",
                      json(projection)),
                  remote.refusal(
                      "findOneAndReplace",
                      "filter",
                      filter,
                      "update",
                      json("{n: 5}"),
                      "projection",
                      json(projection)),
                  remote.refusal(
                      "findOneAndDelete", "filter", filter, "projection", json(projection)),
                  remote.refusal("find", "query", filter, "project", json(projection))))
          .extracting(AppServicesException::getMessage)
          .allMatch(text -> text.contains(refusal));
    }
    assertThat(remote.all()).containsExactly(json(STORED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{x: {$map: {input: '$l', as: 'i', in: {$add: ['$$i', '$n']}}}}",
        "{x: {$reduce: {input: '$l', initialValue: 0, in: {$add: ['$$this', '$$value']}}}}",
        "{x: {$filter: {input: '$l', cond: {$gt: ['$$this', 1]}}}}",
        "{x: {$let: {vars: {a: '$n'}, in: {$let: {vars: {b: '$$a'}, in: ['$$a', '$$b']}}}}}",
        "{x: {$literal: {$nope: '$$nope'}}}",
        "{x: ['$$ROOT.n', '$$CURRENT.n', '$$NOW', '$$REMOVE']}",
        "{x: {$cond: [{$eq: ['$n', 0]}, 0, {$divide: [1, '$n']}]}}",
      })
  void aProjectionMayHaveVariablesOfItsOwn(String projection) {
    remote.insert(STORED);

    assertThat(remote.documents("find", "query", json("{}"), "project", json(projection)))
        .singleElement()
        .satisfies(found -> assertThat(found).containsKeys("_id", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$project: {x: [{$nope: 1}]}}",
        "{$set: {x: {y: {$nope: 1}}}}",
        "{$group: {_id: {$nope: 1}}}",
        "{$group: {_id: 1, x: {$sum: {$nope: 1}}}}",
        "{$bucket: {groupBy: {$nope: 1}, boundaries: [0, 1]}}",
        "{$match: {$expr: {$nope: 1}}}",
        "{$match: {$or: [{a: 1}, {$expr: {$nope: 1}}]}}",
        "{$replaceWith: {$nope: 1}}",
        "{$replaceRoot: {newRoot: {$nope: 1}}}",
        "{$facet: {a: [{$project: {x: [{$nope: 1}]}}]}}",
        "{$lookup: {from: 'items', as: 'x', pipeline: [{$project: {x: [{$nope: 1}]}}]}}",
        "{$unionWith: {coll: 'items', pipeline: [{$set: {x: {$nope: 1}}}]}}",
      })
  void aPipelineIsReadWithoutDocuments(String stage) {
    assertThat(remote.refusal("aggregate", "pipeline", List.of(json(stage))))
        .hasMessageContaining("Unrecognized expression '$nope'");
  }

  @Test
  void anUpdateByPipelineIsReadWithoutDocuments() {
    List<Document> pipeline = List.of(json("{$set: {x: {$nope: 1}}}"));

    for (String operation : List.of("updateOne", "updateMany")) {
      assertThat(remote.refusal(operation, "query", json("{}"), "update", pipeline))
          .hasMessage("Invalid $set :: caused by :: Unrecognized expression '$nope'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$nope: 1}}",
        "{a: {$gt: 1, $nope: 1}}",
        "{a: {$not: {$nope: 1}}}",
        "{a: {$elemMatch: {$nope: 1}}}",
        "{a: {$elemMatch: {b: {$nope: 1}}}}",
        "{$or: [{a: {$nope: 1}}]}",
      })
  void aQueryIsReadWithoutDocuments(String query) {
    for (String operation : List.of("find", "deleteMany", "count")) {
      assertThat(remote.refusal(operation, "query", json(query)))
          .hasMessageContaining("unknown operator: $nope");
    }
  }
}
