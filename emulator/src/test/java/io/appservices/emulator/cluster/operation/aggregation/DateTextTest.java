package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server's library has otherwise: dates as text, days of the week, null in groups. */
class DateTextTest extends RemoteFixture {

  DateTextTest() {
    super(
        "{_id: 1, f: '%Y', z: 'Asia/Tokyo', d: {$date: '2026-01-04T23:30:12.013Z'}}",
        "{_id: 2, f: '%m', d: {$date: '2026-02-05T00:00:00Z'}}");
  }

  /** The value of an expression for the first document. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {$dateToString: {date: '$d', format: '%Y-%m'}}                       | '2026-01'
          {$dateToString: {format: '%d/%m/%Y %H:%M:%S.%L', date: '$d'}}        | '04/01/2026 23:30:12.013'
          {$dateToString: {date: '$d', format: '%j %u %w %U %V %G %b %B %%'}}  | '004 7 1 01 01 2026 Jan January %'
          {$dateToString: {date: '$d', format: '%d %H %z %Z', timezone: '$z'}} | '05 08 +0900 +540'
          {$dateToString: {date: '$d', format: '%z %Z', timezone: '-03:30'}}   | '-0330 -210'
          {$dateToString: {date: '$d', format: '$f'}}                          | '2026'
          {$dateToString: {date: {$add: ['$d', 86400000]}, format: '%d'}}      | '05'
          {$dateToString: {date: '$d'}}                                        | '2026-01-04T23:30:12.013Z'
          {$dateToString: {date: '$d', timezone: 'Asia/Tokyo'}}                | '2026-01-05T08:30:12.013'
          {$dateToString: {date: '$gone', format: '%Y', onNull: 'none'}}       | 'none'
          {$dateToString: {date: '$gone', format: '%Y'}}                       | null
          {$concat: ['in ', {$dateToString: {date: '$d', format: '%Y'}}]}      | 'in 2026'
          {$dayOfWeek: '$d'}                                                   | 1
          {$dayOfWeek: {date: '$d', timezone: 'Asia/Tokyo'}}                   | 2
          {$log: [8, 2]}                                                       | 3.0
          {$log: ['$gone', 2]}                                                 | null
          {$trunc: [5.567, 1]}                                                 | 5.5
          {$trunc: [-5.567, 1]}                                                | -5.5
          {$trunc: [1299, -2]}                                                 | 1200
          {$trunc: 7.9}                                                        | 7.0
          """)
  void hasAValue(String expression, String expected) {
    Object value = Document.parse("{v: " + expected + "}").get("v");

    assertThat(
            remote
                .aggregate("{$match: {_id: 1}}", "{$project: {_id: 0, r: " + expression + "}}")
                .get(0)
                .get("r"))
        .isEqualTo(value);
  }

  @Test
  void documentsAreGroupedByMonth() {
    assertThat(
            remote.aggregate(
                "{$group: {_id: {m: {$dateToString: {date: '$d', format: '%Y-%m'}}}, n: {$sum:"
                    + " 1}}}",
                "{$sort: {'_id.m': 1}}"))
        .extracting(group -> group.get("_id"))
        .containsExactly(new Document("m", "2026-01"), new Document("m", "2026-02"));
  }

  @Test
  void nullIsCollectedAndWhatIsMissingIsNot() {
    String values = "[{v: null}, {}, {v: 1}, {v: null}, {v: {w: 2}}]";
    Document group =
        remote
            .aggregate(
                "{$match: {_id: 1}}",
                "{$project: {l: " + values + "}}",
                "{$unwind: '$l'}",
                "{$group: {_id: null, all: {$push: '$l.v'}, set: {$addToSet: '$l.v'}}}")
            .get(0);

    assertThat(group.getList("all", Object.class))
        .containsExactly(null, 1, null, new Document("w", 2));
    assertThat(group.getList("set", Object.class)).containsExactly(null, 1, new Document("w", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {$dateToString: {date: '$d', format: '%q'}}      | Invalid format character '%q' in format string
          {$dateToString: {date: '$d', format: '%'}}       | Unmatched '%' at end of format string
          {$dateToString: {date: '$d', format: 5}}         | requires that 'format' be a string
          {$dateToString: {date: 'x', format: '%Y'}}       | can't convert from string to Date
          {$dateToString: {format: '%Y'}}                  | date
          {$log: [0, 2]}                                   | must be a positive number
          {$log: [8, 1]}                                   | not equal to 1
          """)
  void isRefused(String expression, String reason) {
    assertThatThrownBy(() -> remote.aggregate("{$project: {r: " + expression + "}}"))
        .hasMessageContaining(reason);
  }
}
