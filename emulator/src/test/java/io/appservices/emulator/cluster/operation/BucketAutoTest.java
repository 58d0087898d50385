package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets that are made from the values on the embedded server. */
class BucketAutoTest {

  private static final Remote REMOTE = Remote.embedded();

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @BeforeEach
  void fill() {
    REMOTE.call("deleteMany", "query", new Document());
    REMOTE.insert(
        "{_id: 1, g: 'x', n: 3, text: ' Apple pie ', tags: ['b', 'a'], d: {$date:"
            + " '2024-02-29T13:14:15.016Z'}, at: [0, 0]}",
        "{_id: 2, g: 'x', n: 1, text: 'banana', tags: ['c'], d: {$date:"
            + " '2023-12-31T23:59:59.999Z'}, at: [0, 3]}",
        "{_id: 3, g: 'y', n: 2, text: 'apple', tags: [], at: [0, 1]}");
  }

  private static List<Document> run(String... stages) {
    return REMOTE.documents(
        "aggregate", "pipeline", List.of(stages).stream().map(Document::parse).toList());
  }

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
    assertThat(run("{$bucketAuto: " + body + "}"))
        .isEqualTo(Document.parse("{v: " + expected + "}").getList("v", Document.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{groupBy: '$n'}", "{groupBy: '$n', buckets: 0}", "{buckets: 1}", "1"})
  void refusesBucketsThatCannotBe(String body) {
    assertThat(
            REMOTE.refusal(
                "aggregate", "pipeline", List.of(Document.parse("{$bucketAuto: " + body + "}"))))
        .hasMessageContaining("$bucketAuto");
  }
}
