package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries for arrays, and for what is in arrays of arrays: a condition is met one level deep. */
class NestedArrayTest extends RemoteFixture {

  NestedArrayTest() {
    super(
        "{_id: 1, f: [1, 2]}",
        "{_id: 2, f: [[1, 2], [3]]}",
        "{_id: 3, f: [[[1, 2]]]}",
        "{_id: 4, f: 1}",
        "{_id: 5, f: []}",
        "{_id: 6, f: [[]]}",
        "{_id: 7, f: [1]}",
        "{_id: 8}",
        "{_id: 9, f: null, g: [{h: [1, 2]}, {h: [[3]]}, {h: 5}]}",
        "{_id: 10, f: [null], g: {h: [4]}}",
        "{_id: 11, f: ['a', ['b']]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{f: [1, 2]}                          | 1 2",
        "{f: {$eq: [1, 2]}}                   | 1 2",
        "{f: [1.0, 2]}                        | 1 2",
        "{f: [[1, 2]]}                        | 3",
        "{f: [[1, 2], [3]]}                   | 2",
        "{f: []}                              | 5 6",
        "{f: 1}                               | 1 4 7",
        "{f: [1]}                             | 7",
        "{f: {$ne: [1, 2]}}                   | 3 4 5 6 7 8 9 10 11",
        "{f: {$not: {$eq: [1, 2]}}}           | 3 4 5 6 7 8 9 10 11",
        "{f: {$ne: 1}}                        | 2 3 5 6 8 9 10 11",
        "{f: {$in: [1]}}                      | 1 4 7",
        "{f: {$in: [[1, 2]]}}                 | 1 2",
        "{f: {$in: [[1]]}}                    | 7",
        "{f: {$in: [[1.0, 2], 'a']}}          | 1 2 11",
        "{f: {$in: [[]]}}                     | 5 6",
        "{f: {$in: [[3], null]}}              | 2 8 9 10",
        "{f: {$in: ['b']}}                    | ``",
        "{f: {$in: [['b'], /^a/]}}            | 11",
        "{f: {$in: [2, 3]}}                   | 1",
        "{f: {$in: []}}                       | ``",
        "{f: {$nin: [1]}}                     | 2 3 5 6 8 9 10 11",
        "{f: {$nin: [1, 7]}}                  | 2 3 5 6 8 9 10 11",
        "{f: {$nin: [[1, 2]]}}                | 3 4 5 6 7 8 9 10 11",
        "{f: {$nin: [[1, 2], 1]}}             | 3 5 6 8 9 10 11",
        "{f: {$nin: [[], null]}}              | 1 2 3 4 7 11",
        "{f: {$nin: []}}                      | 1 2 3 4 5 6 7 8 9 10 11",
        "{f: {$not: {$in: [[1, 2]]}}}         | 3 4 5 6 7 8 9 10 11",
        "{f: {$all: [[1, 2]]}}                | 1 2",
        "{f: {$elemMatch: {$in: [[3]]}}}      | 2",
        "{f: {$elemMatch: {$in: [1]}}}        | 1 7",
        "{f: {$elemMatch: {$elemMatch: {$in: [3]}}}} | 2",
        "{f: {$elemMatch: {$not: {$in: [1, 3]}}}} | 1 2 3 6 10 11",
        "{f: {$elemMatch: {$not: {$in: [[3], 1]}, $nin: [2]}}} | 2 3 6 10 11",
        "{f: {$elemMatch: {$not: {$not: {$in: [[3]]}}}}} | 2",
        "{f: [/a/, ['b']]}                    | ``",
        "{f: {$eq: [/a/, [/b/]]}}             | ``",
        "{f: {$in: [[/a/, ['b']]]}}           | ``",
        "{f: {$in: [[/b/]]}}                  | ``",
        "{f: {$in: [[/b/], /a/]}}             | 11",
        "{f: {$nin: [[/b/]]}}                 | 1 2 3 4 5 6 7 8 9 10 11",
        "{f: {$ne: ['a', [/b/]]}}             | 1 2 3 4 5 6 7 8 9 10 11",
        "{f: {$all: [[/b/]]}}                 | ``",
        "{'g.h': [1, 2]}                      | 9",
        "{'g.h': [3]}                         | 9",
        "{'g.h': {$in: [[1, 2]]}}             | 9",
        "{'g.h': {$in: [[3], [4]]}}           | 9 10",
        "{'g.h': {$in: [3]}}                  | ``",
        "{'g.h': {$nin: [[3]]}}               | 1 2 3 4 5 6 7 8 10 11",
        "{'f.0': {$in: [[1, 2]]}}             | 2 3",
        "{'f.0': [1, 2]}                      | 2 3",
        "{f: {$gt: []}}                       | 1 2 3 6 7 10 11",
        "{f: {$gte: []}}                      | 1 2 3 5 6 7 10 11",
        "{f: {$lt: []}}                       | ``",
        "{f: {$lte: []}}                      | 5 6",
        "{f: {$gt: [[]]}}                     | 2 3",
        "{f: {$gte: [[]]}}                    | 2 3 6",
        "{f: {$lt: [[]]}}                     | 1 2 5 6 7 10 11",
        "{f: {$gt: [1]}}                      | 1 2 3 6 11",
        "{f: {$gte: [1]}}                     | 1 2 3 6 7 11",
        "{f: {$lt: [1.0, 2.0]}}               | 5 6 7 10",
        "{f: {$lte: [1, 2]}}                  | 1 2 5 6 7 10",
        "{f: {$gt: [1], $lt: [3]}}            | 1 2 6",
        "{f: {$not: {$gt: []}}}               | 4 5 8 9",
        "{f: {$elemMatch: {$gt: []}}}         | 2 3 11",
        "{f: {$elemMatch: {$gt: [1], $lte: [1, 2]}}} | 2",
        "{'g.h': {$gt: [3]}}                  | 9 10",
        "{'g.h': {$lte: [3]}}                 | 9",
        "{f: {$gt: 1}}                        | 1",
        "{f: {$gt: 0, $lt: 2}}                | 1 4 7",
        "{$or: [{f: {$in: [[3]]}}, {_id: 4}]} | 2 4",
        "{$nor: [{f: {$in: [[3], [1]]}}]}     | 1 3 4 5 6 8 9 10 11",
      })
  void findsWhatMongoDbFinds(String query, String ids) {
    assertThat(
            remote
                .documents("find", "query", Document.parse(query), "sort", new Document("_id", 1))
                .stream()
                .map(one -> String.valueOf(one.get("_id")))
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
    assertThat(
            remote
                .documents(
                    "aggregate",
                    "pipeline",
                    List.of(
                        new Document("$match", Document.parse(query)),
                        Document.parse("{$sort: {_id: 1}}")))
                .stream()
                .map(one -> String.valueOf(one.get("_id")))
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  @Test
  void anUpdateKnowsTheElementThatIsOneOfSeveral() {
    remote.call(
        "insertOne",
        "collection",
        "positions",
        "document",
        Document.parse("{_id: 1, f: [1, 2, 3], l: [{k: 'a'}, {k: 'b'}]}"));

    update("positions", "{f: {$in: [2, 9]}}", "{$set: {'f.$': 20}}", false);
    update(
        "positions", "{l: {$elemMatch: {k: {$in: ['b']}}}}", "{$set: {'l.$.seen': true}}", false);

    assertThat(all("positions"))
        .containsExactly(
            Document.parse("{_id: 1, f: [1, 20, 3], l: [{k: 'a'}, {k: 'b', seen: true}]}"));
  }

  /** Queries for arrays in which an item is a regular expression, that stands for itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{f: [/x/]}              | 1 5",
        "{f: [/x/i]}             | 2",
        "{f: {$in: [[/x/]]}}     | 1 5",
        "{f: {$in: [[/y/], /^x/]}} | 3 4",
        "{f: {$nin: [[/x/]]}}    | 2 3 4",
        "{f: {$ne: [/x/]}}       | 2 3 4",
        "{f: [[/x/]]}            | 5",
        "{f: [{$regularExpression: {pattern: 'y', options: ''}}]} | ``",
      })
  void comparesRegularExpressionsInArrays(String query, String ids) {
    remote.call("deleteMany", "collection", "expressions", "query", new Document());
    remote.call(
        "insertMany",
        "collection",
        "expressions",
        "documents",
        Stream.of(
                "{_id: 1, f: [/x/]}",
                "{_id: 2, f: [/x/i]}",
                "{_id: 3, f: ['xyz']}",
                "{_id: 4, f: 'xyz'}",
                "{_id: 5, f: [[/x/]]}")
            .map(Document::parse)
            .toList());

    assertThat(
            remote
                .documents("find", "collection", "expressions", "query", Document.parse(query))
                .stream()
                .map(one -> String.valueOf(one.get("_id")))
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  @Test
  void anUpsertTakesAnArrayFromItsQuery() {
    update("upserts", "{_id: 2, f: [4, 5], $and: [{g: {$eq: [[6]]}}]}", "{$set: {n: 1}}", true);
    update("upserts", "{_id: 2, f: [4, 5]}", "{$set: {n: 2}}", true);

    assertThat(all("upserts"))
        .containsExactly(Document.parse("{_id: 2, f: [4, 5], g: [[6]], n: 2}"));
  }

  private void update(String collection, String query, String update, boolean isUpsert) {
    remote.call(
        "updateOne",
        "collection",
        collection,
        "query",
        Document.parse(query),
        "update",
        Document.parse(update),
        "upsert",
        isUpsert);
  }

  private List<Document> all(String collection) {
    return remote.documents("find", "collection", collection, "query", new Document());
  }
}
