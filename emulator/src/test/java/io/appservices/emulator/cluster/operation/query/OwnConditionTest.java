package io.appservices.emulator.cluster.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions of queries that the library of the embedded server lacks. */
class OwnConditionTest extends RemoteFixture {

  OwnConditionTest() {
    super(
        "{_id: 1, n: 5, bits: {$binary: {base64: 'BQ==', subType: '00'}}, at: [0, 0], name: 'ann',"
            + " tags: ['a', 'b'], list: [{n: 1}, {n: 6}], place: {type: 'Point', coordinates: [0,"
            + " 0]}}",
        "{_id: 2, n: 6, at: [0, 3], name: 'bob', tags: ['a', 'a'], place: {type: 'Point',"
            + " coordinates: [0, 3]}}",
        "{_id: 3, n: -1, at: {x: 5, y: 5}, name: 7, list: [{n: 8}], place: {type: 'LineString',"
            + " coordinates: [[4, 4], [6, 6]]}}",
        "{_id: 4, n: 2.5, places: [[9, 9], [0, 1]], place: {type: 'Polygon', coordinates: [[[20,"
            + " 20], [30, 20], [30, 30], [20, 30], [20, 20]], [[24, 24], [26, 24], [26, 26], [24,"
            + " 26], [24, 24]]]}}");
  }

  @BeforeAll
  void index() {
    remote.index("items", "{at: '2d'}");
    remote.index("items", "{place: '2dsphere'}");
  }

