package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets that are made from the values on the embedded server. */
class BucketAutoTest extends ItemsFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{groupBy: '$n', buckets: 2} | [{_id: {min: 1, max: 3}, count: 2}, {_id: {min: 3, max: 3},"
            + " count: 1}]",
        "{groupBy: '$n', buckets: 9} | [{_id: {min: 1, max: 2}, count: 1}, {_id: {min: 2, max: 3},"
            + " count: 1}, {_id: {min: 3, max: 3}, count: 1}]",
        "{groupBy: '$g', buckets: 2, output: {sum: {$sum: '$n'}}} | [{_id: {min: 'x', max: 'y'},"
            + " sum: 4}, {_id: {min: 'y', max: 'y'}, sum: 2}]",
      })
  void bucketsOfAboutTheSameSize(String body, String expected) {
    assertThat(remote.aggregate("{$bucketAuto: " + body + "}"))
        .isEqualTo(Document.parse("{v: " + expected + "}").getList("v", Document.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{groupBy: '$n'}", "{groupBy: '$n', buckets: 0}", "{buckets: 1}", "1"})
  void refusesBucketsThatCannotBe(String body) {
    assertThat(
            remote.refusal(
                "aggregate", "pipeline", List.of(Document.parse("{$bucketAuto: " + body + "}"))))
        .hasMessageContaining("$bucketAuto");
  }

  /** The numbers from 0 to 99; the first four are the examples of MongoDB's manual. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | R20       | 0.0 20.0 20, 20.0 40.0 20, 40.0 63.0 23, 63.0 90.0 27, 90.0 100.0 10",
        "5 | E24       | 0.0 20.0 20, 20.0 43.0 23, 43.0 68.0 25, 68.0 91.0 23, 91.0 100.0 9",
        "5 | 1-2-5     | 0.0 20.0 20, 20.0 50.0 30, 50.0 100.0 50",
        "5 | POWERSOF2 | 0.0 32.0 32, 32.0 64.0 32, 64.0 128.0 36",
        "2 | R5        | 0.0 63.0 63, 63.0 100.0 37",
        "3 | R10       | 0.0 40.0 40, 40.0 80.0 40, 80.0 100.0 20",
        "3 | R40       | 0.0 35.5 36, 35.5 71.0 35, 71.0 100.0 29",
        "3 | R80       | 0.0 32.5 33, 32.5 69.0 36, 69.0 103.0 31",
        "2 | E6        | 0.0 68.0 68, 68.0 100.0 32",
        "4 | E12       | 0.0 27.0 27, 27.0 56.0 29, 56.0 82.0 26, 82.0 100.0 18",
        "3 | E48       | 0.0 33.2 34, 33.2 68.10000000000001 35, 68.10000000000001 100.0 31",
        "2 | E96       | 0.0 49.900000000000006 50, 49.900000000000006 100.0 50",
        "2 | E192      | 0.0 49.300000000000004 50, 49.300000000000004 100.0 50",
      })
  void boundariesArePreferredNumbers(int buckets, String granularity, String expected) {
    numbers(IntStream.range(0, 100).boxed());

    assertThat(grouped(buckets, granularity)).containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | 7 8     | R5        | 6.300000000000001 10.0 2",
        "1   | 0.5 0.7 | 1-2-5     | 0.2 1.0 2",
        "1   | 300     | POWERSOF2 | 256.0 512.0 1",
        "1   | 256     | POWERSOF2 | 128.0 512.0 1",
        "2   | 0 0 5 9 | R5        | 0.0 4.0 2, 4.0 10.0 2",
      })
  void theFirstBoundaryIsRoundedDown(
      int buckets, String values, String granularity, String expected) {
    numbers(Stream.of(values.split(" ")).map(Double::valueOf));

    assertThat(grouped(buckets, granularity)).containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{groupBy: '$n', buckets: 2, granularity: 'R7'} | Unknown rounding granularity 'R7'",
        "{groupBy: '$n', buckets: 2, granularity: 5} | must be a string, but found type: int",
        "{groupBy: '$g', buckets: 2, granularity: 'R5'} | a value with type: string",
        "{groupBy: {$subtract: ['$n', 9]}, buckets: 2, granularity: 'R5'} | found a negative"
            + " number: -8",
        "{groupBy: '$missing', buckets: 2, granularity: 'R5'} | a value with type: null",
      })
  void aGranularityIsForNumbersThatAreNotNegative(String body, String text) {
    assertThat(
            remote.refusal(
                "aggregate", "pipeline", List.of(Document.parse("{$bucketAuto: " + body + "}"))))
        .hasMessageContaining(text);
  }

  private void numbers(Stream<? extends Number> numbers) {
    remote.call("deleteMany", "query", new Document());
    remote.call("insertMany", "documents", numbers.map(n -> new Document("n", n)).toList());
  }

  private List<String> grouped(int buckets, String granularity) {
    String stage = "{$bucketAuto: {groupBy: '$n', buckets: %d, granularity: '%s'}}";
    return remote.aggregate(stage.formatted(buckets, granularity)).stream()
        .map(found -> found.get("_id", Document.class).append("count", found.get("count")))
        .map(found -> found.get("min") + " " + found.get("max") + " " + found.get("count"))
        .toList();
  }
}
