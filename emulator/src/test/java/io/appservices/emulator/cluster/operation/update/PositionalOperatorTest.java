package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The element that {@code $} stands for, in updates and projections of the embedded server. */
class PositionalOperatorTest extends RemoteFixture {

  private static final String STORED =
      "{_id: 1, s: 'x', n: [70, 85, 95], g: [{k: 1, v: 80}, {k: 2, v: 85}, {k: 2, v: 90, o: {x:"
          + " 4}}], a: [[1], 1, [[1]]], b: [[1, 2], [3, 4]], t: ['x', 'y', 'z']}";

  /** A query, a path, and the place of the element that it changes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{n: 85}                                              | n | 1",
        "{n: {$gte: 80, $lte: 90}}                            | n | 1",
        "{n: {$elemMatch: {$gte: 80, $lt: 90}}}               | n | 1",
        "{n: {$in: [95], $exists: true}}                      | n | 2",
        "{$or: [{s: 'x'}, {s: 'y'}], n: 95}                   | n | 2",
        "{$or: [{n: 1}, {n: 85}]}                             | n | 1",
        "{$and: [{s: 'x'}, {n: {$gt: 90}}]}                   | n | 2",
        "{s: {$in: ['x']}, n: 85}                             | n | 1",
        "{'g.v': {$gt: 84}}                                   | g | 1",
        "{'g.o.x': 4}                                         | g | 2",
        "{g: {k: 2, v: 85}}                                   | g | 1",
        "{g: {$elemMatch: {k: 2}}}                            | g | 1",
        "{g: {$elemMatch: {k: 2, v: {$gt: 85, $lte: 90}}}}    | g | 2",
        "{g: {$elemMatch: {k: 2, 'o.x': {$exists: true}}}}    | g | 2",
        "{g: {$elemMatch: {$or: [{v: 85}, {v: 90}]}}}         | g | 1",
        "{g: {$elemMatch: {k: {$not: {$bitsAllSet: 1}}}}}     | g | 1",
        "{n: {$bitsAllSet: 80}}                               | n | 1",
        "{n: {$not: {$size: 2}, $elemMatch: {$gt: 80}}}       | n | 1",
        "{a: 1}                                               | a | 1",
        "{a: {$in: [1]}}                                      | a | 1",
        "{a: {$gte: 1}}                                       | a | 1",
        "{a: [1]}                                             | a | 0",
        "{a: [[1]]}                                           | a | 2",
        "{t: /^y/}                                            | t | 1",
        "{t: {$regex: '^Y', $options: 'i'}}                   | t | 1",
        "{b: [3, 4]}                                          | b | 1",
        "{b: {$elemMatch: {$in: [[3, 4]]}}}                   | b | 1",
        "{b: {$elemMatch: {$eq: [3, 4]}}}                     | b | 1",
        "{b: {$elemMatch: {$elemMatch: {$in: [3]}}}}          | b | 1",
        "{b: {$elemMatch: {$elemMatch: {$gt: 2}}}}            | b | 1",
        "{b: {$size: 2, $elemMatch: {$in: [[3, 4]]}}}         | b | 1",
        "{t: {$size: 3, $in: ['y']}}                          | t | 1",
        "{t: {$all: ['y']}}                                   | t | 1",
        "{t: {$all: ['y', 'z']}}                              | t | 1",
        "{t: {$all: ['z'], $size: 3}}                         | t | 2",
        "{t: {$all: [/^z/]}}                                  | t | 2",
        "{'g.v': {$all: [85, 90]}}                            | g | 1",
        "{b: {$all: [[3, 4]]}}                                | b | 1",
        "{g: {$all: [{$elemMatch: {v: 85}}]}}                 | g | 1",
        "{t: {$nin: ['w'], $gt: 'x'}}                         | t | 1",
      })
  void isTheFirstThatTheQueryMet(String query, String path, int place) {
    remote.insert(STORED);

    Document projected =
        remote
            .documents("find", "query", json(query), "project", json("{'" + path + ".$': 1}"))
            .get(0);
    remote.call(
        "updateOne", "query", json(query), "update", json("{$set: {'" + path + ".$': 'met'}}"));

    Document stored = json(STORED);
    assertThat(projected.getList(path, Object.class))
        .containsExactly(stored.getList(path, Object.class).get(place));
    stored.getList(path, Object.class).set(place, "met");
    assertThat(remote.all()).containsExactly(stored);
  }
}
