package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of documents by fields whose values have any type, or are arrays. */
class SortOrderTest extends RemoteFixture {

  SortOrderTest() {
    super(
        "{_id: 1, v: [1, 9], l: [{n: 4}, {n: 2}]}",
        "{_id: 2, v: [5], l: [{n: 3}]}",
        "{_id: 3, v: [], l: []}",
        "{_id: 4, v: null, l: {n: 1}}",
        "{_id: 5}",
        "{_id: 6, v: 3, l: [{n: [9, 0]}]}",
        "{_id: 7, v: [[0, 1], 4], l: [{m: 1}]}",
        "{_id: 8, v: {$numberDouble: 'NaN'}}",
        "{_id: 9, v: -5}",
        "{_id: 10, v: {a: [1, 2]}}",
        "{_id: 11, v: {a: [0, 9]}}",
        "{_id: 12, v: [[7]]}",
        "{_id: 13, v: 'a'}");
  }

  private static String ids(List<Document> documents) {
    return documents.stream()
        .map(one -> String.valueOf(one.get("_id")))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{v: 1, _id: 1}     | 3 4 5 8 9 1 6 7 2 13 11 10 12",
        "{v: -1, _id: 1}    | 12 7 10 11 13 1 2 6 9 8 4 5 3",
        "{'l.n': 1, _id: 1} | 3 5 7 8 9 10 11 12 13 6 4 1 2",
        "{'l.n': -1, _id: 1} | 6 1 2 4 3 5 7 8 9 10 11 12 13",
        "{'v.0': 1, _id: 1} | 3 4 5 6 8 9 10 11 13 7 1 2 12",
      })
  void sortsAsMongoDb(String sort, String ids) {
    Document order = json(sort);

    assertThat(ids(remote.documents("find", "sort", order))).isEqualTo(ids);
    assertThat(
            ids(remote.documents("aggregate", "pipeline", List.of(new Document("$sort", order)))))
        .isEqualTo(ids);
    assertThat(
            ids(
                remote
                    .documents(
                        "aggregate",
                        "pipeline",
                        List.of(
                            new Document(
                                "$facet",
                                new Document("all", List.of(new Document("$sort", order))))))
                    .get(0)
                    .getList("all", Document.class)))
        .isEqualTo(ids);
  }

  @Test
  void takesTheFirstOfAGroupInThisOrder() {
    Document group =
        json(
            "{$group: {_id: null, least: {$bottomN: {n: 2, output: '$_id', sortBy: {v: -1, _id:"
                + " 1}}}, most: {$top: {output: '$_id', sortBy: {v: -1}}}}}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(group)))
        .containsExactly(json("{_id: null, least: [5, 3], most: 12}"));
  }

  @Test
  void changesTheFirstInThisOrder() {
    assertThat(
            remote.document(
                "findOneAndUpdate",
                "filter",
                json("{v: {$exists: true}}"),
                "update",
                json("{$set: {seen: true}}"),
                "sort",
                json("{v: -1}")))
        .containsEntry("_id", 12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{v: 1, l: 1}", "{v: -1, 'l.n': 1}", "{'l.n': 1, v: 1}", "{_id: 1, v: 1, l: 1}"})
  void refusesToSortByTwoArraysOfADocument(String sort) {
    Document order = json(sort);
    String text = "cannot sort with keys that are parallel arrays";

    assertThat(remote.refusal("find", "sort", order)).hasMessageEndingWith(text);
    assertThat(remote.refusal("findOneAndDelete", "filter", json("{_id: {$lt: 4}}"), "sort", order))
        .hasMessageEndingWith(text);
    assertThat(remote.refusal("aggregate", "pipeline", List.of(new Document("$sort", order))))
        .hasMessageEndingWith(text);
    assertThat(remote.all()).hasSize(13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'l.x': 1, 'l.y': 1}   | 2 1 3 4",
        "{'l.x': 1, 'l.y': -1}  | 3 1 2 4",
        "{'l.x': -1, 'l.y': 1}  | 4 1 3 2",
        "{'l.x': 1, n: -1, 'l.y': 1} | 1 3 2 4",
        "{n: 1, 'l.y': 1, 'l.x': 1}  | 2 4 1 3",
      })
  void sortsByTheItemThatComesFirstByAllFieldsOfAnArray(String sort, String ids) {
    try (Remote remote = Remote.embedded()) {
      remote.insert(
          "{_id: 1, n: 2, l: [{x: 1, y: 5}, {x: 4, y: 1}]}",
          "{_id: 2, n: 1, l: [{x: 1, y: 3}, {x: 2, y: 9}]}",
          "{_id: 3, n: 2, l: [{x: 1, y: 6}, {x: 3, y: 2}]}",
          "{_id: 4, n: 1, l: [{x: 7, y: 4}, {x: 2, y: 4}]}");

      assertThat(ids(remote.documents("find", "sort", json(sort)))).isEqualTo(ids);
    }
  }

  @Test
  void sortsByFieldsOfArraysWithinAnArrayAndOfNone() {
    try (Remote remote = Remote.embedded()) {
      remote.insert(
          "{_id: 1, l: [{m: [{x: 1}, {x: 9}], y: 5}, {m: [{x: 2}], y: 1}]}",
          "{_id: 2, l: [{m: [{x: 1}], y: 4}, {m: [{x: 0}], y: 9}]}",
          "{_id: 3, l: []}",
          "{_id: 4, l: [{m: [], y: 0}]}",
          "{_id: 5, l: {m: {x: 1}, y: 4.5}}",
          "{_id: 6, l: [7]}");

      assertThat(ids(remote.documents("find", "sort", json("{'l.m.x': 1, 'l.y': 1, _id: 1}"))))
          .isEqualTo("3 6 4 2 5 1");
      remote.insert("{_id: 7, l: [{m: [1], y: [2]}]}");
      assertThat(remote.refusal("find", "sort", json("{'l.m': 1, 'l.y': 1}")))
          .hasMessageEndingWith("cannot sort with keys that are parallel arrays");
    }
  }

  @Test
  void sortsByTwoFieldsOfOneArrayOrByArraysOfDifferentDocuments() {
    Document order = json("{'l.n': 1, 'l.m': 1, _id: 1}");
    Document other = json("{v: 1, none: 1, _id: -1}");

    assertThat(remote.documents("find", "sort", order)).hasSize(13);
    assertThat(remote.documents("find", "sort", other)).hasSize(13);
  }
}
