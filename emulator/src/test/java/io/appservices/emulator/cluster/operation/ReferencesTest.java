package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to documents, whose fields are {@code $ref}, {@code $id} and perhaps {@code $db}. */
class ReferencesTest extends RemoteFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{_id: 1, $ref: 1}",
        "{_id: 1, $id: 1}",
        "{_id: 1, a: 2, $db: 1}",
        "{_id: 1, a: {$ref: 'c', $id: 5}}",
        "{_id: 1, a: {$ref: 'c', $id: 5, $db: 'd', more: 1}}",
        "{_id: 1, a: {$id: 5}, l: [{$db: 1}]}",
        "{_id: {$ref: 'c', $id: 5}}",
        "{_id: {$ref: 'c', $id: 5, $db: 'd', more: 1}}",
        "{_id: {a: {$b: 1}}}",
      })
  void insertsThemAnywhere(String document) {
    remote.insert(document);

    assertThat(remote.all()).containsExactly(json(document));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_id: {$b: 1}}                | $b",
        "{_id: {a: 1, $ref: 'c'}}      | $ref",
        "{_id: {$ref: 1, $id: 5}}      | $ref",
        "{_id: {$ref: 'c', $db: 'd'}}  | $ref",
        "{_id: {$ref: 'c', $id: 5, $db: 1}} | $db",
      })
  void insertsNoOtherFieldsWithADollarInAnId(String document, String name) {
    assertThat(remote.refusal("insertOne", "document", json(document)))
        .hasMessageContaining(
            "_id fields may not contain '$'-prefixed fields: %s is not valid for storage.", name);
    assertThat(remote.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{_id: {$invalid: 1}}",
        "{$set: {_id: {$invalid: 1}}}",
        "{$setOnInsert: {_id: {$invalid: 1}}}",
      })
  void upsertsNoOtherFieldsWithADollarInAnId(String update) {
    assertThat(
            remote.refusal(
                "updateOne", "query", json("{a: 1}"), "update", json(update), "upsert", true))
        .hasMessageContaining("The dollar ($) prefixed field '$invalid' in '_id.$invalid' is not");
    assertThat(remote.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$set: {$id: 1}}             | Found $id field without a $ref before it, which is invalid.",
        "{$set: {$ref: 'c'}}          | The DBRef $ref field must be followed by a $id field",
        "{$set: {$ref: 1}}            | The DBRef $ref field must be a String, not a int",
        "{$set: {$db: 'd'}}           | Found $db field without a $id before it, which is invalid.",
        "{$set: {$db: true}}          | The DBRef $db field must be a String, not a bool",
        "{$rename: {n: '$id'}}        | Found $id field without a $ref before it, which is invalid.",
        "{$set: {$ref: 'c', $id: 1}}  | Found $id field without a $ref before it, which is invalid.",
      })
  void anUpdateMakesNoPartOfOne(String update, String refusal) {
    remote.insert("{_id: 1, n: 1}");

    assertThat(remote.refusal("updateOne", "query", json("{}"), "update", json(update)))
        .hasMessageContaining(refusal);
    assertThat(remote.all()).containsExactly(json("{_id: 1, n: 1}"));
  }

  @Test
  void anUpdateChangesOne() {
    remote.insert("{_id: 1, $ref: 'c', $id: 5}");

    remote.call("updateOne", "query", json("{}"), "update", json("{$set: {$id: 6, $db: 'd'}}"));

    assertThat(remote.all()).containsExactly(json("{_id: 1, $ref: 'c', $id: 6, $db: 'd'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: {$ref: 'c', $id: 5}}                     | 1",
        "{a: {$ref: 'c', $id: 5, $db: 'd'}}           | 2",
        "{a: {$eq: {$ref: 'c', $id: 5}}}              | 1",
        "{a: {$ne: {$ref: 'c', $id: 5}}}              | 2 3",
        "{a: {$in: [{$ref: 'c', $id: 5}]}}            | 1",
        "{'a.$id': 5}                                 | 1 2",
        "{'a.$id': {$gt: 4}}                          | 1 2",
        "{'l.$ref': 'd'}                              | 3",
        "{l: {$ref: 'd', $id: 6}}                     | 3",
        "{l: {$all: [{$ref: 'd', $id: 6}]}}           | 3",
        "{l: {$elemMatch: {$ref: 'd', $id: 6}}}       | 3",
        "{l: {$elemMatch: {$id: 6}}}                  | 3",
        "{$or: [{a: {$ref: 'c', $id: 5}}, {_id: 3}]}  | 1 3",
      })
  void aQueryFindsThem(String query, String ids) {
    remote.insert(
        "{_id: 1, a: {$ref: 'c', $id: 5}}",
        "{_id: 2, a: {$ref: 'c', $id: 5, $db: 'd'}}",
        "{_id: 3, l: [{$ref: 'c', $id: 5}, {$ref: 'd', $id: 6}]}");

    assertThat(
            remote.documents("find", "query", json(query), "sort", json("{_id: 1}")).stream()
                .map(one -> String.valueOf(one.get("_id")))
                .collect(Collectors.joining(" ")))
        .isEqualTo(ids);
  }

  @Test
  void anUpsertTakesOneFromItsQuery() {
    Document query = json("{_id: 1, r: {$ref: 'c', $id: 5}}");

    remote.call("updateOne", "query", query, "update", json("{$set: {x: 1}}"), "upsert", true);

    assertThat(remote.all()).containsExactly(json("{_id: 1, r: {$ref: 'c', $id: 5}, x: 1}"));
  }
}
