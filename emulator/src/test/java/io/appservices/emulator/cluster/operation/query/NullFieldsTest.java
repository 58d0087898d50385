package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Queries for null, which MongoDB 7 does not find in an array on the way that has no documents.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/tutorial/query-for-null-fields/">Null in
 *     MongoDB's manual</a>
 */
class NullFieldsTest {

  private static final Remote REMOTE = Remote.embedded();

  @BeforeAll
  static void fill() {
    REMOTE.insert(
        "{_id: 1, a: {}}",
        "{_id: 2, a: null}",
        "{_id: 3, a: 4}",
        "{_id: 4, a: {b: 'x'}}",
        "{_id: 5, a: {b: null}}",
        "{_id: 6}",
        "{_id: 7, a: [[]]}",
        "{_id: 8, a: []}",
        "{_id: 9, a: [{b: 1}, {b: 3}]}",
        "{_id: 10, a: [{b: null}, {b: 3}]}",
        "{_id: 11, a: [{b: 3}, {}]}",
        "{_id: 12, a: [null, null]}",
        "{_id: 13, a: [5]}",
        "{_id: 14, a: [1, 'x', {b: 2}, null]}",
        "{_id: 15, a: {b: [1, null]}}",
        "{_id: 16, a: {b: [1, {c: 1}]}}");
  }

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a.b': null}              | [1, 2, 3, 5, 6, 10, 11, 15]",
        "{'a.b': {$eq: null}}       | [1, 2, 3, 5, 6, 10, 11, 15]",
        "{'a.b': {$gte: null}}      | [1, 2, 3, 5, 6, 10, 11, 15]",
        "{'a.b': {$all: [null]}}    | [1, 2, 3, 5, 6, 10, 11, 15]",
        "{'a.b': {$in: [null, 75]}} | [1, 2, 3, 5, 6, 10, 11, 15]",
        "{'a.b': {$ne: null}}       | [4, 7, 8, 9, 12, 13, 14, 16]",
        "{'a.b': {$nin: [null, 75]}} | [4, 7, 8, 9, 12, 13, 14, 16]",
        "{'a.b': {$not: {$eq: null}}} | [4, 7, 8, 9, 12, 13, 14, 16]",
        "{'a.b': {$ne: null, $exists: false}} | [7, 8, 12, 13]",
        "{$or: [{'a.b': null}, {'a.b': 2}]}   | [1, 2, 3, 5, 6, 10, 11, 14, 15]",
        "{_id: {$gt: 9}, 'a.b': null}         | [10, 11, 15]",
        "{_id: 13, 'a.b': null}     | []",
        "{_id: 5, 'a.b': null}      | [5]",
        "{'a.b.c': null}            | [1, 2, 3, 4, 5, 6, 9, 10, 11, 14]",
        "{a: null}                  | [2, 6, 12, 14]",
        "{a: {$ne: null}, _id: {$lt: 7}}      | [1, 3, 4, 5]",
        "{'a.b': {$elemMatch: {$eq: null}}}   | [15]",
      })
  void areMetAsInMongoDb(String query, String ids) {
    List<Integer> expected = json("{v: " + ids + "}").getList("v", Integer.class);

    assertThat(REMOTE.documents("find", "query", json(query), "sort", json("{_id: 1}")))
        .extracting(one -> one.getInteger("_id"))
        .isEqualTo(expected);
    assertThat(
            REMOTE.documents(
                "aggregate",
                "pipeline",
                List.of(new Document("$match", json(query)), json("{$sort: {_id: 1}}"))))
        .extracting(one -> one.getInteger("_id"))
        .isEqualTo(expected);
  }
}
