package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of values of BSON, in queries, expressions and accumulators. */
class ValueOrderTest extends RemoteFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{v: {$gt: 1}}                               | 3 4 5",
        "{v: {$gte: 1}}                              | 2 3 4 5",
        "{v: {$lt: 3}}                               | 2 3 6",
        "{v: {$gte: {$numberDouble: 'NaN'}}}         | 1",
        "{v: {$lte: {$numberDouble: 'NaN'}}}         | 1",
        "{v: {$gt: {$numberDouble: 'NaN'}}}          | ``",
        "{v: {$gt: {$numberDouble: '-Infinity'}}}    | 2 3 4 5 6",
        "{v: {$gt: {$numberDecimal: '1.4'}}}         | 3 4 5",
        "{v: {$gt: {$numberLong: '9007199254740992'}}} | 5",
        "{v: {$not: {$gt: 1}}}                       | 1 2 6 7 8 9",
        "{v: {$gt: {a: [1, 2]}}}                     | 8 9",
        "{v: {$lt: {a: [1, 3]}}}                     | 7",
      })
  void aQueryComparesValuesOfAType(String query, String ids) {
    remote.insert(
        "{_id: 1, v: {$numberDouble: 'NaN'}}",
        "{_id: 2, v: 1}",
        "{_id: 3, v: {$numberDecimal: '1.5'}}",
        "{_id: 4, v: 9007199254740992.0}",
        "{_id: 5, v: {$numberLong: '9007199254740993'}}",
        "{_id: 6, v: -0.0}",
        "{_id: 7, v: {a: [1, 2]}}",
        "{_id: 8, v: {a: [1, 3]}}",
        "{_id: 9, v: {a: [2, 0]}}");

    assertThat(
            remote.documents("find", "query", json(query), "sort", json("{_id: 1}")).stream()
                .map(one -> String.valueOf(one.get("_id")))
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$max: [[1, 9], [2, 0]]}                            | [2, 0]",
        "{$min: [[1, 9], [0, 20]]}                           | [0, 20]",
        "{$min: [[2], 5]}                                    | 5",
        "{$sortArray: {input: [[2, 0], [1, 9], 5], sortBy: 1}} | [5, [1, 9], [2, 0]]",
        "{$maxN: {input: [[1, 9], [2, 0], 3], n: 1}}         | [[2, 0]]",
        "{$maxN: {n: 2, input: [1, 5, 3, null]}}             | [5, 3]",
        "{$maxN: {n: 2, input: [null]}}                      | []",
        "{$minN: {n: 2, input: [3, null, 1, '$none', 5]}}    | [1, 3]",
        "{$minN: {n: 3, input: [null, 2]}}                   | [2]",
        "{$slice: [[1, 2, 3], 2]}                            | [1, 2]",
        "{$slice: [[1, 2, 3], -2]}                           | [2, 3]",
        "{$slice: [[1, 2, 3], 0]}                            | []",
        "{$slice: [[1, 2, 3], 1, 5]}                         | [2, 3]",
        "{$slice: [[1, 2, 3], -5, 2]}                        | [1, 2]",
        "{$slice: [[1, 2, 3], 7, 2]}                         | []",
        "{$slice: [null, 7, 2]}                              | null",
        "{$firstN: {n: 2, input: [null, 2, 1]}}              | [null, 2]",
        "{$lastN: {n: 2, input: [3, 2, null]}}               | [2, null]",
        "{$max: [{$numberDouble: 'NaN'}, 1]}                 | 1",
        "{$gt: [{$numberDouble: 'NaN'}, 1]}                  | false",
        "{$lt: ['\uFF5E', '\uD83D\uDE00']}                   | true",
        "{$gt: [{a: [1, 9]}, {a: [2, 0]}]}                   | false",
        "{$cmp: [{$literal: /b/}, {$literal: /a/i}]}         | 1",
        "{$eq: [{$numberDecimal: '0.1'}, 0.1]}               | false",
        "{$toUpper: 'abz \u00e9\u00df'}                      | 'ABZ \u00e9\u00df'",
        "{$toLower: 'ABZ \u00c9'}                           | 'abz \u00c9'",
        "{$strcasecmp: ['aBc', 'AbC']}                       | 0",
        "{$strcasecmp: ['\u00e9', '\u00c9']}                | 1",
        "{$eq: [{$numberDecimal: '0.5'}, 0.5]}               | true",
      })
  void anExpressionComparesValuesOfAllTypes(String expression, String value) {
    remote.insert("{_id: 1}");

    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                List.of(json("{$project: {_id: 0, v: " + expression + "}}"))))
        .containsExactly(json("{v: " + value + "}"));
  }

  @Test
  void anAccumulatorComparesArraysAsAWhole() {
    remote.insert("{_id: 1, v: [1, 9]}", "{_id: 2, v: [2, 0]}", "{_id: 3, v: [0, 30]}");

    Document group = json("{$group: {_id: null, most: {$max: '$v'}, least: {$min: '$v'}}}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(group)))
        .containsExactly(json("{_id: null, most: [2, 0], least: [0, 30]}"));
  }

  @Test
  void anUpdateSortsArraysAsAWhole() {
    remote.insert("{_id: 1, v: [[2, 0], [1, 9]]}");

    remote.call(
        "updateOne", "query", json("{}"), "update", json("{$push: {v: {$each: [], $sort: 1}}}"));

    assertThat(remote.all()).containsExactly(json("{_id: 1, v: [[1, 9], [2, 0]]}"));
  }
}
