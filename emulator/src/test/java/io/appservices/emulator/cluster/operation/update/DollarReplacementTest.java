package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.Remote;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New documents with fields of their own that begin with a dollar, which not all drivers send. */
class DollarReplacementTest {

  private static final String NOT_ALLOWED =
      "The dollar ($) prefixed field '$x' in '$x' is not allowed in the context of an update's"
          + " replacement document. Consider using an aggregation pipeline with $replaceWith.";

  private static Remote remote;
  private static MongoClient client;
  private static MongoDatabase database;
  private static MongoCollection<Document> collection;

  @BeforeAll
  static void start() {
    remote = Remote.embedded();
    client = MongoClients.create(remote.source().connectionString());
    database = client.getDatabase("d");
    collection = database.getCollection("c");
  }

  @AfterAll
  static void close() {
    client.close();
    remote.close();
  }

  @BeforeEach
  void fill() {
    collection.deleteMany(new Document());
    collection.insertOne(json("{_id: 1, n: 1}"));
  }

  private static Document update(String query, String update, boolean upsert) {
    Document statement =
        new Document("q", json(query)).append("u", json(update)).append("upsert", upsert);
    return database.runCommand(new Document("update", "c").append("updates", List.of(statement)));
  }

  private static Document findAndModify(String query, String update) {
    return database.runCommand(
        new Document("findAndModify", "c")
            .append("query", json(query))
            .append("update", json(update))
            .append("upsert", true)
            .append("new", true));
  }

  private static Document error(Document answer) {
    return answer.getList("writeErrors", Document.class).get(0);
  }

  @Test
  void anUpsertInsertsThem() {
    Document answer = update("{_id: 2}", "{a: 1, $x: 2, b: {$y: 3}}", true);

    assertThat(answer).containsEntry("n", 1).doesNotContainKey("writeErrors");
    assertThat(collection.find(json("{_id: 2}")))
        .containsExactly(json("{_id: 2, a: 1, $x: 2, b: {$y: 3}}"));
  }

  @Test
  void findAndModifyInsertsThem() {
    assertThat(findAndModify("{_id: 2}", "{a: 1, $x: 2}"))
        .containsEntry("value", json("{_id: 2, a: 1, $x: 2}"));
  }

  @Test
  void replacesNothingByThem() {
    assertThat(error(update("{_id: 1}", "{a: 1, $x: 2}", true)))
        .containsEntry("code", 52)
        .containsEntry("errmsg", NOT_ALLOWED);
    assertThat(
            catchThrowableOfType(
                MongoCommandException.class, () -> findAndModify("{_id: 1}", "{a: 1, $x: 2}")))
        .hasMessageContaining(NOT_ALLOWED)
        .returns(52, MongoCommandException::getErrorCode);
    assertThat(collection.find()).containsExactly(json("{_id: 1, n: 1}"));
  }

  @Test
  void passesThemWhereThereIsNothingToReplace() {
    assertThat(update("{_id: 2}", "{a: 1, $x: 2}", false)).containsEntry("n", 0);
    assertThat(collection.countDocuments()).isEqualTo(1);
  }

  @Test
  void leavesADocumentThatHasThemAsItIs() {
    update("{_id: 2}", "{a: 1, $x: 2}", true);

    assertThat(update("{_id: 2}", "{a: 1, $x: 2}", false))
        .containsEntry("n", 1)
        .containsEntry("nModified", 0)
        .doesNotContainKey("writeErrors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, $ref: 'c', $id: 5}            | ``",
        "{a: 1, $ref: 'c', $id: 5, $db: 'd'}  | ``",
        "{a: 1, $ref: 1, $id: 5}     | The DBRef $ref field must be a String, not a int",
        "{a: 1, $ref: 'c'}           | The DBRef $ref field must be followed by a $id field",
        "{a: 1, $id: 5}              | Found $id field without a $ref before it, which is invalid.",
        "{a: 1, $db: 'd'}            | Found $db field without a $id before it, which is invalid.",
      })
  void replacesByAReference(String replacement, String refusal) {
    Document answer = update("{_id: 1}", replacement, false);

    if (refusal.isEmpty()) {
      assertThat(answer).containsEntry("nModified", 1);
      assertThat(collection.find().first()).containsAllEntriesOf(json(replacement));
    } else {
      assertThat(error(answer)).containsEntry("code", 55).containsEntry("errmsg", refusal);
    }
  }

  @Test
  void takesADollarInFrontForAnOperator() {
    assertThat(
            catchThrowableOfType(
                MongoCommandException.class, () -> findAndModify("{_id: 2}", "{$x: 2, a: 1}")))
        .returns(9, MongoCommandException::getErrorCode);
  }
}
