package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $text} on the embedded server. */
class TextConditionTest {

  private static final Remote REMOTE = Remote.embedded();

  @BeforeAll
  static void fill() {
    REMOTE.insert(
        "{_id: 1, title: 'Apple pie', note: 'crème brûlée'}",
        "{_id: 2, title: 'Banana bread, with apples', tags: ['sweet']}",
        "{_id: 3, title: 'pie of pre-market Banana', other: 'apple'}");
    index(new Document("title", "text").append("note", "text").append("tags", "text"), "items");
  }

  @AfterAll
  static void close() {
    REMOTE.close();
  }

  private static void index(Document keys, String collection) {
    String uri = REMOTE.clusters.connectionString(Remote.APP, Remote.SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      client.getDatabase("todo").getCollection(collection).createIndex(keys);
    }
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

    assertThat(ids(REMOTE.documents("find", "query", query))).isEqualTo(expected);
    assertThat(
            ids(REMOTE.documents("aggregate", "pipeline", List.of(new Document("$match", query)))))
        .isEqualTo(expected);
  }

  @Test
  void needsATextIndex() {
    Document query = Document.parse("{$text: {$search: 'apple'}}");

    assertThat(REMOTE.refusal("find", "query", query, "collection", "others"))
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
    assertThat(REMOTE.refusal("find", "query", Document.parse("{$text: " + text + "}")))
        .hasMessageContaining("\"" + named + "\" has the wrong type");
  }

  private static String ids(List<Document> found) {
    return found.stream()
        .map(one -> String.valueOf(one.get("_id")))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
