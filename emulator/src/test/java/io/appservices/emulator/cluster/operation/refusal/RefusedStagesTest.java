package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operands that stages of pipelines do not take; the codes are those of MongoDB. */
class RefusedStagesTest extends PipelineRefusalFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$out: 'o'}, {$match: {}}                                          | 40601
          {$merge: 'o'}, {$limit: 1}                                         | 40601
          {$merge: 'o'}, {$merge: 'o'}                                       | 40601
          {$facet: {a: [{$out: 'o'}]}}                                       | 40600
          {$facet: {a: [{$match: {}}], b: [{$merge: 'o'}]}}                  | 40600
          {$lookup: {from: 'c', as: 'x', pipeline: [{$out: 'o'}]}}           | 51047
          {$unionWith: {coll: 'c', pipeline: [{$merge: 'o'}]}}               | 31441
          {$unionWith: {coll: 'c', pipeline: [{$facet: {a: [{$out: 'o'}]}}]}} | 40600
          """)
  void refusesStagesThatWriteWhereTheyMayNot(String stages, int code) {
    assertRefused(json("{all: [" + stages + "]}").getList("all", Document.class), code);

    assertThat(database.listCollectionNames()).containsExactly("c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$densify: 7}                                                           | 9
          {$densify: {range: {step: 1, bounds: 'full'}}}                          | 40414
          {$densify: {field: 'n'}}                                                | 40414
          {$densify: {field: 'n', range: {bounds: 'full'}}}                       | 40414
          {$densify: {field: 'n', range: {step: 1}}}                              | 40414
          {$densify: {field: 'n', range: {step: 1, bounds: 'full'}, more: 1}}     | 40415
          {$densify: {field: 'n', range: {step: 1, bounds: 'full', more: 1}}}     | 40415
          {$densify: {field: 1, range: {step: 1, bounds: 'full'}}}                | 14
          {$densify: {field: 'n', range: 1}}                                      | 14
          {$densify: {field: 'n', range: {step: 'a', bounds: 'full'}}}            | 14
          {$densify: {field: 'n', range: {step: 1, unit: 1, bounds: 'full'}}}     | 14
          {$densify: {field: 'n', partitionByFields: 'a', range: {step: 1, bounds: 'full'}}} | 14
          {$densify: {field: 'n', partitionByFields: [1], range: {step: 1, bounds: 'full'}}} | 14
          {$densify: {field: 'n', range: {step: 0, bounds: 'full'}}}              | 5733401
          {$densify: {field: 'n', range: {step: 1, bounds: 1}}}                   | 5733402
          {$densify: {field: 'n', range: {step: 1, bounds: [1]}}}                 | 5733403
          {$densify: {field: 'n', range: {step: 1, bounds: [1, 'a']}}}            | 5733406
          {$densify: {field: 'n', range: {step: 1, bounds: 'partition'}}}         | 5733408
          {$densify: {field: 'd', range: {step: 1, unit: 'day', bounds: [1, 2]}}} | 5733409
          {$densify: {field: 'n', range: {step: 1, bounds: 'all'}}}               | 5946802
          {$densify: {field: 's', range: {step: 1, bounds: 'full'}}}              | 5733201
          """)
  void refusesOperandsOfDensify(String stage, int code) {
    assertRefused(stage, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$fill: 7}                                                        | 9
          {$fill: {}}                                                       | 40414
          {$fill: {output: {a: {value: 1}}, more: 1}}                       | 40415
          {$fill: {output: {a: {value: 1, more: 1}}}}                       | 40415
          {$fill: {output: 1}}                                              | 14
          {$fill: {output: {a: {value: 1}}, sortBy: 1}}                     | 14
          {$fill: {output: {a: {value: 1}}, partitionByFields: 'a'}}        | 14
          {$fill: {output: {a: {method: 1}}}}                               | 14
          {$fill: {output: {a: {value: 1}}, sortBy: {n: 'up'}}}             | 15974
          {$fill: {output: {a: {value: 1}}, sortBy: {n: 2}}}                | 15975
          {$fill: {output: {}}}                                             | 6050203
          {$fill: {output: {a: 1}}}                                         | 6050200
          {$fill: {output: {a: {value: 1, method: 'locf'}}}}                | 6050201
          {$fill: {output: {a: {method: 'guess'}}, sortBy: {n: 1}}}         | 6050202
          {$fill: {output: {a: {value: 1}}, partitionBy: '$a', partitionByFields: ['a']}} | 6050204
          """)
  void refusesOperandsOfFill(String stage, int code) {
    assertRefused(stage, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | 9
          {sum: 1}                                               | 9
          {$sum: 1, $avg: 1}                                     | 9
          {$unknown: '$n'}                                       | 9
          {$sum: '$n', window: 1}                                | 9
          {$sum: '$n', window: {more: 1}}                        | 9
          {$sum: '$n', window: {unit: 'day'}}                    | 9
          {$sum: '$n', window: {documents: [0, 1], range: [0, 1]}} | 9
          {$sum: '$n', window: {documents: [0]}}                 | 9
          {$sum: '$n', window: {documents: 'all'}}               | 9
          {$sum: '$n', window: {documents: ['first', 1]}}        | 9
          {$sum: '$n', window: {documents: [0.5, 1]}}            | 9
          {$sum: '$n', window: {documents: [1, 0]}}              | 5339900
          {$sum: '$n', window: {range: [true, 1]}}               | 9
          {$sum: '$n', window: {range: [0, 1], unit: 1}}         | 9
          {$sum: '$n', window: {range: [0, 1], unit: 'eon'}}     | 9
          {$sum: '$n', window: {range: [0, 0.5], unit: 'day'}}   | 9
          {$sum: '$n', window: {range: [0, 1], unit: 'day'}}     | 5429513
          {$rank: 1}                                             | 5371603
          {$rank: {a: 1}}                                        | 5371603
          {$rank: {}, window: {documents: [0, 1]}}               | 5371601
          {$shift: 1}                                            | 9
          {$shift: {output: '$n'}}                               | 9
          {$shift: {output: '$n', by: 'a'}}                      | 9
          {$shift: {by: 1}}                                      | 9
          {$shift: {output: '$n', by: 1, more: 1}}               | 9
          {$linearFill: '$s'}                                    | 605000
          """)
  void refusesWindowFunctions(String function, int code) {
    assertRefused("{$setWindowFields: {sortBy: {n: 1}, output: {x: " + function + "}}}", code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$setWindowFields: 7}                                             | 9
          {$setWindowFields: {sortBy: {n: 1}}}                              | 40414
          {$setWindowFields: {output: {}, more: 1}}                         | 40415
          {$setWindowFields: {output: 1}}                                   | 14
          {$setWindowFields: {output: {}, sortBy: 1}}                       | 14
          {$setWindowFields: {output: {x: 1}}}                              | 9
          {$setWindowFields: {output: {x: {$rank: {}}}}}                    | 5371602
          {$setWindowFields: {output: {x: {$sum: 1, window: {documents: [0, 1]}}}}} | 5339901
          {$setWindowFields: {output: {x: {$sum: 1, window: {range: [0, 1]}}}}}     | 5339902
          {$geoNear: 7}                                                     | 9
          {$geoNear: {distanceField: 'x'}}                                  | 5860400
          {$geoNear: {near: 'here', distanceField: 'x'}}                    | 5860400
          {$geoNear: {near: [0, 0]}}                                        | 16606
          {$geoNear: {near: [0, 0], distanceField: 1}}                      | 16606
          {$geoNear: {near: [0, 0], distanceField: 'x', query: 1}}          | 14
          {$geoNear: {near: [0, 0], distanceField: 'x', key: 1}}            | 14
          {$geoNear: {near: [0, 0], distanceField: 'x', maxDistance: 'a'}}  | 14
          {$bucketAuto: 7}                                                  | 40240
          {$bucketAuto: {groupBy: '$n'}}                                    | 40246
          {$bucketAuto: {buckets: 1}}                                       | 40246
          {$bucketAuto: {groupBy: 'n', buckets: 1}}                         | 40239
          {$bucketAuto: {groupBy: '$n', buckets: 'a'}}                      | 40241
          {$bucketAuto: {groupBy: '$n', buckets: 0.5}}                      | 40242
          {$bucketAuto: {groupBy: '$n', buckets: 0}}                        | 40243
          {$bucketAuto: {groupBy: '$n', buckets: 1, output: 1}}             | 40244
          {$bucketAuto: {groupBy: '$n', buckets: 1, more: 1}}               | 40245
          {$group: {_id: 1, s: 1}}                                          | 40234
          {$group: {_id: 1, 's.t': {$sum: 1}}}                              | 40235
          {$group: {_id: 1, s: {$nope: 1}}}                                 | 15952
          {$unionWith: 7}                                                   | 9
          {$unionWith: {pipeline: []}}                                      | 9
          {$unionWith: {coll: 'c', more: 1}}                                | 40415
          {$unionWith: {coll: 1}}                                           | 14
          {$unionWith: {coll: 'c', pipeline: 1}}                            | 14
          {$unionWith: {coll: 'c', pipeline: [1]}}                          | 14
          {$documents: 7}                                                   | 5858203
          {$documents: [7]}                                                 | 5858203
          """)
  void refusesOperandsOfOtherStages(String stage, int code) {
    assertRefused(stage, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$facet: {a: 1}}",
        "{$facet: {a: [1]}}",
        "{$lookup: {from: 'c', as: 1, pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 'c', pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 1, as: 'a', pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 'c', as: 'a', let: 1, pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 'c', as: 'a', localField: 1, foreignField: 'n',"
            + " pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 'c', as: 'a', localField: 'n', foreignField: 1,"
            + " pipeline: [{$set: {a: 1}}]}}",
        "{$lookup: {from: 'c', as: 'a', pipeline: [{$set: {a: 1}}, 1]}}"
      })
  void refusesPartsOfStagesThatHavePipelines(String stage) {
    assertThat(refused(List.of(json(stage))).getErrorCode()).isPositive();
  }

  @Test
  void refusesChangeStreamsAsOneServerByItselfDoes() {
    assertRefused("{$changeStream: {}}", 40573);
    assertRefused("{$changeStream: {fullDocument: 'updateLookup'}}", 40573);
  }

  private void assertRefused(String stage, int code) {
    assertRefused(List.of(json(stage)), code);
  }
}
