package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedOperationsTest {

  @AutoClose private static final Remote remote = Remote.embedded();

  @BeforeEach
  void empty() {
    remote.call("deleteMany", "query", new Document());
  }

  @Test
  void refusesAnUnknownOperation() {
    assertRefused(remote.refusal("mapReduce"), ErrorCode.SERVICE_COMMAND_NOT_FOUND, "'mapReduce'");
  }

  @Test
  void refusesWrongArguments() {
    assertInvalid("'database' must be a non-empty string", "find", "database", 1);
    assertInvalid("'database' is required", "find", "database", null);
    assertInvalid("'collection' must be a non-empty string", "find", "collection", "");
    assertInvalid("'query' must be a document", "find", "query", "x");
    assertInvalid("'limit' must be a number", "find", "limit", "x");
    assertInvalid("'document' is required", "insertOne");
    assertInvalid("'documents' must be an array of documents", "insertMany", "documents", 1);
    assertInvalid("'documents' must be a document", "insertMany", "documents", List.of(1));
    assertInvalid("'pipeline' is required", "aggregate");
    assertInvalid("'query' is required", "deleteMany");
    assertInvalid("'update' is required", "updateOne", "query", new Document());
    assertInvalid(
        "'upsert' must be a boolean",
        "updateOne",
        "query",
        new Document(),
        "update",
        new Document(),
        "upsert",
        1);
  }

  @Test
  void refusesNamesThatMongoDbCannotHave() {
    assertThat(remote.refusal("find", "database", "a b").code())
        .contains(ErrorCode.INVALID_PARAMETER);
    assertThat(remote.refusal("find", "database", "a\0b").kind()).isEqualTo(Kind.INVALID);
    assertThat(remote.refusal("insertOne", "document", new Document("a\0b", 1)).kind())
        .isEqualTo(Kind.INVALID);
  }

  @Test
  void refusesToInsertNothing() {
    assertInvalid("must provide at least one element", "insertMany", "documents", List.of());
  }

  @Test
  void refusesOperatorsInAReplacement() {
    assertInvalid(
        "the replace operation document must not contain atomic operators",
        "findOneAndReplace",
        "filter",
        new Document(),
        "update",
        json("{$who: 1}"));
  }

  @Test
  void keepsWhatWasInsertedBeforeADuplicate() {
    assertMongo(
        "Duplicate key error",
        "insertMany",
        "documents",
        List.of(json("{_id: 1}"), json("{_id: 1}"), json("{_id: 2}")));
    assertMongo("Duplicate key error", "insertOne", "document", json("{_id: 1}"));
    assertThat(remote.all()).containsExactly(json("{_id: 1}"));
  }

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

  @Test
  void refusesStagesThatAreNoStages() {
    assertMongo("must be an object", "aggregate", "pipeline", List.of(json("{$group: 1}")));
    assertMongo("non-empty string", "aggregate", "pipeline", List.of(json("{$count: 1}")));
    assertMongo("positive number", "aggregate", "pipeline", List.of(json("{$limit: 0}")));
    assertMongo("non-negative number", "aggregate", "pipeline", List.of(json("{$skip: -1}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$set: {'l.2147483647': 1}}",
        "{$set: {'l.0.m.99999999': 1}}",
        "{$push: {'l.$[].m.5000000': 1}}",
        "{$inc: {'l.9999999999': 1}}"
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

  @Test
  void refusesToChangeAnId() {
    remote.insert("{_id: 1}");

    assertMongo("_id", "updateOne", "query", json("{_id: 1}"), "update", json("{_id: 2, a: 1}"));
    assertMongo(
        "_id", "findOneAndUpdate", "filter", json("{}"), "update", json("{$set: {_id: 2}}"));
  }

  @Test
  void refusesWhatTheEmbeddedServerCannotDo() {
    remote.insert("{_id: 1}");

    assertThat(remote.refusal("find", "query", json("{$text: {$search: 'x'}}")).code())
        .contains(ErrorCode.MONGODB_ERROR);
    assertThat(remote.call("count")).isEqualTo(1L);
  }

  private static void assertInvalid(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.INVALID_PARAMETER, text);
  }

  private static void assertMongo(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.MONGODB_ERROR, text);
  }

  private static void assertRefused(AppServicesException refusal, ErrorCode code, String text) {
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.code()).contains(code);
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
  }
}
