package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import io.appservices.emulator.domain.AppServicesException;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accumulators of groups, buckets and windows, beside those of the embedded server's library. */
class AccumulatorTest extends RemoteFixture {

  AccumulatorTest() {
    super(
        Remote.scripted(Duration.ofMinutes(3)),
        "{_id: 1, g: 'x', n: 3, o: {a: 1}}",
        "{_id: 2, g: 'x', n: 1, o: {b: 2}}",
        "{_id: 3, g: 'x', o: {a: 5}}",
        "{_id: 4, g: 'y', n: 4}");
  }

  /** An accumulator, and its value for the documents 1 to 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$count: {}}                                                  | 3",
        "{$mergeObjects: '$o'}                                         | {a: 5, b: 2}",
        "{$stdDevPop: '$n'}                                            | 1.0",
        "{$stdDevSamp: '$none'}                                        | null",
        "{$firstN: {input: '$n', n: 2}}                                | [3, 1]",
        "{$lastN: {input: '$n', n: 2}}                                 | [1, null]",
        "{$maxN: {input: '$n', n: 5}}                                  | [3, 1]",
        "{$minN: {input: '$n', n: 1}}                                  | [1]",
        "{$top: {sortBy: {n: -1}, output: '$_id'}}                     | 1",
        "{$bottom: {sortBy: {n: -1}, output: '$_id'}}                  | 3",
        "{$topN: {n: 2, sortBy: {'o.a': -1}, output: ['$_id', '$n']}}  | [[3, null], [1, 3]]",
        "{$bottomN: {n: 1, sortBy: {g: 1, n: 1}, output: {i: '$_id'}}} | [{i: 1}]",
        "{$firstN: {input: '$_id', n: {$cond: [{$eq: ['$g', 'x']}, 1, 3]}}} | [1]",
        "{$median: {input: '$n', method: 'approximate'}}               | 1.0",
        "{$percentile: {input: '$n', p: [0.1, 0.9], method: 'approximate'}} | [1.0, 3.0]",
        "{$accumulator: {init: 'function (s) { return s }', initArgs: [10], accumulate:"
            + " 'function (s, n) { return s + (n ? n : 0) }', accumulateArgs: ['$n'], merge:"
            + " 'function (a, b) { return a + b }', finalize: 'function (s) { return s + 1 }',"
            + " lang: 'js'}} | 15.0",
      })
  void hasTheValueOfAGroup(String accumulator, String value) {
    List<Document> found =
        remote.aggregate(
            "{$match: {g: 'x'}}",
            "{$group: {_id: {g: '$g'}, before: {$sum: 1}, r: " + accumulator + "}}");

    assertThat(found)
        .containsExactly(Document.parse("{_id: {g: 'x'}, before: 3, r: " + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$bucket: {groupBy: '$_id', boundaries: [1, 4, 9], output: {c: {$count: {}}, m: {$maxN:"
            + " {input: '$n', n: 1}}}}} ~ {_id: 1, c: 3, m: [3]}",
        "{$bucketAuto: {groupBy: '$_id', buckets: 1, output: {c: {$count: {}}}}}"
            + " ~ {_id: {min: 1, max: 4}, c: 4}",
        "{$facet: {f: [{$group: {_id: null, c: {$count: {}}}}]}} ~ {f: [{_id: null, c: 4}]}",
        "{$setWindowFields: {sortBy: {_id: 1}, output: {r: {$top: {sortBy: {_id: -1}, output:"
            + " '$_id'}, window: {documents: [0, 1]}}}}}"
            + " ~ {_id: 1, g: 'x', n: 3, o: {a: 1}, r: 2}",
      })
  void worksWhereverThereAreAccumulators(String stageAndFirst) {
    String[] parts = stageAndFirst.split(" ~ ");

    assertThat(remote.aggregate("{$sort: {_id: 1}}", parts[0]).get(0))
        .isEqualTo(Document.parse(parts[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$count: 1}",
        "{$firstN: 5}",
        "{$firstN: {input: '$n'}}",
        "{$firstN: {input: '$n', n: 0}}",
        "{$firstN: {input: '$n', n: 'a'}}",
        "{$topN: {n: 1, sortBy: 1, output: '$n'}}",
        "{$top: {n: 1, sortBy: {n: 1}, output: '$n'}}",
        "{$mergeObjects: '$n'}",
        "{$median: {input: '$n', method: 'exact'}}",
        "{$percentile: {input: '$n', p: [2], method: 'approximate'}}",
        "{$accumulator: {init: 'x', accumulate: 'y', accumulateArgs: [], merge: 'z', lang: 'py'}}",
      })
  void refusesOtherOperands(String accumulator) {
    AppServicesException refusal =
        remote.refusal(
            "aggregate",
            "pipeline",
            List.of(Document.parse("{$group: {_id: null, r: " + accumulator + "}}")));

    String name = Document.parse(accumulator).keySet().iterator().next();
    assertThat(refusal.getMessage())
        .containsAnyOf(name, "lang", "percentile")
        .doesNotContain("java", "unknown group operator");
  }
}
