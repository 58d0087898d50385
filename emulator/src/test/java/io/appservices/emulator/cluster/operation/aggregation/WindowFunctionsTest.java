package io.appservices.emulator.cluster.operation.aggregation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions of {@code $setWindowFields} on the embedded server. */
class WindowFunctionsTest extends RemoteFixture {

  WindowFunctionsTest() {
    super(
        "{_id: 1, n: 1, v: 10, t: {$date: '2024-01-01T00:00:00Z'}}",
        "{_id: 2, n: 2, v: 20, t: {$date: '2024-01-01T02:00:00Z'}}",
        "{_id: 3, n: 4, t: {$date: '2024-01-01T04:00:00Z'}}",
        "{_id: 4, n: 4, v: 40, t: {$date: '2024-01-01T05:00:00Z'}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n | {$rank: {}}                              | [1, 2, 3, 3]",
        "n | {$denseRank: {}}                         | [1, 2, 3, 3]",
        "n | {$documentNumber: {}}                    | [1, 2, 3, 4]",
        "n | {$shift: {output: '$v', by: -1, default: 0}} | [0, 10, 20, null]",
        "n | {$expMovingAvg: {input: '$v', N: 3}}     | [10.0, 15.0, 15.0, 27.5]",
        "n | {$expMovingAvg: {input: '$v', alpha: 0.25}} | [10.0, 12.5, 12.5, 19.375]",
        "t | {$derivative: {input: '$n', unit: 'hour'}, window: {documents: [-1, 0]}}"
            + " | [null, 0.5, 1.0, 0.0]",
        "t | {$integral: {input: '$n', unit: 'hour'}, window: {documents: ['unbounded',"
            + " 'current']}} | [0.0, 3.0, 9.0, 13.0]",
        "_id | {$covariancePop: ['$_id', '$n']}       | [1.375, 1.375, 1.375, 1.375]",
        "_id | {$covarianceSamp: ['$_id', '$n'], window: {documents: [0, 1]}} | [0.5, 1.0, 0.0,"
            + " null]",
        "t | {$linearFill: '$v'}                      | [10, 20, 33.33333333333333, 40]",
        "t | {$locf: '$v'}                            | [10, 20, 20, 40]",
        "n | {$first: '$v', window: {documents: [-1, 0]}} | [10, 10, 20, null]",
        "n | {$lastN: {input: '$n', n: 2}, window: {documents: [-1, 0]}} | [[1], [1, 2], [2, 4],"
            + " [4, 4]]",
        "n | {$minN: {input: '$v', n: 2}, window: {documents: ['unbounded', 'current']}} | [[10],"
            + " [10, 20], [10, 20], [10, 20]]",
        "n | {$top: {output: '$v', sortBy: {v: -1}}}  | [40, 40, 40, 40]",
        "n | {$bottomN: {output: '$_id', sortBy: {_id: 1}, n: 2}} | [[3, 4], [3, 4], [3, 4], [3,"
            + " 4]]",
        "n | {$push: '$v', window: {documents: [0, 1]}} | [[10, 20], [20], [40], [40]]",
        "n | {$addToSet: '$n'}                        | [[1, 2, 4], [1, 2, 4], [1, 2, 4], [1, 2,"
            + " 4]]",
        "n | {$stdDevPop: '$n', window: {documents: [0, 1]}} | [0.5, 1.0, 0.0, 0.0]",
        "n | {$count: {}, window: {range: [-1, 0]}}   | [1, 2, 2, 2]",
        "t | {$sum: '$n', window: {range: [-2, 0], unit: 'hour'}} | [1, 3, 6, 8]",
        "n | {$avg: '$v', window: {documents: ['unbounded', 'unbounded']}} | [23.333333333333332,"
            + " 23.333333333333332, 23.333333333333332, 23.333333333333332]",
      })
  void aFunctionHasItsValueForEachDocument(String by, String function, String values) {
    Document stage =
        json("{$setWindowFields: {sortBy: {" + by + ": 1}, output: {r: " + function + "}}}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(stage)))
        .extracting(one -> one.get("r"))
        .isEqualTo(json("{v: " + values + "}").getList("v", Object.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$derivative: {input: '$n'}}                  | $derivative requires explicit window"
            + " bounds",
        "{$derivative: {input: '$n', unit: 'month'}, window: {documents: [0, 1]}} | unit must be",
        "{$expMovingAvg: {input: '$v'}}                | must have exactly two fields",
        "{$expMovingAvg: {input: '$v', alpha: 2}}      | 'alpha' must be between 0 and 1",
        "{$covariancePop: '$n'}                        | expects an array of two expressions",
        "{$integral: {input: '$n'}}                    | the sortBy field has to be a number",
        "{$nope: '$n'}                                 | Unrecognized window function, $nope",
      })
  void refusesWhatMongoDbRefuses(String function, String text) {
    Document stage = json("{$setWindowFields: {sortBy: {t: 1}, output: {r: " + function + "}}}");

    assertThat(remote.refusal("aggregate", "pipeline", List.of(stage))).hasMessageContaining(text);
  }

  @Test
  void partitionsAreThoseOfEqualValues() {
    String values = "[{p: 1}, {p: {$numberLong: '1'}}, {p: ''}, {p: null}, {}]";
    String count = "{partitionBy: '$p', output: {n: {$count: {}}}}";

    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                List.of(
                    json("{$limit: 1}"),
                    json("{$set: {x: " + values + "}}"),
                    json("{$unwind: '$x'}"),
                    json("{$replaceWith: '$x'}"),
                    json("{$setWindowFields: " + count + "}"))))
        .extracting(found -> found.get("n"))
        .containsExactly(2, 2, 1, 2, 2);
  }
}
