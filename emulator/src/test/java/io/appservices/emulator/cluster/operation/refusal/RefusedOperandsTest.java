package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operands that operators do not take. */
class RefusedOperandsTest extends RefusalFixture {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesUnknownOperators(boolean withDocuments) {
    if (withDocuments) {
      remote.insert("{_id: 1}");
    }
    Document who = json("{$who: 1}");
    String query = "unknown top level operator: $who.";
    assertMongo(query, "find", "query", who);
    assertMongo(query, "findOne", "query", who);
    assertMongo(query, "count", "query", who);
    assertMongo(query, "deleteOne", "query", who);
    assertMongo(query, "deleteMany", "query", json("{$or: [{$who: 1}]}"));
    assertMongo(query, "updateOne", "query", who, "update", new Document());
    assertMongo(query, "findOneAndDelete", "filter", who);

    String update = "Unknown modifier: $who";
    assertMongo(update, "updateOne", "query", new Document(), "update", who);
    assertMongo(update, "updateMany", "query", new Document(), "update", json("{$who: {a: 1}}"));
    assertMongo(update, "findOneAndUpdate", "filter", new Document(), "update", who);
    assertMongo(
        "Unknown modifier: n",
        "updateOne",
        "query",
        new Document(),
        "update",
        json("{$set: {a: 1}, n: 1}"));
    assertMongo(
        "Modifiers operate on fields",
        "updateOne",
        "query",
        new Document(),
        "update",
        json("{$set: 1}"));
    assertMongo(
        "not {\"$set\": {\"$binary\": {\"base64\": \"AA==\", \"subType\": \"00\"}}}",
        "updateOne",
        "query",
        new Document(),
        "update",
        json("{$set: {$binary: {base64: 'AA==', subType: '00'}}}"));
    assertMongo("Unrecognized pipeline stage name: '$who'", "aggregate", "pipeline", List.of(who));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {n: {$mod: [0, 0]}}          | divisor cannot be 0
          {n: {$mod: [0.5, 0]}}        | divisor cannot be 0
          {n: {$not: {$mod: [0, 1]}}}  | divisor cannot be 0
          {$or: [{n: {$mod: [0, 1]}}]} | divisor cannot be 0
          {l: {$elemMatch: {$mod: [0, 1]}}} | divisor cannot be 0
          {n: {$mod: 2}}               | malformed mod, needs to be an array
          {n: {$mod: [2]}}             | malformed mod, not enough elements
          {n: {$mod: [2, 0, 1]}}       | malformed mod, too many elements
          {n: {$mod: ['2', 0]}}        | malformed mod, divisor not a number
          {n: {$mod: [2, '0']}}        | malformed mod, remainder not a number
          {n: {$in: 1}}                | $in needs an array
          {n: {$nin: {}}}              | $nin needs an array
          {n: {$in: [{$gt: 1}]}}       | cannot nest $ under $in
          {n: {$all: 1}}               | $all needs an array
          {n: {$not: 1}}               | $not needs a regex or a document
          {n: {$not: {}}}              | $not cannot be empty
          {n: {$ne: /x/}}              | Can't have regex as arg to $ne
          {n: {$not: {$ne: /x/}}}      | Can't have regex as arg to $ne
          {l: {$elemMatch: {$ne: /x/}}} | Can't have regex as arg to $ne
          {l: {$size: -1}}             | Failed to parse $size. Expected a non-negative number in: $size: -1
          {l: {$size: 1.5}}            | Failed to parse $size. Expected an integer: $size: 1.5
          {l: {$not: {$size: 'a'}}}    | Failed to parse $size. Expected a number in: $size: "a"
          {n: {$gte: /x/}}             | Can't have RegEx as arg to predicate over field 'n'.
          """)
  void refusesOperandsThatAnOperatorOfAQueryDoesNotTake(String query, String text) {
    remote.insert("{_id: 1, n: 7, l: [7]}");
    assertMongo(text, "find", "query", json(query));
    assertMongo(text, "count", "query", json(query));
    assertMongo(text, "deleteMany", "query", json(query));
    assertMongo(text, "updateMany", "query", json(query), "update", json("{$set: {a: 1}}"));
    assertMongo(text, "findOneAndDelete", "filter", json(query));
    assertMongo(text, "aggregate", "pipeline", List.of(new Document("$match", json(query))));
    assertThat(remote.all()).containsExactly(json("{_id: 1, n: 7, l: [7]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$push: {l: {$each: 1}}}     | The argument to $each in $push must be an array
          {$addToSet: {l: {$each: 1}}} | The argument to $each in $addToSet must be an array
          {$currentDate: {n: {}}}      | required to be 'date' or 'timestamp'
          {$pull: {l: {$mod: [0, 0]}}} | divisor cannot be 0
          {$set: {'': 1}}              | An empty update path is not valid
          """)
  void refusesOperandsThatAnOperatorOfAnUpdateDoesNotTake(String update, String text) {
    remote.insert("{_id: 1, n: 7, l: [7]}");
    assertMongo(text, "updateOne", "query", json("{}"), "update", json(update));
    assertMongo(text, "findOneAndUpdate", "filter", json("{}"), "update", json(update));
  }

  @Test
  void addsAnEmptyDocumentToASet() {
    remote.insert("{_id: 1, l: [7]}");
    Document update = json("{$addToSet: {l: {}}}");
    remote.call("updateOne", "query", json("{}"), "update", update);
    remote.call("updateOne", "query", json("{}"), "update", update);
    assertThat(remote.all()).containsExactly(json("{_id: 1, l: [7, {}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$set: {'l.2147483647': 1}}",
        "{$set: {'l.0.m.99999999': 1}}",
        "{$push: {'l.$[].m.5000000': 1}}",
        "{$inc: {'l.9999999999': 1}}",
        "{$set: {'l.$[].m.5000000': 1}}",
        "{$max: {'l.0.m.5000000': 1}}",
        "{$set: {'l.800000': 1, 'l.0.m.800000': 2}}"
      })
  void refusesToFillAnArrayUpToAnElementFarBeyondItsEnd(String update) {
    Document stored = json("{_id: 1, l: [{m: [1]}]}");
    remote.insert(stored.toJson());
    String refused = "can't backfill more than 1500000 elements";

    assertMongo(refused, "updateOne", "query", json("{}"), "update", json(update));
    assertMongo(refused, "updateMany", "query", json("{_id: 1}"), "update", json(update));
    assertMongo(refused, "findOneAndUpdate", "filter", json("{}"), "update", json(update));
    assertThat(remote.all()).containsExactly(stored);
  }

  @Test
  void takesLargeNumbersAsNamesOfFieldsAndRemovesElementsThatAreNotThere() {
    remote.insert("{_id: 1, l: [1], scores: {}}");

    remote.call(
        "updateOne",
        "query",
        json("{}"),
        "update",
        json("{$set: {'scores.2147483647': 1}, $unset: {'l.2147483647': 1}}"));

    assertThat(remote.all()).containsExactly(json("{_id: 1, l: [1], scores: {'2147483647': 1}}"));
  }
}
