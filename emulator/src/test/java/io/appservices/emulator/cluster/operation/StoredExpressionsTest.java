package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Documents that look like expressions, such as a price of {@code $5} or a reference with {@code
 * $ref}, are values to the stages of pipelines.
 */
class StoredExpressionsTest extends RemoteFixture {

  private static final String VALUE = "{price: '$5', root: '$$ROOT', op: {$add: [1, 2]}}";
  private static final String REFERENCE = "{$ref: 'c', $id: 7}";

  private List<Document> run(String stage) {
    remote.insert("{_id: 1, v: " + VALUE + ", r: " + REFERENCE + ", l: [" + VALUE + "]}");
    return remote.documents("aggregate", "pipeline", List.of(json(stage)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: '$F'}                                       | _id | #",
        "{_id: {k: '$F'}}                                  | _id | {k: #}",
        "{_id: null, f: {$push: '$F'}}                     | f   | [#]",
        "{_id: null, f: {$push: {k: '$F'}}}                | f   | [{k: #}]",
        "{_id: null, f: {$addToSet: '$F'}}                 | f   | [#]",
        "{_id: null, f: {$first: '$F'}}                    | f   | #",
        "{_id: null, f: {$last: '$F'}}                     | f   | #",
        "{_id: null, f: {$max: '$F'}}                      | f   | #",
        "{_id: null, f: {$min: '$F'}}                      | f   | #",
        "{_id: null, f: {$mergeObjects: '$F'}}             | f   | #",
        "{_id: null, f: {$firstN: {input: '$F', n: 2}}}    | f   | [#]",
        "{_id: null, f: {$top: {sortBy: {_id: 1}, output: '$F'}}} | f | #",
      })
  void areValuesToGroups(String group, String field, String expected) {
    for (String value : List.of(VALUE, REFERENCE)) {
      String stage = group.replace("$F", value.equals(VALUE) ? "$v" : "$r");

      assertThat(run("{$group: " + stage + "}"))
          .as(stage)
          .extracting(found -> found.get(field))
          .containsExactly(json("{x: " + expected.replace("#", value) + "}").get("x"));
      remote.call("deleteMany", "query", new Document());
    }
  }

  @Test
  void areValuesToBuckets() {
    String bucket = "{groupBy: '$_id', boundaries: [0, 5], output: {f: {$push: '$v'}}}";

    assertThat(run("{$bucket: " + bucket + "}"))
        .containsExactly(json("{_id: 0, f: [" + VALUE + "]}"));
  }

  @Test
  void areValuesToANewRoot() {
    assertThat(run("{$replaceWith: '$v'}")).containsExactly(json(VALUE));
    remote.call("deleteMany", "query", new Document());
    assertThat(run("{$replaceRoot: {newRoot: '$r'}}").get(0)).isEqualTo(json(REFERENCE));
  }

  @Test
  void areValuesToExpressionsAndUpdates() {
    Document set = json("{$set: {a: '$v', b: {$arrayElemAt: ['$l', 0]}, c: [{k: '$r'}]}}");
    remote.insert("{_id: 1, v: " + VALUE + ", r: " + REFERENCE + ", l: [" + VALUE + "]}");
    Document expected = json("{a: " + VALUE + ", b: " + VALUE + ", c: [{k: " + REFERENCE + "}]}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(set)).get(0))
        .containsAllEntriesOf(expected);
    remote.call("updateOne", "query", json("{_id: 1}"), "update", new ArrayList<>(List.of(set)));
    assertThat(remote.all().get(0)).containsAllEntriesOf(expected);
  }

  @Test
  void referencesAreFoundByAnyOfSeveral() {
    remote.insert("{_id: 1, r: " + REFERENCE + "}", "{_id: 2, r: 5}");

    assertThat(remote.documents("find", "query", json("{r: {$in: [" + REFERENCE + "]}}")))
        .containsExactly(json("{_id: 1, r: " + REFERENCE + "}"));
    assertThat(remote.documents("find", "query", json("{r: {$nin: [" + REFERENCE + "]}}")))
        .containsExactly(json("{_id: 2, r: 5}"));
  }
}
