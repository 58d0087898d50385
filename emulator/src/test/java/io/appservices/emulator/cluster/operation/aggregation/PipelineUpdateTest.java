package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates by pipelines on the embedded server. */
class PipelineUpdateTest extends ItemsFixture {

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
        remote.document(
            operation,
            "query",
            Document.parse(query),
            "update",
            Document.parse("{v: " + update + "}").getList("v", Document.class));

    assertThat(result).containsEntry("modifiedCount", modified);
    if (found != null) {
      Document expected = Document.parse(found);
      assertThat(remote.document("findOne", "query", new Document("_id", expected.get("_id"))))
          .containsAllEntriesOf(expected);
    }
  }

  @Test
  void anUpdateByPipelineUpsertsAndReturnsItsDocument() {
    List<Document> update =
        List.of(Document.parse("{$set: {n: {$add: [{$ifNull: ['$n', 0]}, 1]}}}"));

    assertThat(
            remote.document(
                "updateOne", "query", new Document("_id", "new"), "update", update, "upsert", true))
        .containsEntry("upsertedId", "new");
    assertThat(
            remote.document(
                "findOneAndUpdate",
                "filter",
                new Document("_id", "new"),
                "update",
                update,
                "returnNewDocument",
                true))
        .isEqualTo(new Document("_id", "new").append("n", 2));
    assertThat(
            remote.refusal(
                "updateOne",
                "query",
                new Document(),
                "update",
                List.of(new Document("$match", new Document()))))
        .hasMessage("$match is not allowed to be used within an update");
  }
}
