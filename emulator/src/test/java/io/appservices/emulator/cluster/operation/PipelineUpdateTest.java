package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates by pipelines on the embedded server. */
class PipelineUpdateTest {

  private static final Remote REMOTE = Remote.embedded();

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  @BeforeEach
  void fill() {
    REMOTE.call("deleteMany", "query", new Document());
    REMOTE.insert(
        "{_id: 1, g: 'x', n: 3, text: ' Apple pie ', tags: ['b', 'a'], d: {$date:"
            + " '2024-02-29T13:14:15.016Z'}, at: [0, 0]}",
        "{_id: 2, g: 'x', n: 1, text: 'banana', tags: ['c'], d: {$date:"
            + " '2023-12-31T23:59:59.999Z'}, at: [0, 3]}",
        "{_id: 3, g: 'y', n: 2, text: 'apple', tags: [], at: [0, 1]}");
  }

  private static List<Document> run(String... stages) {
    return REMOTE.documents(
        "aggregate", "pipeline", List.of(stages).stream().map(Document::parse).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "updateOne  | {_id: 1} | [{$set: {n: {$add: ['$n', 1]}, g: '$text'}}] | 1 | {_id: 1, n: 4}",
        "updateMany | {g: 'x'} | [{$addFields: {n: {$switch: {branches:"
            + " [{case: false, then: 1}], default: 9}}}},"
            + " {$unset: 'tags'}] | 2 | {_id: 2, n: 9}",
        "updateOne  | {_id: 3} | [{$replaceWith: {_id: 3, n: 7}}]  | 1 | {_id: 3, n: 7}",
        "updateOne  | {_id: 9} | [{$set: {n: 1}}]                  | 0 | ",
      })
  void anUpdateCanBeAPipeline(
      String operation, String query, String update, int modified, String found) {
    Document result =
        REMOTE.document(
            operation,
            "query",
            Document.parse(query),
            "update",
            Document.parse("{v: " + update + "}").getList("v", Document.class));

    assertThat(result).containsEntry("modifiedCount", modified);
    if (found != null) {
      Document expected = Document.parse(found);
      assertThat(REMOTE.document("findOne", "query", new Document("_id", expected.get("_id"))))
          .containsAllEntriesOf(expected);
    }
  }

  @Test
  void anUpdateByPipelineUpsertsAndReturnsItsDocument() {
    List<Document> update =
        List.of(Document.parse("{$set: {n: {$add: [{$ifNull: ['$n', 0]}, 1]}}}"));

    assertThat(
            REMOTE.document(
                "updateOne", "query", new Document("_id", "new"), "update", update, "upsert", true))
        .containsEntry("upsertedId", "new");
    assertThat(
            REMOTE.document(
                "findOneAndUpdate",
                "filter",
                new Document("_id", "new"),
                "update",
                update,
                "returnNewDocument",
                true))
        .isEqualTo(new Document("_id", "new").append("n", 2));
    assertThat(
            REMOTE.refusal(
                "updateOne",
                "query",
                new Document(),
                "update",
                List.of(new Document("$match", new Document()))))
        .hasMessage("$match is not allowed to be used within an update");
  }
}
