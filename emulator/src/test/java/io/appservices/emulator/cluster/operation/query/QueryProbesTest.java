package io.appservices.emulator.cluster.operation.query;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries, sorts and stages in the style of applications, and what the manual says of them. */
class QueryProbesTest extends RemoteFixture {

  QueryProbesTest() {
    super(
        "{_id: 1, v: 5, tags: ['a', 'b'], lines: [{sku: 'x', qty: 1, at: [1, 9]}, {sku: 'y', qty:"
            + " 8}], name: 'Ann'}",
        "{_id: 2, v: 'five', tags: [], lines: [{sku: 'x', qty: 5}], name: 'bob'}",
        "{_id: 3, v: null, tags: ['b'], name: 'Ann Lee'}",
        "{_id: 4, tags: ['c'], pairs: [['a', 'b']], n: [0, 10]}",
        "{_id: 5, v: [2, 9], o: {x: 1, y: 2}}",
        "{_id: 6, v: {k: 1}, o: {y: 2, x: 1}}",
        "{_id: 7, v: true}",
        "{_id: 8, v: {$date: '2024-01-01T00:00:00Z'}}",
        "{_id: 9, v: {$oid: '5f0000000000000000000001'}}",
        "{_id: 10, v: 2.5}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{lines: {$elemMatch: {sku: 'x', qty: {$gt: 2}}}} | [2]",
        "{'lines.sku': 'x', 'lines.qty': {$gt: 2}}   | [1, 2]",
        "{'lines.0.qty': 1}                          | [1]",
        "{'lines.at': 9}                             | [1]",
        "{'lines.at.1': 9}                           | [1]",
        "{tags: 'b'}                                 | [1, 3]",
        "{tags: ['a', 'b']}                          | [1]",
        "{tags: {$all: ['b', 'a']}}                  | [1]",
        "{tags: {$all: [['a', 'b']]}}                | [1]",
        "{pairs: {$all: [['a', 'b']]}}               | [4]",
        "{lines: {$all: [{$elemMatch: {sku: 'x'}}, {$elemMatch: {qty: 8}}]}} | [1]",
        "{tags: {$size: 0}}                          | [2]",
        "{tags: {$in: ['a', null]}}                  | [1, 5, 6, 7, 8, 9, 10]",
        "{tags: {$nin: ['b']}}                       | [2, 4, 5, 6, 7, 8, 9, 10]",
        "{tags: {$ne: 'b'}, v: {$exists: true}}      | [2, 5, 6, 7, 8, 9, 10]",
        "{n: {$gt: 5, $lt: 5}}                       | [4]",
        "{n: {$elemMatch: {$gt: 5, $lt: 5}}}         | []",
        "{v: {$gt: 2, $lt: 6}}                       | [1, 5, 10]",
        "{v: {$not: {$gte: 2}}}                      | [2, 3, 4, 6, 7, 8, 9]",
        "{v: null}                                   | [3, 4]",
        "{v: {$exists: false}}                       | [4]",
        "{v: {$type: 'null'}}                        | [3]",
        "{v: {$type: 'number'}}                      | [1, 5, 10]",
        "{v: {$type: ['string', 'bool']}}            | [2, 7]",
        "{v: {$type: 'array'}}                       | [5]",
        "{v: {$type: 7}}                             | [9]",
        "{v: {$mod: [5, 0]}}                         | [1]",
        "{v: {$gte: null}}                           | [3, 4]",
        "{v: {$lt: true}}                            | []",
        "{$nor: [{v: 5}, {tags: {$exists: true}}, {v: {$type: 'object'}}]} | [5, 7, 8, 9, 10]",
        "{name: /^ann/i}                             | [1, 3]",
        "{name: {$regex: '^A.*e$'}}                  | [3]",
        "{name: {$regex: 'B', $options: 'i'}}        | [2]",
        "{name: {$in: [/^b/, 'Ann']}}                | [1, 2]",
        "{name: {$not: /n/}, tags: {$exists: true}}  | [2, 4]",
        "{o: {x: 1, y: 2}}                           | [5]",
        "{'o.x': 1}                                  | [5, 6]",
        "{$or: [{v: 5.0}, {'v.k': 1}]}               | [1, 6]",
        "{$expr: {$in: ['b', {$ifNull: ['$tags', []]}]}} | [1, 3]",
        "{$expr: {$gt: [{$size: {$ifNull: ['$lines', []]}}, 1]}} | [1]",
        "{$and: [{v: {$ne: null}}, {v: {$nin: [5, 'five']}}, {_id: {$lte: 6}}]} | [5, 6]",
      })
  void aQueryFindsWhatTheManualTells(String query, String ids) {
    List<Integer> expected = json("{v: " + ids + "}").getList("v", Integer.class);

    assertThat(remote.documents("find", "query", json(query), "sort", json("{_id: 1}")))
        .extracting(one -> one.getInteger("_id"))
        .isEqualTo(expected);
    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                List.of(new Document("$match", json(query)), json("{$sort: {_id: 1}}"))))
        .extracting(one -> one.getInteger("_id"))
        .isEqualTo(expected);
  }

  @Test
  void valuesOfAllTypesAreSortedAsInTheManual() {
    assertThat(remote.documents("find", "sort", json("{v: 1, _id: 1}")))
        .extracting(one -> one.getInteger("_id"))
        .containsExactly(3, 4, 5, 10, 1, 2, 6, 9, 7, 8);
    assertThat(remote.documents("find", "sort", json("{v: -1, _id: 1}")))
        .extracting(one -> one.getInteger("_id"))
        .containsExactly(8, 7, 9, 6, 2, 5, 1, 10, 3, 4);
  }

  @Test
  void distinctTakesTheItemsOfArrays() {
    assertThat(remote.call("distinct", "field", "lines.sku", "query", new Document()))
        .isEqualTo(List.of("x", "y"));
    assertThat(remote.call("distinct", "field", "tags", "query", json("{_id: {$lt: 4}}")))
        .isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$unwind: {path: '$lines', includeArrayIndex: 'i'}}, {$project: {i: 1, sku: '$lines.sku'}}"
            + " | [{_id: 1, i: {$numberLong: '0'}, sku: 'x'}, {_id: 1, i: {$numberLong: '1'}, sku:"
            + " 'y'}, {_id: 2, i: {$numberLong: '0'}, sku: 'x'}]",
        "{$match: {_id: {$in: [2, 3]}}}, {$unwind: {path: '$tags', preserveNullAndEmptyArrays:"
            + " true}}, {$project: {tags: 1}} | [{_id: 2}, {_id: 3, tags: 'b'}]",
        "{$sortByCount: {$type: '$tags'}} | [{_id: 'missing', count: 6}, {_id: 'array', count: 4}]",
        "{$match: {lines: {$exists: true}}}, {$count: 'n'} | [{n: 2}]",
        "{$match: {_id: 0}}, {$count: 'n'} | []",
        "{$match: {_id: {$lte: 3}}}, {$group: {_id: null, first: {$first: '$name'}, last: {$last:"
            + " '$name'}, all: {$push: '$name'}, n: {$sum: 1}}} | [{_id: null, first: 'Ann', last:"
            + " 'Ann Lee', all: ['Ann', 'bob', 'Ann Lee'], n: 3}]",
        "{$match: {_id: 1}}, {$facet: {a: [{$project: {name: 1}}], b: [{$unwind: '$tags'},"
            + " {$group: {_id: '$tags', n: {$sum: 1}}}, {$sort: {_id: 1}}]}} | [{a: [{_id: 1, name:"
            + " 'Ann'}], b: [{_id: 'a', n: 1}, {_id: 'b', n: 1}]}]",
        "{$match: {_id: {$lte: 4}}}, {$bucketAuto: {groupBy: '$_id', buckets: 2}} | [{_id: {min: 1,"
            + " max: 3}, count: 2}, {_id: {min: 3, max: 4}, count: 2}]",
        "{$match: {_id: {$lte: 6}}}, {$bucket: {groupBy: '$_id', boundaries: [0, 3, 6], default:"
            + " 'rest', output: {n: {$sum: 1}, names: {$push: '$name'}}}} | [{_id: 0, n: 2, names:"
            + " ['Ann', 'bob']}, {_id: 3, n: 3, names: ['Ann Lee']}, {_id: 'rest', n: 1, names:"
            + " []}]",
        "{$match: {_id: {$lte: 2}}}, {$unionWith: {coll: 'items', pipeline: [{$match: {_id: 3}}]}},"
            + " {$replaceWith: {id: '$_id'}} | [{id: 1}, {id: 2}, {id: 3}]",
        "{$documents: [{n: 1}, {n: 4}]}, {$densify: {field: 'n', range: {step: 1, bounds: 'full'}}}"
            + " | [{n: 1}, {n: 2}, {n: 3}, {n: 4}]",
        "{$documents: [{n: 1, v: 2}, {n: 2}, {n: 3, v: 4}]}, {$fill: {sortBy: {n: 1}, output: {v:"
            + " {method: 'linear'}}}} | [{n: 1, v: 2}, {n: 2, v: 3.0}, {n: 3, v: 4}]",
        "{$documents: [{a: [1, 2], b: {$literal: '$x'}}]}, {$set: {c: {$map: {input: '$a', as: 'x',"
            + " in: {$multiply: ['$$x', 10]}}}, d: {$reduce: {input: '$a', initialValue: 0, in:"
            + " {$add: ['$$value', '$$this']}}}}} | [{a: [1, 2], b: '$x', c: [10, 20], d: 3}]",
        "{$documents: [{a: [3, 1, 2]}]}, {$project: {f: {$filter: {input: '$a', cond: {$gt:"
            + " ['$$this', 1]}, limit: 1}}, s: {$sortArray: {input: '$a', sortBy: -1}}, z: {$zip:"
            + " {inputs: ['$a', [7, 8]]}}, r: {$reverseArray: '$a'}, c: {$concatArrays: ['$a',"
            + " [0]]}}} | [{f: [3], s: [3, 2, 1], z: [[3, 7], [1, 8]], r: [2, 1, 3], c: [3, 1, 2,"
            + " 0]}]",
      })
  void aPipelineGivesWhatTheManualTells(String stages, String result) {
    assertThat(
            remote.documents(
                "aggregate",
                "pipeline",
                json("{p: [" + stages + "]}").getList("p", Document.class)))
        .isEqualTo(json("{v: " + result + "}").getList("v", Document.class));
  }

  @Test
  void aSampleHasAsManyDocumentsAsItIsAskedFor() {
    assertThat(remote.documents("aggregate", "pipeline", List.of(json("{$sample: {size: 3}}"))))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }
}
