package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions in arrays and in nested documents, in stages that make new documents. */
class NestedExpressionTest {

  private static final Remote REMOTE = Remote.embedded();

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @BeforeAll
  static void fill() {
    REMOTE.insert("{_id: 1, n: 2, g: 'x', o: {a: 5}}");
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
    assertThat(REMOTE.documents("aggregate", "pipeline", List.of(Document.parse(stage))))
        .containsExactly(Document.parse(result));
  }
}
