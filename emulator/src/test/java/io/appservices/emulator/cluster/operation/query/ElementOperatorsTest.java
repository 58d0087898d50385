package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Operators in {@code $elemMatch}, which look at an element as a whole, also one that is an array.
 */
class ElementOperatorsTest extends RemoteFixture {

  ElementOperatorsTest() {
    super(
        "{_id: 1, v: [[1, 5], 'x']}",
        "{_id: 2, v: [5]}",
        "{_id: 3, v: [['ab'], 9]}",
        "{_id: 4, v: ['ab']}",
        "{_id: 5, v: [[[5]]]}",
        "{_id: 6, v: 5}",
        "{_id: 7, v: [null]}",
        "{_id: 8, v: [{a: 'a'}]}",
        "{_id: 9, v: [[]]}",
        "{_id: 10, v: []}",
        "{_id: 11, v: [[null]]}");
  }

  private String found(Document query) {
    return remote.documents("find", "query", query, "sort", json("{_id: 1}")).stream()
        .map(document -> document.get("_id").toString())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$bitsAllSet: 1}                      | 2 3",
        "{$gt: 1, $bitsAllSet: 1}              | 2 3",
        "{$gt: 1, $lt: 6}                      | 2",
        "{$regex: 'a'}                         | 4",
        "{$in: [/A/i, 3]}                      | 4",
        "{$regex: 'a', $ne: 3}                 | 4",
        "{$regex: 'a', $gt: 1}                 | ``",
        "{$in: [/a/]}                          | 4",
        "{$not: /a/}                           | 1 2 3 5 7 8 9 11",
        "{$not: {$regex: 'a'}, $ne: 3}         | 1 2 3 5 7 8 9 11",
        "{$not: {$bitsAllSet: 1}}              | 1 3 4 5 7 8 9 11",
        "{$type: 'int', $bitsAllSet: 8}        | 3",
        "{$type: 'array', $ne: 1}              | 1 3 5 9 11",
        "{$size: 1, $nin: [3]}                 | 3 5 11",
        "{$all: [5]}                           | 2",
        "{$all: [5, 9]}                        | ``",
        "{$all: [/a/, 'ab']}                   | 4",
        "{$all: []}                            | ``",
        "{$all: [{$elemMatch: {$gt: 1}}]}      | 1",
        "{$elemMatch: {$gt: 1, $bitsAllSet: 1}} | 1",
        "{$elemMatch: {$regex: 'a'}}           | 3",
        "{$lte: null, $ne: 3}                  | 7",
        "{$eq: null, $bitsAllSet: 1}           | ``",
      })
  void areMetByOneElement(String operators, String ids) {
    assertThat(found(json("{v: {$elemMatch: " + operators + "}}"))).isEqualTo(ids);
    List<Document> pipeline = List.of(json("{$match: {v: {$elemMatch: " + operators + "}}}"));
    assertThat(remote.documents("aggregate", "pipeline", pipeline))
        .hasSize(ids.isEmpty() ? 0 : ids.split(" ").length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$eq: ['$v', []]}                 | 10",
        "{$eq: ['$v', [null]]}             | 7",
        "{$eq: ['$v', [[]]]}               | 9",
        "{$eq: ['$v', [[null]]]}           | 11",
        "{$lt: [[], [null]]}               | 1 2 3 4 5 6 7 8 9 10 11",
        "{$lt: [[1, 9], [2]]}              | 1 2 3 4 5 6 7 8 9 10 11",
        "{$gt: ['$v', [[]]]}               | 1 3 5 11",
        "{$setEquals: [['$v'], [[[null]]]]} | 11",
      })
  void tellsAnArrayWithoutElementsFromOneWithNull(String expression, String ids) {
    assertThat(found(json("{$expr: " + expression + "}"))).isEqualTo(ids);
  }
}
