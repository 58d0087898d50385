package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of documents by fields whose values have any type, or are arrays. */
class SortOrderTest {

  private static final Remote REMOTE = Remote.embedded();

  @BeforeAll
  static void fill() {
    REMOTE.insert(
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

  @AfterAll
  static void close() {
    REMOTE.close();
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

    assertThat(ids(REMOTE.documents("find", "sort", order))).isEqualTo(ids);
    assertThat(
            ids(REMOTE.documents("aggregate", "pipeline", List.of(new Document("$sort", order)))))
        .isEqualTo(ids);
    assertThat(
            ids(
                REMOTE
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

    assertThat(REMOTE.documents("aggregate", "pipeline", List.of(group)))
        .containsExactly(json("{_id: null, least: [5, 3], most: 12}"));
  }

  @Test
  void changesTheFirstInThisOrder() {
    assertThat(
            REMOTE.document(
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

    assertThat(REMOTE.refusal("find", "sort", order)).hasMessageEndingWith(text);
    assertThat(REMOTE.refusal("findOneAndDelete", "filter", json("{_id: {$lt: 4}}"), "sort", order))
        .hasMessageEndingWith(text);
    assertThat(REMOTE.refusal("aggregate", "pipeline", List.of(new Document("$sort", order))))
        .hasMessageEndingWith(text);
    assertThat(REMOTE.all()).hasSize(13);
  }

  @Test
  void sortsByTwoFieldsOfOneArrayOrByArraysOfDifferentDocuments() {
    Document order = json("{'l.n': 1, 'l.m': 1, _id: 1}");
    Document other = json("{v: 1, none: 1, _id: -1}");

    assertThat(REMOTE.documents("find", "sort", order)).hasSize(13);
    assertThat(REMOTE.documents("find", "sort", other)).hasSize(13);
  }
}
