package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $not}, also of fields in arrays of documents and where a path leads nowhere. */
class NegatedOperatorsTest extends RemoteFixture {

  NegatedOperatorsTest() {
    super(
        "{_id: 1, a: 1}",
        "{_id: 2, a: [1, 2]}",
        "{_id: 3, a: [[1, 2]]}",
        "{_id: 4, a: []}",
        "{_id: 5, a: null}",
        "{_id: 6, a: {b: [1, 2]}}",
        "{_id: 7, a: [{b: [1, 2]}, {b: 3}]}",
        "{_id: 8, a: [{b: 1, c: 2}, {b: 2}]}",
        "{_id: 9, a: [{b: null}]}",
        "{_id: 10}");
  }

  private List<Object> found(Document query) {
    return remote.documents("find", "query", query, "sort", json("{_id: 1}")).stream()
        .map(document -> document.get("_id"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$all: [1, 2]}",
        "{$all: []}",
        "{$all: [null]}",
        "{$all: [{$elemMatch: {b: 1}}]}",
        "{$all: [1], $size: 2}",
        "{$not: {$all: [1]}}",
        "{$elemMatch: {$gt: 1}}",
        "{$elemMatch: {b: 1}}",
        "{$exists: true}",
        "{$size: 2}",
        "{$type: 'array'}",
        "{$mod: [2, 1]}",
        "{$gt: 1, $lt: 3}",
        "{$in: [1, null]}",
      })
  void findsAllThatTheOperatorsDoNotFind(String operators) {
    for (String path : List.of("a", "a.b", "a.0", "a.b.0", "a.0.b")) {
      List<Object> expected = new ArrayList<>(found(new Document()));
      expected.removeAll(found(new Document(path, json(operators))));

      assertThat(found(new Document(path, new Document("$not", json(operators)))))
          .as("%s: {$not: %s}", path, operators)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a.b': {$not: {$exists: true}}}     | [1, 2, 3, 4, 5, 10]",
        "{'a.b': {$exists: false}}            | [1, 2, 3, 4, 5, 10]",
        "{'a.c': {$exists: 0}}                | [1, 2, 3, 4, 5, 6, 7, 9, 10]",
        "{a: {$exists: false}}                | [10]",
        "{'a.b': {$not: {$size: 2}}}          | [1, 2, 3, 4, 5, 8, 9, 10]",
        "{'a.b': {$not: {$mod: [2, 1]}}}      | [1, 2, 3, 4, 5, 9, 10]",
        "{'a.b': {$not: {$all: [1, 2]}}}      | [1, 2, 3, 4, 5, 9, 10]",
      })
  void looksAtEachElementOnTheWay(String query, String ids) {
    assertThat(found(json(query))).hasToString(ids);
  }
}
