package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions in arrays and in nested documents, in stages that make new documents. */
class NestedExpressionTest extends RemoteFixture {

  NestedExpressionTest() {
    super("{_id: 1, n: 2, g: 'x', o: {a: 5}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$group: {_id: {k: ['$g', '$n']}}}                      | {_id: {k: ['x', 2]}}",
        "{$group: {_id: ['$g', '$none']}}                        | {_id: ['x', null]}",
        "{$group: {_id: {a: {b: {c: '$n'}}}}}                    | {_id: {a: {b: {c: 2}}}}",
        "{$group: {_id: {$cond: [true, '$$REMOVE', 1]}}}         | {_id: null}",
        "{$group: {_id: 1, r: {$push: ['$_id', '$n']}}}          | {_id: 1, r: [[1, 2]]}",
        "{$group: {_id: 1, r: {$first: {p: ['$n', {$add: ['$n', 1]}]}}}} | {_id: 1, r: {p: [2,"
            + " 3]}}",
        "{$group: {_id: 1, r: {$sum: {$cond: [{$in: ['$n', ['$o.a', 2]]}, 1, 0]}}}} | {_id: 1, r:"
            + " 1}",
        "{$bucket: {groupBy: {$add: ['$n', 0]}, boundaries: [0, 5], output: {r: {$push: ['$g']}}}}"
            + " | {_id: 0, r: [['x']]}",
        "{$replaceRoot: {newRoot: {p: ['$n', {q: '$g'}]}}}       | {p: [2, {q: 'x'}]}",
        "{$replaceWith: {$mergeObjects: [{p: ['$n']}, '$o']}}    | {p: [2], a: 5}",
        "{$replaceRoot: {newRoot: '$o'}}                         | {a: 5}",
        "{$project: {_id: 0, r: {$concatArrays: [['$n'], [{$literal: '$n'}]]}}} | {r: [2, '$n']}",
      })
  void areEvaluated(String stage, String result) {
    assertThat(remote.documents("aggregate", "pipeline", List.of(Document.parse(stage))))
        .containsExactly(Document.parse(result));
  }

  /** What holds for the document, and what does not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$gt: ['$n', {$ifNull: ['$x', '$y', 1]}]}             | {$gt: ['$n', {$ifNull: ['$x',"
            + " '$y', 2]}]}",
        "{$regexMatch: {input: '$g', regex: '^X', options: 'i'}} | {$regexMatch: {input: '$g',"
            + " regex: 'a'}}",
        "{$in: ['$n', ['$o.a', 2]]}                            | {$in: ['$n', ['$o.a', '$_id']]}",
        "{$switch: {branches: [{case: true, then: '$n'}]}}     | {$switch: {branches: [{case: true,"
            + " then: '$x'}]}}",
        "{$eq: [['$n', '$g'], [2, 'x']]}                       | {$eq: [['$n', '$g'], [2, 'y']]}",
      })
  void decideInConditions(String holds, String holdsNot) {
    Document yes = new Document("$expr", Document.parse(holds));
    Document no = new Document("$expr", Document.parse(holdsNot));

    assertThat(found(yes)).isEqualTo(1);
    assertThat(found(no)).isZero();
    assertThat(found(new Document("$or", List.of(no, yes)).append("n", 2))).isEqualTo(1);
    assertThat(
            remote.documents("aggregate", "pipeline", List.of(new Document("$match", yes))).size()
                - remote
                    .documents("aggregate", "pipeline", List.of(new Document("$match", no)))
                    .size())
        .isEqualTo(1);
    assertThat(
            remote
                .document(
                    "updateMany", "query", no, "update", Document.parse("{$set: {changed: true}}"))
                .get("matchedCount", Number.class)
                .intValue())
        .isZero();
  }

  private int found(Document query) {
    return remote.documents("find", "query", query).size();
  }
}
