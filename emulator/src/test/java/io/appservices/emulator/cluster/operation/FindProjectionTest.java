package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The projections of {@code find} and {@code findOneAnd...} on the embedded server. */
class FindProjectionTest extends RemoteFixture {

  private static final String STORED =
      "{_id: 1, a: 2, b: 3, o: {x: 1, y: '$z'}, l: [{k: 1, v: 5}, {k: 2, v: 6}, 7], n: [4, 8, 9]}";

  @Test
  void keepsNullBesideAPathThatIsLeftOut() {
    remote.insert("{_id: 1, o: null, l: [null, 5, {k: 1, v: 2}]}");

    assertThat(remote.documents("find", "project", json("{'o.x': 0, 'l.k': 0}")))
        .containsExactly(json("{_id: 1, o: null, l: [null, 5, {v: 2}]}"));
    assertThat(remote.documents("find", "project", json("{'o.x': 1, 'l.k': 1}")))
        .containsExactly(json("{_id: 1, l: [{k: 1}]}"));
  }

  @Test
  void findsTheElementThatIsAnArray() {
    remote.insert("{_id: 1, g: [[1, 2], 3, [3, 4]]}");

    assertThat(remote.documents("find", "project", json("{g: {$elemMatch: {$in: [[3, 4]]}}}")))
        .containsExactly(json("{_id: 1, g: [[3, 4]]}"));
    assertThat(remote.documents("find", "project", json("{g: {$elemMatch: {$gte: 3}}}")))
        .containsExactly(json("{_id: 1, g: [3]}"));
    assertThat(
            remote.documents("find", "project", json("{g: {$elemMatch: {$elemMatch: {$gte: 3}}}}")))
        .containsExactly(json("{_id: 1, g: [[3, 4]]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{total: {$add: ['$a', '$b']}}        | {_id: 1, total: 5}",
        "{_id: 0, total: {$add: ['$a', '$b']}} | {total: 5}",
        "{x: '$o.x', a: 1}                    | {_id: 1, a: 2, x: 1}",
        "{lit: {$literal: 1}, text: 'plain'}  | {_id: 1, lit: 1, text: 'plain'}",
        "{all: ['$a', '$none']}               | {_id: 1, all: [2, null]}",
        "{o: {x: 1, sum: {$sum: '$n'}}}       | {_id: 1, o: {x: 1, sum: 21}}",
        "{'o.x': 1, 'p.q': '$a'}              | {_id: 1, o: {x: 1}, p: {q: 2}}",
        "{copy: '$$ROOT.o'}                   | {_id: 1, copy: {x: 1, y: '$z'}}",
        "{gone: '$$REMOVE', a: true}          | {_id: 1, a: 2}",
        "{a: '$b'}                            | {_id: 1, a: 3}",
        "{a: 0, l: 0, n: 0, 'o.y': 0}         | {_id: 1, b: 3, o: {x: 1}}",
        "{_id: 0, a: 1}                       | {a: 2}",
        "{_id: 1}                             | {_id: 1}",
        "{'l.k': 1}                           | {_id: 1, l: [{k: 1}, {k: 2}]}",
        "{'l.k': 0, n: 0, o: 0, a: 0, b: 0}   | {_id: 1, l: [{v: 5}, {v: 6}, 7]}",
        "{n: {$slice: 1}, l: 0, o: 0}         | {_id: 1, a: 2, b: 3, n: [4]}",
        "{n: {$slice: -2}, a: 1}              | {_id: 1, a: 2, n: [8, 9]}",
        "{n: {$slice: [1, 1]}, a: 1}          | {_id: 1, a: 2, n: [8]}",
        "{n: {$slice: [1, {$numberLong: '9223372036854775807'}]}, a: 1} | {_id: 1, a: 2, n: [8,"
            + " 9]}",
        "{n: {$slice: {$numberLong: '-9223372036854775808'}}, a: 1} | {_id: 1, a: 2, n: [4, 8, 9]}",
        "{n: {$slice: ['$n', 2]}}             | {_id: 1, n: [4, 8]}",
        "{l: {$elemMatch: {k: 2}}}            | {_id: 1, l: [{k: 2, v: 6}]}",
        "{n: {$elemMatch: {$gt: 4}}, a: 1}    | {_id: 1, a: 2, n: [8]}",
        "{n: {$elemMatch: {$gt: 40}}}         | {_id: 1}",
        "{big: {$filter: {input: '$n', cond: {$gte: ['$$this', 8]}}}} | {_id: 1, big: [8, 9]}",
        "{a: 1, isFine: {$cond: [{$eq: ['$a', 2]}, 'yes', 'no']}} | {_id: 1, a: 2, isFine: 'yes'}",
      })
  void givesTheFieldsAndValuesThatAreAskedFor(String projection, String expected) {
    remote.insert(STORED);
    Document fields = json(projection);

    assertThat(remote.documents("find", "project", fields)).containsExactly(json(expected));
    assertThat(remote.document("findOne", "project", fields)).isEqualTo(json(expected));
    for (String operation : List.of("findOneAndUpdate", "findOneAndReplace")) {
      Object update = operation.endsWith("Replace") ? json(STORED) : json("{$set: {a: 2}}");
      assertThat(
              remote.document(
                  operation, "filter", json("{_id: 1}"), "update", update, "projection", fields))
          .as(operation)
          .isEqualTo(json(expected));
    }
    assertThat(
            remote.document("findOneAndDelete", "filter", json("{_id: 1}"), "projection", fields))
        .isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, b: 0}             | Cannot do exclusion on field b in inclusion projection",
        "{a: 0, b: 1}             | Cannot do inclusion on field b in exclusion projection",
        "{o: {x: 1, y: 0}}        | Cannot do exclusion on field o.y in inclusion projection",
        "{a: 0, t: {$add: [1, 2]}} | Cannot use expression other than $meta in exclusion"
            + " projection",
        "{o: 1, 'o.x': 1}         | Path collision at o.x remaining portion x",
        "{'o.x': 1, o: 1}         | Path collision at o",
        "{o: {}}                  | An empty sub-projection is not a valid value",
        "{a: {$nope: 1}}          | Unknown expression $nope",
        "{n: {$slice: 'x'}}       | Invalid $slice syntax",
        "{n: {$elemMatch: 1}}     | elemMatch: Invalid argument, object required, but got int",
        "{'o.n': {$elemMatch: {}}} | Cannot use $elemMatch projection on a nested field.",
        "{'l.$': 1, 'n.$': 1}     | Cannot specify more than one positional projection per query.",
        "{'l.$.k': 1}             | Positional projection may only be used at the end",
        "{'n.$': 1}               | positional operator '.$' couldn't find a matching element",
        "{'a.': 1}                | FieldPath must not end with a '.'.",
      })
  void refusesWhatMongoDbRefuses(String projection, String text) {
    remote.insert(STORED);

    assertThat(remote.refusal("find", "project", json(projection))).hasMessageContaining(text);
  }

  @Test
  void givesTheElementThatTheQueryMet() {
    remote.insert(STORED);

    assertThat(remote.documents("find", "query", json("{'l.k': 2}"), "project", json("{'l.$': 1}")))
        .containsExactly(json("{_id: 1, l: [{k: 2, v: 6}]}"));
    assertThat(
            remote.document(
                "findOneAndUpdate",
                "filter",
                json("{n: {$gt: 4}}"),
                "update",
                json("{$set: {a: 9}}"),
                "projection",
                json("{'n.$': 1}")))
        .isEqualTo(json("{_id: 1, n: [8]}"));
    assertThat(
            remote.refusal(
                "findOneAndUpdate",
                "filter",
                json("{n: {$gt: 4}}"),
                "update",
                json("{$set: {a: 1}}"),
                "returnNewDocument",
                true,
                "projection",
                json("{'n.$': 1}")))
        .hasMessageContaining("Cannot use a positional projection and return the new document");
    assertThat(remote.all().get(0)).containsEntry("a", 9);
  }
}
