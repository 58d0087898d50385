package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.Remote;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances need an index on the embedded server, as they do on MongoDB. */
class GeoIndexTest {

  private static final String NO_INDEX = "unable to find index for $geoNear query";
  private static final String POINT = "{$geometry: {type: 'Point', coordinates: [0, 0]}}";

  private final Remote remote = Remote.embedded();

  @BeforeEach
  void fill() {
    remote.insert(
        "{_id: 1, at: [0, 1], place: {type: 'Point', coordinates: [0, 2]}}",
        "{_id: 2, at: [0, 2], place: {type: 'Point', coordinates: [0, 1]}}");
  }

  @AfterEach
  void close() {
    remote.close();
  }

  private List<Object> ids(String query) {
    return remote.documents("find", "query", json(query)).stream()
        .map(found -> found.get("_id"))
        .toList();
  }

  private static List<Document> geoNear(String more) {
    return List.of(json("{$geoNear: {near: [0, 0], distanceField: 'd'" + more + "}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at: '2d'}                   | {at: {$near: [0, 0]}}",
        "{at: '2d'}                   | {at: {$nearSphere: [0, 0]}}",
        "{at: '2dsphere'}             | {at: {$nearSphere: [0, 0]}}",
        "{other: 1, place: '2dsphere'} | {place: {$near: POINT}}",
        "{place: '2dsphere'}          | {$and: [{_id: {$gt: 0}}, {place: {$nearSphere: POINT}}]}",
      })
  void aDistanceNeedsAnIndexOfItsKind(String index, String query) {
    String condition = query.replace("POINT", POINT);
    assertThat(remote.refusal("find", "query", json(condition))).hasMessageContaining(NO_INDEX);

    remote.index("items", index);

    assertThat(ids(condition)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at: 1}          | {at: {$near: [0, 0]}}",
        "{place: '2d'}    | {place: {$near: POINT}}",
        "{at: '2dsphere'} | {at: {$near: [0, 0]}}",
        "{other: '2d'}    | {at: {$near: [0, 0]}}",
        "{at: 'text'}     | {at: {$nearSphere: [0, 0]}}",
      })
  void anotherIndexIsNone(String index, String query) {
    remote.index("items", index);

    assertThat(remote.refusal("find", "query", json(query.replace("POINT", POINT))))
        .hasMessageContaining(NO_INDEX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"findOneAndDelete", "findOneAndUpdate", "deleteMany", "distinct"})
  void everyOperationNeedsIt(String operation) {
    Document near = json("{at: {$near: [0, 0]}}");
    String name = operation.startsWith("find") ? "filter" : "query";
    Document update = json("{$set: {seen: 1}}");

    assertThat(remote.refusal(operation, name, near, "update", update, "field", "at"))
        .hasMessageContaining(NO_INDEX);
    assertThat(remote.all()).hasSize(2);
  }

  @Test
  void aWhereaboutsNeedsNone() {
    assertThat(ids("{at: {$geoWithin: {$box: [[-1, 0], [1, 1.5]]}}}")).containsExactly(1);
    assertThat(ids("{place: {$geoIntersects: " + POINT + "}}")).isEmpty();
  }

  @Test
  void aStageUsesTheOnlyIndexUnlessItNamesAField() {
    assertThat(remote.refusal("aggregate", "pipeline", geoNear("")))
        .hasMessage("$geoNear requires a 2d or 2dsphere index, but none were found");
    assertThat(remote.refusal("aggregate", "pipeline", geoNear(", key: 'at'")))
        .hasMessageContaining(NO_INDEX);

    remote.index("items", "{place: '2dsphere'}");

    assertThat(remote.documents("aggregate", "pipeline", geoNear(", spherical: true")))
        .extracting(found -> found.get("_id"))
        .containsExactly(2, 1);
    remote.index("items", "{at: '2d'}");
    assertThat(remote.documents("aggregate", "pipeline", geoNear("")))
        .extracting(found -> found.get("_id"))
        .containsExactly(1, 2);
    remote.index("items", "{more: '2d'}");
    assertThat(remote.refusal("aggregate", "pipeline", geoNear("")))
        .hasMessage("There is more than one 2d index; unsure which to use for $geoNear");
    assertThat(remote.documents("aggregate", "pipeline", geoNear(", key: 'at'"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$match: {}}, STAGE]              | is only valid as the first stage in a pipeline",
        "[{$facet: {a: [STAGE]}}]           | is not allowed to be used within a $facet stage",
        "[{$unionWith: {coll: 'other', pipeline: [STAGE]}}] | requires a 2d or 2dsphere index",
      })
  void aStageStandsAtTheBeginning(String pipeline, String text) {
    remote.index("items", "{at: '2d'}");
    String stages = pipeline.replace("STAGE", geoNear("").get(0).toJson());

    assertThat(
            remote.refusal(
                "aggregate", "pipeline", json("{v: " + stages + "}").getList("v", Document.class)))
        .hasMessageContaining(text);
  }
}
