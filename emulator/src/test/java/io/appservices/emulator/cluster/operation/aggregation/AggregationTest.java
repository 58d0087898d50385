package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages and operators of aggregation on the embedded server, beside those of its library. */
class AggregationTest extends ItemsFixture {

  @BeforeAll
  void index() {
    remote.index("items", "{at: '2d'}");
  }

  /** The value of an expression for the first document, beside its name in a document. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$switch: {branches: [{case: {$eq: ['$n', 1]}, then: 'one'}, {case: {$gt: ['$n', 2]},"
            + " then: '$g'}], default: 'no'}} | 'x'",
        "{$switch: {branches: [{case: false, then: 1}], default: {$add: ['$n', 1]}}} | 4",
        "{$regexMatch: {input: '$text', regex: 'apple', options: 'i'}}  | true",
        "{$regexMatch: {input: '$text', regex: /APPLE/i}}               | true",
        "{$regexMatch: {input: '$missing', regex: 'a'}}                 | false",
        "{$regexFind: {input: '$text', regex: '(p+)l'}}                 | {match: 'ppl', idx: 2,"
            + " captures: ['pp']}",
        "{$regexFindAll: {input: 'a1b2', regex: '[0-9]'}}               | [{match: '1', idx: 1,"
            + " captures: []}, {match: '2', idx: 3, captures: []}]",
        "{$trim: {input: '$text'}}                                      | 'Apple pie'",
        "{$rtrim: {input: 'xxaxx', chars: 'x'}}                         | 'xxa'",
        "{$replaceAll: {input: '$text', find: 'p', replacement: '$g'}}  | ' Axxle xie '",
        "{$replaceOne: {input: 'aa', find: 'a', replacement: 'b'}}      | 'ba'",
        "{$strcasecmp: ['AB', 'ab']}                                    | 0",
        "{$round: [2.567, 1]}                                           | 2.6",
        "{$round: 2.5}                                                  | 2.0",
        "{$round: [1250, -2]}                                           | 1200",
        "{$isNumber: '$n'}                                              | true",
        "{$type: '$tags'}                                               | 'array'",
        "{$type: '$missing'}                                            | 'missing'",
        "{$type: '$d'}                                                  | 'date'",
        "{$first: '$tags'}                                              | 'b'",
        "{$last: '$tags'}                                               | 'a'",
        "{$firstN: {n: 1, input: '$tags'}}                              | ['b']",
        "{$maxN: {n: 2, input: [3, 9, 5]}}                              | [9, 5]",
        "{$median: {input: [7, 1, '$n', 'x'], method: 'approximate'}}   | 3.0",
        "{$median: {input: '$n', method: 'approximate'}}                | 3.0",
        "{$median: {input: '$tags', method: 'approximate'}}             | null",
        "{$percentile: {input: [4, 3, 2, 1], p: [0.5, 0.9], method: 'approximate'}} | [2.0, 4.0]",
        "{$percentile: {input: '$none', p: [0, 1], method: 'approximate'}} | [null, null]",
        "{$sortArray: {input: '$tags', sortBy: 1}}                      | ['a', 'b']",
        "{$sortArray: {input: [{a: 1}, {a: 2}], sortBy: {a: -1}}}       | [{a: 2}, {a: 1}]",
        "{$zip: {inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 0]}} | [[1, 3], [2,"
            + " 0]]",
        "{$getField: 'n'}                                               | 3",
        "{$setField: {field: 'z', input: {y: 1}, value: '$n'}}          | {y: 1, z: 3}",
        "{$bitAnd: ['$n', 1]}                                           | 1",
        "{$bitNot: '$n'}                                                | -4",
        "{$binarySize: 'hé'}                                           | 3",
        "{$bsonSize: {a: 1}}                                            | 12",
        "{$toDecimal: '1.50'}                                           | {$numberDecimal: '1.50'}",
        "{$toDecimal: true}                                             | {$numberDecimal: '1'}",
        "{$toDecimal: {$numberDouble: 'NaN'}}                           | {$numberDecimal: 'NaN'}",
        "{$toDecimal: {$numberDouble: '-Infinity'}}                     | {$numberDecimal: '-Infinity'}",
        "{$toDecimal: 'inf'}                                            | {$numberDecimal: 'Infinity'}",
        "{$tsSecond: {$literal: {$timestamp: {t: 7, i: 2}}}}            | 7",
        "{$tsIncrement: {$literal: {$timestamp: {t: 7, i: 2}}}}         | 2",
        "{$bitXor: [5, 1]}                                              | 4",
        "{$stdDevPop: [[2, 4]]}                                         | 1.0",
        "{$millisecond: '$d'}                                           | 16",
        "{$isoWeek: '$d'}                                               | 9",
        "{$isoDayOfWeek: {date: '$d', timezone: 'Asia/Tokyo'}}          | 4",
        "{$week: '$d'}                                                  | 8",
        "{$dateTrunc: {date: '$d', unit: 'month'}}                      | {$date:"
            + " '2024-02-01T00:00:00Z'}",
        "{$dateTrunc: {date: '$d', unit: 'week', startOfWeek: 'monday'}} | {$date:"
            + " '2024-02-26T00:00:00Z'}",
        "{$dateAdd: {startDate: '$d', unit: 'year', amount: 1}}         | {$date:"
            + " '2025-02-28T13:14:15.016Z'}",
        "{$dateSubtract: {startDate: '$d', unit: 'hour', amount: 14}}   | {$date:"
            + " '2024-02-28T23:14:15.016Z'}",
        "{$dateDiff: {startDate: {$date: '2023-12-31T23:59:59Z'}, endDate: '$d', unit: 'month'}} |"
            + " {$numberLong: '2'}",
        "{$dateFromString: {dateString: '2024-01-02'}}                  | {$date:"
            + " '2024-01-02T00:00:00Z'}",
        "{$dateFromString: {dateString: '02.01.2024 10:11', format: '%d.%m.%Y %H:%M'}} | {$date:"
            + " '2024-01-02T10:11:00Z'}",
        "{$dateFromString: {dateString: 'x', onError: 'bad'}}           | 'bad'",
        "{$dateFromParts: {year: 2024, month: 13, day: 1}}              | {$date:"
            + " '2025-01-01T00:00:00Z'}",
        "{$map: {input: '$tags', as: 't', in: {$regexMatch: {input: '$$t', regex: 'a'}}}} | [false,"
            + " true]",
        "{$filter: {input: '$tags', cond: {$regexMatch: {input: '$$this', regex: 'b'}}}} | ['b']",
        "{$reduce: {input: '$tags', initialValue: '', in: {$concat: ['$$value', {$trim: {input:"
            + " '$$this'}}]}}} | 'ba'",
        "{$let: {vars: {v: {$trim: {input: '$text'}}}, in: {$toUpper: '$$v'}}} | 'APPLE PIE'",
        "{$cond: [{$regexMatch: {input: '$g', regex: 'x'}}, {$multiply: ['$n', 2]}, 0]} | 6",
        "{$ifNull: [{$first: '$missing'}, 'none']}                      | 'none'",
        "{$ifNull: ['$missing', '$nope', '$g']}                         | 'x'",
        "{$and: [{$isNumber: '$n'}, {$eq: ['$g', 'x']}]}                | true",
      })
  void anExpressionHasItsValue(String expression, String expected) {
    String computed = "{$addFields: {r: " + expression + "}}";
    Object value = Document.parse("{v: " + expected + "}").get("v");

    assertThat(remote.aggregate("{$match: {_id: 1}}", computed).get(0))
        .containsEntry("r", value)
        .hasSize(8);
    assertThat(
            remote.aggregate("{$match: {_id: 1}}", "{$project: {_id: 0, r: " + expression + "}}"))
        .containsExactly(new Document("r", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$set: {b: 1}}                                          | [{_id: 1, b: 1}, {_id: 2, b: 1},"
            + " {_id: 3, b: 1}]",
        "{$match: {$expr: {$regexMatch: {input: '$text', regex: 'apple'}}}} | [{_id: 3}]",
        "{$unionWith: 'items'}                                       | [{_id: 1}, {_id: 2}, {_id:"
            + " 3}, {_id: 1}, {_id: 2}, {_id: 3}]",
        "{$unionWith: {coll: 'items', pipeline: [{$match: {n: 1}}]}} | [{_id: 1}, {_id: 2}, {_id:"
            + " 3}, {_id: 2}]",
        "{$unionWith: 'none'}                                    | [{_id: 1}, {_id: 2}, {_id: 3}]",
        "{$group: {_id: {$toUpper: {$trim: {input: '$g'}}}, b: {$sum: {$round: '$n'}}}} | [{_id:"
            + " 'X', b: 4}, {_id: 'Y', b: 2}]",
        "{$group: {_id: '$g', b: {$first: '$n'}}}                | [{_id: 'x', b: 3}, {_id: 'y', b:"
            + " 2}]",
        "{$replaceWith: {_id: '$n', b: {$first: '$tags'}}}       | [{_id: 3, b: 'b'}, {_id: 1, b:"
            + " 'c'}, {_id: 2}]",
        "{$facet: {b: [{$set: {c: 1}}, {$count: 'k'}]}}          | [{b: [{k: 3}]}]",
        "{$setWindowFields: {sortBy: {n: 1}, output: {b: {$rank: {}}}}} | [{_id: 2, b: 1}, {_id: 3,"
            + " b: 2}, {_id: 1, b: 3}]",
        "{$setWindowFields: {partitionBy: '$g', sortBy: {n: 1}, output: {b: {$sum: '$n', window:"
            + " {documents: ['unbounded', 'current']}}}}} | [{_id: 2, b: 1}, {_id: 1, b: 4}, {_id:"
            + " 3, b: 2}]",
        "{$setWindowFields: {sortBy: {n: 1}, output: {b: {$shift: {output: '$_id', by: 1, default:"
            + " 0}}}}} | [{_id: 2, b: 3}, {_id: 3, b: 1}, {_id: 1, b: 0}]",
        "{$setWindowFields: {sortBy: {n: 1}, output: {b: {$max: '$n', window: {range: [-1, 0]}}}}}"
            + " | [{_id: 2, b: 1}, {_id: 3, b: 2}, {_id: 1, b: 3}]",
        "{$geoNear: {near: [0, 0.5], distanceField: 'b', key: 'at'}} | [{_id: 1, b: 0.5}, {_id: 3,"
            + " b: 0.5}, {_id: 2, b: 2.5}]",
        "{$geoNear: {near: {type: 'Point', coordinates: [0, 0]}, distanceField: 'b', key: 'at',"
            + " maxDistance: 1}} | [{_id: 1, b: 0.0}]",
        "{$geoNear: {near: [0, 0], distanceField: 'b', query: {g: 'y'}}} | [{_id: 3, b: 1.0}]",
        "{$lookup: {from: 'items', let: {k: '$n'}, pipeline: [{$match: {$expr: {$eq: ['$_id',"
            + " '$$k']}}}, {$set: {z: 1}}, {$project: {z: 1}}], as: 'b'}} | [{_id: 1, b: [{_id: 3,"
            + " z: 1}]}, {_id: 2, b: [{_id: 1, z: 1}]}, {_id: 3, b: [{_id: 2, z: 1}]}]",
      })
  void aStageGivesItsDocuments(String stage, String expected) {
    List<Document> all = remote.aggregate(stage);
    all.forEach(
        document -> document.keySet().removeIf(name -> !List.of("_id", "b").contains(name)));

    assertThat(all)
        .containsExactlyElementsOf(
            Document.parse("{v: " + expected + "}").getList("v", Document.class));
  }

  @Test
  void stagesOfBothKindsWorkTogether() {
    assertThat(
            remote.aggregate(
                "{$match: {n: {$gt: 1}}}",
                "{$set: {even: {$switch: {branches: [{case: {$eq: [{$mod: ['$n', 2]}, 0]}, then:"
                    + " true}], default: false}}}}",
                "{$sort: {even: -1}}",
                "{$unset: ['text', 'tags', 'd', 'at', 'g']}",
                "{$limit: 1}"))
        .containsExactly(Document.parse("{_id: 3, n: 2, even: true}"));
    assertThat(remote.all()).extracting(d -> d.containsKey("even")).containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$search", "$searchMeta", "$vectorSearch"})
  void whatNeedsASearchIndexIsNotEmulated(String stage) {
    AppServicesException refusal =
        remote.refusal(
            "aggregate", "pipeline", List.of(new Document(stage, new Document("text", "x"))));

    assertThat(refusal.kind()).isEqualTo(AppServicesException.Kind.NOT_EMULATED);
    assertThat(refusal).hasMessage("the emulator does not have the aggregation stage " + stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$addFields: {r: {$switch: {branches: []}}}}",
        "{$addFields: {r: {$regexMatch: {input: 5, regex: 'a'}}}}",
        "{$addFields: {r: {$regexMatch: {input: 'a', regex: '('}}}}",
        "{$addFields: {r: {$regexMatch: 'a'}}}",
        "{$addFields: {r: {$trim: {input: 5}}}}",
        "{$addFields: {r: {$first: 5}}}",
        "{$addFields: {r: {$dateAdd: {startDate: 5, unit: 'day', amount: 1}}}}",
        "{$addFields: {r: {$dateTrunc: {date: '$d', unit: 'eon'}}}}",
        "{$addFields: {r: {$dateTrunc: 5}}}",
        "{$addFields: {r: {$round: 'a'}}}",
        "{$addFields: {r: {$zip: 5}}}",
        "{$addFields: {r: {$map: {input: [1], in: {$trim: {input: '$$nope'}}}}}}",
        "{$set: 5}",
        "{$set: {r: {$nope: 1}}}",
        "{$nope: 1}",
        "{$unionWith: 5}",
        "{$geoNear: {}}",
        "{$geoNear: 5}",
        "{$setWindowFields: {output: {b: {$nope: 1}}}}",
        "{$setWindowFields: {}}",
        "{$facet: {b: [{$set: 5}]}}",
      })
  void whatIsWrongIsSaidWithoutTheInternalsOfTheServer(String stage) {
    AppServicesException refusal =
        remote.refusal("aggregate", "pipeline", List.of(Document.parse(stage)));

    assertThat(refusal.getMessage())
        .isNotBlank()
        .doesNotContain("java", "bwaldvogel", "Exception", "cast", "null");
  }
}
