package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that new documents of upserts take from their queries, on the embedded server. */
class UpsertValuesTest extends RemoteFixture {

  /** A query in which fields have several operators, and the document that is made of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 1, s: {$eq: 'new', $nin: ['old']}}               | {_id: 1, s: 'new', n: 1}",
        "{_id: 2, s: {$in: ['new', 'b'], $eq: 'new'}}           | {_id: 2, s: 'new', n: 1}",
        "{_id: 3, s: {$eq: 3, $bitsAllSet: 1}}                  | {_id: 3, s: 3, n: 1}",
        "{_id: 4, s: {$eq: [1], $ne: [2]}}                      | {_id: 4, s: [1], n: 1}",
        "{_id: 5, s: {$eq: [1], $exists: true}}                 | {_id: 5, s: [1], n: 1}",
        "{_id: 6, $and: [{'s.t': {$eq: 1, $nin: [2]}}]}         | {_id: 6, s: {t: 1}, n: 1}",
        "{_id: 7, $or: [{s: {$eq: 1, $nin: [2]}}]}              | {_id: 7, s: 1, n: 1}",
        "{_id: 8, $or: [{s: {$eq: 1, $nin: [2]}}, {s: 3}]}      | {_id: 8, n: 1}",
        "{_id: {$eq: 9, $nin: [8]}, s: {$ne: [1], $gt: 2}}      | {_id: 9, n: 1}",
        "{_id: 10, s: {$eq: null, $nin: [2]}}                   | {_id: 10, s: null, n: 1}",
        "{_id: 11, s: {$in: [1]}}                               | {_id: 11, s: 1, n: 1}",
        "{_id: {$in: [12]}, s: {$in: [[1]], $gt: 0}}            | {_id: 12, s: [1], n: 1}",
        "{_id: 13, s: {$in: [1, 2]}, t: {$in: []}}              | {_id: 13, n: 1}",
        "{_id: 14, s: {$all: [1]}}                              | {_id: 14, s: 1, n: 1}",
        "{_id: 15, s: {$all: [{$elemMatch: {a: 1}}, {$elemMatch: {b: 1}}]}} | {_id: 15, n: 1}",
        "{_id: 16, s: /a/, t: {$in: [/a/]}, u: {$regex: 'a'}}   | {_id: 16, n: 1}",
        "{_id: 17, $and: [{s: {$in: [1]}}]}                     | {_id: 17, s: 1, n: 1}",
        "{_id: 18, $or: [{s: {$all: [1, 2]}}, {s: 3}]}          | {_id: 18, n: 1}",
        "{_id: 19, 's.t': null, 'u.v': {$eq: null}}             | {_id: 19, s: {t: null}, u: {v: null}, n: 1}",
      })
  void areThoseOfEqBesideOtherOperators(String query, String made) {
    Document update = json("{$set: {n: 1}}");
    remote.call("updateOne", "query", json(query), "update", update, "upsert", true);
    assertThat(remote.all()).containsExactly(json(made));

    remote.call("deleteMany", "query", new Document());
    remote.call("findOneAndUpdate", "filter", json(query), "update", update, "upsert", true);
    assertThat(remote.all()).containsExactly(json(made));

    remote.call("deleteMany", "query", new Document());
    remote.call(
        "updateOne",
        "query",
        json(query),
        "update",
        update,
        "upsert",
        true,
        "collation",
        json("{locale: 'en', strength: 2}"));
    assertThat(remote.all()).containsExactly(json(made));
  }

  @Test
  void areNotTwoForOneField() {
    assertThat(
            remote.refusal(
                "updateOne",
                "query",
                json("{_id: 1, s: {$all: [1, 2]}}"),
                "update",
                json("{$set: {n: 1}}"),
                "upsert",
                true))
        .hasMessageContaining("cannot infer query fields to set, path 's' is matched twice");
    assertThat(remote.all()).isEmpty();
  }
}
