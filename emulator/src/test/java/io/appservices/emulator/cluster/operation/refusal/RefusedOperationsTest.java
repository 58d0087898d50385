package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RefusedOperationsTest extends RefusalFixture {

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

  @Test
  void refusesStagesThatAreNoStages() {
    assertMongo("specified in an object", "aggregate", "pipeline", List.of(json("{$group: 1}")));
    assertMongo("non-empty string", "aggregate", "pipeline", List.of(json("{$count: 1}")));
    assertMongo(
        "the limit must be positive", "aggregate", "pipeline", List.of(json("{$limit: 0}")));
    assertMongo("non-negative number", "aggregate", "pipeline", List.of(json("{$skip: -1}")));
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

  private void assertInvalid(String text, String operation, Object... arguments) {
    assertRefused(remote.refusal(operation, arguments), ErrorCode.INVALID_PARAMETER, text);
  }
}
