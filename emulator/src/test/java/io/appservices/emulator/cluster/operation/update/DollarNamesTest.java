package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields whose names begin with a dollar, as MongoDB has them since 5.0. */
class DollarNamesTest extends RemoteFixture {

  private static final String STORED = "{_id: 1, $a: {b: 1}, $n: 1, c: {$d: 2}, l: [{$e: 3}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$set: {'c.$d': 3, 'c.$f': 4}}  | {c: {$d: 3, $f: 4}}",
        "{$inc: {'c.$d': 3}}             | {c: {$d: 5}}",
        "{$set: {c: {$d: 4}}}            | {c: {$d: 4}}",
        "{$set: {'new.$g': 4}}           | {new: {$g: 4}}",
        "{$inc: {'l.0.$e': 1}}           | {l: [{$e: 4}]}",
        "{$inc: {'l.$[].$e': 1}}         | {l: [{$e: 4}]}",
        "{$push: {'c.$l': 4}}            | {c: {$d: 2, $l: [4]}}",
        "{$set: {'$a.b': 2}}             | {$a: {b: 2}}",
        "{$set: {$n: 1}}                 | {$n: 1}",
        "{$unset: {'c.$d': ''}}          | {c: {}}",
        "{$rename: {$n: 'n'}}            | {n: 1}",
      })
  void updatesWhatMongoDbUpdates(String update, String fields) {
    remote.insert(STORED);

    remote.call("updateOne", "query", json("{}"), "update", json(update));

    assertThat(remote.all().get(0)).containsAllEntriesOf(json(fields));
  }

  @Test
  void removesFieldsOfTheDocument() {
    remote.insert(STORED);

    remote.call("updateOne", "query", json("{}"), "update", json("{$unset: {$n: '', $a: ''}}"));

    assertThat(remote.all().get(0)).containsOnlyKeys("_id", "c", "l");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$set: {$n: 2}}      | $n | $n",
        "{$inc: {$n: 1}}      | $n | $n",
        "{$set: {$new: 2}}    | $new | $new",
        "{$set: {'$new.b': 2}} | $new | $new",
        "{$rename: {c: '$c'}} | $c | $c",
      })
  void setsNoFieldOfTheDocument(String update, String name, String path) {
    remote.insert(STORED);

    for (String operation : new String[] {"updateOne", "updateMany"}) {
      assertThat(remote.refusal(operation, "query", json("{}"), "update", json(update)))
          .hasMessageContaining(
              "The dollar ($) prefixed field '%s' in '%s' is not allowed in the context of an"
                  + " update's replacement document. Consider using an aggregation pipeline with"
                  + " $replaceWith.",
              name, path);
    }

    assertThat(remote.all()).containsExactly(json(STORED));
    remote.call("updateOne", "query", json("{_id: 2}"), "update", json(update));
  }

  @Test
  void setsThemInANewDocument() {
    remote.call(
        "updateOne",
        "query",
        json("{_id: 1}"),
        "update",
        json("{$set: {$a: 1, 'c.$d': 2}, $setOnInsert: {$e: 3}}"),
        "upsert",
        true);

    assertThat(remote.all()).containsExactly(json("{_id: 1, $a: 1, $e: 3, c: {$d: 2}}"));
  }

  @Test
  void replacesByADocumentThatHasThemWithin() {
    remote.insert("{_id: 1, a: 1}");
    Document replacement = json("{c: {$d: 2, 'e.f': 3}, l: [{$e: 3}], 'x.y': 1}");

    Document answer = remote.document("updateOne", "query", json("{}"), "update", replacement);

    assertThat(answer).containsEntry("matchedCount", 1);
    assertThat(remote.all())
        .containsExactly(json("{_id: 1, c: {$d: 2, 'e.f': 3}, l: [{$e: 3}], 'x.y': 1}"));
    remote.call("updateOne", "query", json("{_id: 2}"), "update", replacement, "upsert", true);
    assertThat(remote.all().get(1)).containsEntry("_id", 2).containsAllEntriesOf(replacement);
  }

  @Test
  void updatesADocumentThatHasThemInOtherFields() {
    remote.insert("{_id: 1, $a: 1, 'b.c': 2, n: 1}");

    remote.call("updateOne", "query", json("{n: 1}"), "update", json("{$inc: {n: 1}}"));
    Document found =
        remote.document(
            "findOneAndUpdate",
            "filter",
            json("{n: 2}"),
            "update",
            json("{$inc: {n: 1}}"),
            "returnNewDocument",
            true);

    assertThat(found).isEqualTo(json("{_id: 1, $a: 1, 'b.c': 2, n: 3}"));
    assertThat(remote.all()).containsExactly(found);
  }

  @Test
  void setsThemByPipeline() {
    remote.insert(STORED);

    Document set =
        json("{$replaceWith: {$setField: {field: {$literal: '$n'}, input: '$$ROOT', value: 2}}}");
    remote.call("updateOne", "query", json("{}"), "update", List.of(set));

    assertThat(remote.all().get(0)).containsEntry("$n", 2).hasSize(5);
  }
}
