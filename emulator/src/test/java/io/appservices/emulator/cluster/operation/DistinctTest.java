package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The different values of a field, and their order. */
class DistinctTest extends RemoteFixture {

  private Object distinct(String field, String query) {
    return remote.call("distinct", "field", field, "query", json(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a     | {}             | {v: [3, 'x', 2, 7, null, 1]}",
        "a     | {b: 1}         | {v: [3, null]}",
        "o.p   | {}             | {v: [1, 2, [5], 'y']}",
        "o.0.p | {}             | {v: [2]}",
        "none  | {}             | {v: []}",
        "_id   | {}             | {v: [1, 2, 3, 4, 5, 6]}",
        "_id   | {b: 1}         | {v: [4, 1]}",
      })
  void comeAsTheDocumentsDoOrAsAnIndexDoes(String field, String query, String expected) {
    remote.insert(
        "{_id: 4, a: 3, b: 1}",
        "{_id: 2, a: 'x', o: [{p: 2}, {p: [1, [5]]}, 9]}",
        "{_id: 3, a: [7, 2]}",
        "{_id: 1, a: null, b: 1}",
        "{_id: 6, a: {$numberDouble: '3.0'}, o: {p: 'y'}}",
        "{_id: 5, a: 1}");

    assertThat(distinct(field, query)).isEqualTo(json(expected).get("v"));
  }

  @Test
  void followTheDirectionOfAnIndex() {
    try (Remote indexed = Remote.embedded()) {
      indexed.index("items", "{n: -1, m: 1}");
      indexed.insert("{n: 2}", "{n: 3}", "{n: 1, m: 7}", "{n: 1, m: 5}");

      assertThat(indexed.call("distinct", "field", "n")).hasToString("[3, 2, 1]");
      assertThat(indexed.call("distinct", "field", "m")).hasToString("[7, 5]");
      assertThat(indexed.call("distinct", "field", "n", "query", json("{m: {$gt: 1}}")))
          .hasToString("[1]");
    }
  }

  @Test
  void areTheFirstOfThoseThatACollationTakesForOne() {
    remote.insert("{n: 'b'}", "{n: 'A'}", "{n: 'B'}", "{n: 'a'}");
    Document collation = json("{locale: 'en', strength: 2}");

    assertThat(remote.call("distinct", "field", "n", "collation", collation)).hasToString("[b, A]");
  }
}
