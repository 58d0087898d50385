package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $meta}: the score of a text is there, of all else it is told that it is not. */
class MetaTest extends RemoteFixture {

  private static final Document QUERY = json("{$text: {$search: 'red car'}}");

  @BeforeEach
  void fill() {
    remote.insert("{_id: 1, t: 'red car', n: 1}");
    remote.index("items", "{t: 'text'}");
  }

  private Object change(String operation, Document query, String projection) {
    return remote.call(
        operation,
        "filter",
        query,
        operation.endsWith("Replace") ? "replacement" : "update",
        operation.endsWith("Replace") ? json("{t: 'red car', n: 2}") : json("{$inc: {n: 1}}"),
        "projection",
        json(projection));
  }

  @ParameterizedTest
  @ValueSource(strings = {"findOneAndUpdate", "findOneAndReplace", "findOneAndDelete"})
  void tellsTheScoreOfWhatIsChanged(String operation) {
    Document found =
        remote
            .documents("find", "query", QUERY, "project", json("{s: {$meta: 'textScore'}}"))
            .get(0);

    Object changed = change(operation, QUERY, "{n: 1, s: {$meta: 'textScore'}}");

    assertThat(changed)
        .isEqualTo(new Document("_id", 1).append("n", 1).append("s", found.getDouble("s")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'indexKey' | does not have {$meta: 'indexKey'}: it is not emulated",
        "'recordId' | does not have {$meta: 'recordId'}: it is not emulated",
        "'sortKey'  | does not have {$meta: 'sortKey'}: it is not emulated",
        "'randVal'  | does not have {$meta: 'randVal'}: it is not emulated",
        "'nope'     | Unsupported argument to $meta: nope",
        "1          | $meta only supports string arguments",
      })
  void refusesAllElse(String name, String text) {
    String projection = "{n: 1, s: {$meta: " + name + "}}";
    Document stage = json("{$addFields: {s: {$meta: " + name + "}}}");

    assertThat(remote.refusal("find", "query", QUERY, "project", json(projection)))
        .hasMessageContaining(text);
    assertThat(
            remote.refusal("aggregate", "pipeline", List.of(new Document("$match", QUERY), stage)))
        .hasMessageContaining(text);
    assertThat(
            remote.refusal(
                "findOneAndUpdate",
                "filter",
                QUERY,
                "update",
                json("{$inc: {n: 1}}"),
                "projection",
                json(projection)))
        .hasMessageContaining(text);
    assertThat(remote.refusal("find", "sort", json("{s: {$meta: " + name + "}}")))
        .hasMessageContaining("Illegal $meta sort: $meta: ");
    assertThat(remote.all().get(0)).containsEntry("n", 1);
  }

  @Test
  void changesNothingWhereThereIsNoScore() {
    Document update = json("{$inc: {n: 1}}");
    Document score = json("{s: {$meta: 'textScore'}}");

    assertThat(
            remote.refusal(
                "findOneAndUpdate", "filter", json("{}"), "update", update, "projection", score))
        .hasMessage("query requires text score metadata, but it is not available");
    assertThat(remote.refusal("findOneAndUpdate", "filter", QUERY, "update", update, "sort", score))
        .hasMessageContaining("a sort by {$meta: 'textScore'} in findAndModify");
    assertThat(remote.all().get(0)).containsEntry("n", 1);
  }
}