  private List<Object> ids(String query) {
    return remote.documents("find", "query", Document.parse(query)).stream()
        .map(found -> found.get("_id"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{n: {$bitsAllSet: 5}}                         | 1, 3",
        "{n: {$bitsAllSet: [1, 2]}}                    | 2, 3",
        "{n: {$bitsAllClear: [0]}}                     | 2",
        "{n: {$bitsAnySet: 2}}                         | 2, 3",
        "{n: {$bitsAnyClear: [1]}}                     | 1",
        "{n: {$bitsAllSet: [70]}}                      | 3",
        "{bits: {$bitsAllSet: [0, 2]}}                 | 1",
        "{bits: {$bitsAllClear: {$binary: {base64: 'Ag==', subType: '00'}}}} | 1",
        "{n: {$bitsAllSet: 4, $gt: 5}}                 | 2",
        "{n: {$not: {$bitsAllSet: 5}}}                 | 2, 4",
        "{'list.n': {$bitsAllSet: 6}}                  | 1",
        "{list: {$elemMatch: {n: {$bitsAllSet: 2}}}}   | 1",
        "{$or: [{n: {$bitsAllSet: 6}}, {_id: 1}]}      | 1, 2, 3",
        "{$nor: [{n: {$bitsAllSet: 5}}]}               | 2, 4",
        "{_id: {$gt: 1}, n: {$bitsAllSet: 5}}          | 3",
      })
  void findsByBits(String query, String expected) {
    assertThat(ids(query)).extracting(String::valueOf).containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{required: ['bits']}                                           | 1",
        "{properties: {name: {bsonType: 'string'}}}                     | 1, 2, 4",
        "{properties: {name: {type: 'number'}}, required: ['name']}     | 3",
        "{properties: {n: {bsonType: ['int', 'long'], minimum: 0}}}     | 1, 2",
        "{properties: {n: {minimum: 5, exclusiveMinimum: true}}}        | 2",
        "{properties: {n: {multipleOf: 2.5}}}                           | 1, 4",
        "{required: ['name'], properties: {name: {type: 'string', pattern: '^a', maxLength: 3}}} |"
            + " 1",
        "{required: ['tags'], properties: {tags: {uniqueItems: true, items: {enum: ['a', 'b']}}}} |"
            + " 1",
        "{required: ['list'], properties: {list: {minItems: 2, items: {required: ['n']}}}} | 1",
        "{required: ['list'], properties: {list: {items: [{}], additionalItems: false}}} | 3",
        "{anyOf: [{required: ['bits']}, {required: ['places']}]}        | 1, 4",
        "{oneOf: [{required: ['name']}, {required: ['tags']}]}          | 3",
        "{not: {required: ['name']}}                                    | 4",
        "{dependencies: {list: ['bits']}}                               | 1, 2, 4",
        "{minProperties: 8}                                             | 1",
        "{patternProperties: {'^pl.*s$': {bsonType: 'string'}}}         | 1, 2, 3",
        "{properties: {_id: {}, n: {}, place: {}, places: {}}, additionalProperties: false} | 4",
        "{title: 'all', description: 'of them'}                         | 1, 2, 3, 4",
      })
  void findsByJsonSchema(String schema, String expected) {
    assertThat(ids("{$jsonSchema: " + schema + "}"))
        .extracting(String::valueOf)
        .containsExactly(expected.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{at: {$geoWithin: {$box: [[-1, -1], [1, 4]]}}}                        | 1, 2",
        "{at: {$geoWithin: {$polygon: [[-1, -1], [1, -1], [0, 2]]}}}           | 1",
        "{at: {$geoWithin: {$center: [[5, 4], 1]}}}                            | 3",
        "{at: {$geoWithin: {$centerSphere: [[0, 0], 0.06]}}}                   | 1, 2",
        "{places: {$geoWithin: {$box: [[-1, 0], [1, 2]]}}}                     | 4",
        "{place: {$geoWithin: {$geometry: {type: 'Polygon', coordinates: [[[3, 3], [7, 3], [7, 7],"
            + " [3, 7], [3, 3]]]}}}}                                               | 3",
        "{place: {$geoWithin: {$geometry: {type: 'Polygon', coordinates: [[[3, 3], [5, 3], [5, 7],"
            + " [3, 7], [3, 3]]]}}}}                                               | ``",
        "{place: {$geoIntersects: {$geometry: {type: 'Polygon', coordinates: [[[3, 3], [5, 3], [5,"
            + " 7], [3, 7], [3, 3]]]}}}}                                           | 3",
        "{place: {$geoIntersects: {$geometry: {type: 'Point', coordinates: [22, 22]}}}} | 4",
        "{place: {$geoIntersects: {$geometry: {type: 'Point', coordinates: [25, 25]}}}} | ``",
        "{place: {$geoIntersects: {$geometry: {type: 'LineString', coordinates: [[-1, 0], [1,"
            + " 0]]}}}}                                                                | 1",
        "{place: {$not: {$geoIntersects: {$geometry: {type: 'Point', coordinates: [0, 0]}}}}} | 2,"
            + " 3, 4",
      })
  void findsByPlace(String query, String expected) {
    assertThat(ids(query).stream().map(String::valueOf).reduce((a, b) -> a + ", " + b).orElse(""))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{at: {$near: [0, 2]}}                                                 | 2, 1, 3",
        "{at: {$near: [0, 2], $maxDistance: 1.5}}                              | 2",
        "{at: {$nearSphere: [0, 2], $minDistance: 0.02}}                       | 1, 3",
        "{place: {$near: {$geometry: {type: 'Point', coordinates: [0, 2]}, $maxDistance: 300000}}}"
            + " | 2, 1",
        "{place: {$nearSphere: {$geometry: {type: 'Point', coordinates: [0, 2]}, $minDistance:"
            + " 200000, $maxDistance: 700000}}}                                | 1, 3",
        "{_id: {$ne: 2}, at: {$near: [0, 2]}}                                  | 1, 3",
      })
  void findsTheNearestFirst(String query, String expected) {
    assertThat(ids(query)).extracting(String::valueOf).containsExactly(expected.split(", "));
  }

  @Test
  void anOrderAndALimitGoBeforeAndBehindTheDistance() {
    Document near = Document.parse("{at: {$near: [0, 2]}}");

    assertThat(remote.documents("find", "query", near, "limit", 1L))
        .extracting(found -> found.get("_id"))
        .containsExactly(2);
    assertThat(remote.documents("find", "query", near, "sort", new Document("_id", -1)))
        .extracting(found -> found.get("_id"))
        .containsExactly(3, 2, 1);
  }

  @Test
  void changesAndDeletesWhatItFinds() {
    Document query = Document.parse("{n: {$bitsAllSet: 6}, _id: {$lt: 3}}");
    remote.call("updateMany", "query", query, "update", Document.parse("{$set: {seen: true}}"));
    assertThat(ids("{seen: true}")).containsExactly(2);

    remote.call(
        "deleteMany", "query", Document.parse("{at: {$geoWithin: {$center: [[5, 5], 1]}}}"));

    assertThat(ids("{}")).containsExactly(1, 2, 4);
  }

  @Test
  void anUpsertTakesTheValuesOfOtherConditions() {
    remote.call(
        "updateOne",
        "query",
        Document.parse("{_id: 9, n: {$bitsAllSet: 1}}"),
        "update",
        Document.parse("{$set: {made: true}}"),
        "upsert",
        true);

    assertThat(remote.documents("find", "query", new Document("made", true)))
        .containsExactly(Document.parse("{_id: 9, made: true}"));
  }

  @Test
  void countsAndMatchesInAPipeline() {
    Document query = Document.parse("{n: {$bitsAllSet: 4}, $jsonSchema: {required: ['tags']}}");

    assertThat(remote.call("count", "query", query)).isEqualTo(2L);
    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                List.of(
                    new Document("$match", query), Document.parse("{$project: {_id: 1, n: 1}}"))))
        .containsExactly(Document.parse("{_id: 1, n: 5}"), Document.parse("{_id: 2, n: 6}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{n: {$bitsAllSet: 'x'}}                    | n takes an Array, a number, or a BinData",
        "{n: {$bitsAllSet: -1}}                     | Expected a non-negative number",
        "{n: {$bitsAllSet: [-1]}}                   | Failed to parse bit position",
        "{$jsonSchema: 1}                           | $jsonSchema must be an object",
        "{$jsonSchema: {format: 'email'}}           | Unknown $jsonSchema keyword: format",
        "{$jsonSchema: {type: 'integer'}}           | type 'integer' is not currently supported",
        "{$jsonSchema: {required: []}}              | 'required' must be a nonempty array of"
            + " strings",
        "{$jsonSchema: {properties: {a: 1}}}        | 'properties' must be an object",
        "{at: {$geoWithin: {$circle: 1}}}           | unknown geo specifier: $circle",
        "{at: {$geoWithin: 1}}                      | geometry must be an object",
        "{at: {$geoIntersects: {$geometry: {type: 'Line'}}}} | unknown GeoJSON type",
        "{at: {$near: 'here'}}                      | invalid point in geo near query",
        "{at: {$near: [0, 0], $maxDistance: -1}}    | maxDistance must be a non-negative number",
      })
  void refusesOperandsThatItDoesNotTake(String query, String text) {
    AppServicesException refusal = remote.refusal("find", "query", Document.parse(query));

    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.getMessage()).doesNotContain("de.bwaldvogel", "java.", "org.bson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{at: {$near: [0, 2]}}", "{$and: [{at: {$nearSphere: [0, 2]}}]}"})
  void refusesNearInAPipeline(String query) {
    assertThat(
            remote.refusal(
                "aggregate", "pipeline", List.of(new Document("$match", Document.parse(query)))))
        .hasMessageContaining("are not allowed in this context");
  }
}
