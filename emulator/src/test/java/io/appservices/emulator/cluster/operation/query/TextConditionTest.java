package io.appservices.emulator.cluster.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $text} on the embedded server. */
class TextConditionTest extends RemoteFixture {

  TextConditionTest() {
    super(
        "{_id: 1, title: 'Apple pie', note: 'crème brûlée'}",
        "{_id: 2, title: 'Banana bread, with apples', tags: ['sweet']}",
        "{_id: 3, title: 'pie of pre-market Banana', other: 'apple'}");
  }

  @BeforeAll
  void index() {
    remote.index("items", "{title: 'text', note: 'text', tags: 'text'}");
  }

  /** The score of a word is 0.5, and half its share in the text, each time half as much more. */
  @Test
  void documentsHaveAScore() {
    Document query = Document.parse("{$text: {$search: 'banana'}}");
    Document score = Document.parse("{score: {$meta: 'textScore'}}");

    List<Document> found =
        remote.documents(
            "find", "query", query, "project", new Document(score).append("_id", 1), "sort", score);
    List<Document> added = remote.documents("find", "query", query, "project", score);

    assertThat(found)
        .containsExactly(
            Document.parse("{_id: 2, score: 0.625}"), Document.parse("{_id: 3, score: 0.6}"));
    assertThat(added).extracting(one -> one.get("title")).doesNotContainNull().hasSize(2);
  }

  @Test
  void aScoreStandsBesideFieldsThatAreLeftOut() {
    Document project = Document.parse("{title: 0, other: 0, score: {$meta: 'textScore'}}");
    Document query = Document.parse("{$text: {$search: 'banana'}, _id: 3}");

    assertThat(remote.documents("find", "query", query, "project", project))
        .containsExactly(Document.parse("{_id: 3, score: 0.6}"));
  }

  @Test
  void pipelinesSortByScoreAndUseIt() {
    List<Document> found =
        remote.documents(
            "aggregate",
            "pipeline",
            List.of(
                Document.parse("{$match: {$text: {$search: 'banana pie'}}}"),
                Document.parse("{$sort: {score: {$meta: 'textScore'}}}"),
                Document.parse("{$addFields: {twice: {$multiply: [2, {$meta: 'textScore'}]}}}"),
                Document.parse("{$limit: 1}")));

    assertThat(found.get(0)).containsEntry("_id", 3).containsEntry("twice", 2.4);
    assertThat(found.get(0)).containsOnlyKeys("_id", "title", "other", "twice");
  }

  @Test
  void aScoreWithoutATextIsRefused() {
    assertThat(
            remote.refusal(
                "aggregate",
                "pipeline",
                List.of(Document.parse("{$project: {score: {$meta: 'textScore'}}}"))))
        .hasMessage("query requires text score metadata, but it is not available");
    assertThat(
            remote.refusal(
                "find",
                "query",
                new Document(),
                "sort",
                Document.parse("{s: {$meta: 'textScore'}}")))
        .hasMessage("query requires text score metadata, but it is not available");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$search: 'apple'}                            | 1",
        "{$search: 'APPLE bread'}                      | 1, 2",
        "{$search: 'apple', $caseSensitive: true}      | ``",
        "{$search: 'Apple', $caseSensitive: true}      | 1",
        "{$search: 'creme'}                            | 1",
        "{$search: 'creme', $diacriticSensitive: true} | ``",
        "{$search: 'pie -apple'}                       | 3",
        "{$search: '\"apple pie\"'}                    | 1",
        "{$search: '\"pie of\" bread'}                 | 3",
        "{$search: 'banana -\"pie of\"'}               | 2",
        "{$search: 'pre-market'}                       | 3",
        "{$search: '-pie'}                             | ``",
        "{$search: 'sweet'}                            | 2",
        "{$search: ''}                                 | ``",
      })
  void findsByWords(String text, String expected) {
    Document query = Document.parse("{$text: " + text + "}");

    assertThat(ids(remote.documents("find", "query", query))).isEqualTo(expected);
    assertThat(
            ids(remote.documents("aggregate", "pipeline", List.of(new Document("$match", query)))))
        .isEqualTo(expected);
  }

  @Test
  void needsATextIndex() {
    Document query = Document.parse("{$text: {$search: 'apple'}}");

    assertThat(remote.refusal("find", "query", query, "collection", "others"))
        .hasMessageContaining("text index required for $text query");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$search: 5}                            | $search",
        "{$search: 'a', $caseSensitive: 1}       | $caseSensitive",
        "'apple'                                 | $text"
      })
  void refusesOperandsThatItDoesNotTake(String text, String named) {
    assertThat(remote.refusal("find", "query", Document.parse("{$text: " + text + "}")))
        .hasMessageContaining("\"" + named + "\" has the wrong type");
  }

  private static String ids(List<Document> found) {
    return found.stream()
        .map(one -> String.valueOf(one.get("_id")))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
