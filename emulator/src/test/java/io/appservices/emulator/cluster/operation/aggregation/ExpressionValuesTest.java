package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions of the embedded server have the values, and the types, that MongoDB gives them. */
class ExpressionValuesTest extends RemoteFixture {

  ExpressionValuesTest() {
    super(
        "{_id: {$oid: '5f0000000000000000000001'}, n: 7, d: 2.5, l: {$numberLong: '9'}, one: ['x'],"
            + " items: [{sku: '$5', qty: 2}, {sku: 'b', qty: 1}], text: 'Déjà vu', nothing: null,"
            + " at: {$date: '2024-03-03T22:05:09.007Z'}, price: {$numberDecimal: '10.10'}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$add: ['$n', '$l']}                       | {$numberLong: '16'}",
        "{$add: [2147483647, 1]}                    | {$numberLong: '2147483648'}",
        "{$add: ['$at', 1000]}                      | {$date: '2024-03-03T22:05:10.007Z'}",
        "{$add: ['$price', 1]}                      | {$numberDecimal: '11.10'}",
        "{$add: ['$n', '$none']}                    | null",
        "{$subtract: ['$at', {$date: '2024-03-03T22:05:09Z'}]} | {$numberLong: '7'}",
        "{$multiply: ['$n', 2, 3]}                  | 42",
        "{$multiply: [{$numberLong: '9223372036854775807'}, 2]} | 18446744073709551614.0",
        "{$divide: ['$n', 2]}                       | 3.5",
        "{$divide: ['$price', 2]}                   | {$numberDecimal: '5.05'}",
        "{$mod: ['$n', 4]}                          | 3",
        "{$mod: ['$d', 2]}                          | 0.5",
        "{$pow: ['$n', 2]}                          | 49",
        "{$pow: [2, -1]}                            | 0.5",
        "{$pow: [2, 40]}                            | {$numberLong: '1099511627776'}",
        "{$pow: [1, 2000000000]}                    | 1",
        "{$pow: [{$numberLong: '-1'}, 3000000001]}  | {$numberLong: '-1'}",
        "{$pow: [0, {$numberLong: '3000000001'}]}   | {$numberLong: '0'}",
        "{$pow: [{$numberDecimal: '10'}, 7000]}     | {$numberDecimal: 'Infinity'}",
        "{$pow: [{$numberDecimal: '1E400'}, 1]}     | {$numberDecimal: '1E+400'}",
        "{$pow: [{$numberDecimal: '-1E400'}, 3]}    | {$numberDecimal: '-1E+1200'}",
        "{$pow: [{$numberDecimal: '1E400'}, -1]}    | {$numberDecimal: '1E-400'}",
        "{$pow: [{$numberDecimal: '1E6000'}, 2]}    | {$numberDecimal: 'Infinity'}",
        "{$pow: [{$numberDecimal: '-1E6000'}, 999]} | {$numberDecimal: '-Infinity'}",
        "{$pow: [{$numberDecimal: '1E-6000'}, 2]}   | {$numberDecimal: '0E-6176'}",
        "{$pow: [{$numberDecimal: '10'}, 1000]}     | {$numberDecimal:"
            + " '1.000000000000000000000000000000000E+1000'}",
        "{$pow: [{$numberDecimal: '1E-400'}, -2]}   | {$numberDecimal: '1E+800'}",
        "{$pow: [{$numberDecimal: '1E3070'}, 2]}    | {$numberDecimal:"
            + " '1.00000000000000000000000000000E+6140'}",
        "{$pow: [{$numberDecimal: '0E6000'}, 2]}    | {$numberDecimal: '0E+6111'}",
        "{$pow: [{$numberDecimal: '2'}, {$numberDecimal: '3.0'}]} | {$numberDecimal: '8'}",
        "{$pow: [2, {$numberDecimal: '1E6000'}]}    | {$numberDecimal: 'Infinity'}",
        "{$pow: [{$numberDecimal: 'Infinity'}, 2]}  | {$numberDecimal: 'Infinity'}",
        "{$pow: [{$numberDecimal: '1.1'}, 2]}       | {$numberDecimal: '1.21'}",
        "{$pow: [3, {$numberDecimal: '40'}]}        | {$numberDecimal: '12157665459056928801'}",
        "{$pow: [{$numberDecimal: '2'}, 0.5]}       | {$numberDecimal: '1.414213562373095'}",
        "{$pow: [{$numberDecimal: '5'}, 0]}         | {$numberDecimal: '1'}",
        "{$pow: [{$numberDecimal: '0'}, 3]}         | {$numberDecimal: '0'}",
        "{$multiply: [{$numberDecimal: '1E+6000'}, 2]} | {$numberDecimal: '2E+6000'}",
        "{$multiply: [{$numberDecimal: '9E+6144'}, 10]} | {$numberDecimal: 'Infinity'}",
        "{$multiply: [{$numberDecimal: '1E-6176'}, {$numberDecimal: '0.1'}]} | {$numberDecimal:"
            + " '0E-6176'}",
        "{$divide: [{$numberDecimal: '1E+6000'}, {$numberDecimal: '1E-6000'}]} | {$numberDecimal:"
            + " 'Infinity'}",
        "{$abs: {$numberDecimal: '-1E+6000'}}       | {$numberDecimal: '1E+6000'}",
        "{$round: [{$numberDecimal: '1E+6000'}, -20]} | {$numberDecimal: '1E+6000'}",
        "{$substrBytes: ['abc', 1, {$numberLong: '9223372036854775807'}]} | 'bc'",
        "{$log: [8, 2]}                             | 3.0",
        "{$abs: -7}                                 | 7",
        "{$ceil: '$d'}                              | 3.0",
        "{$floor: '$n'}                             | 7",
        "{$trunc: [7.86, 1]}                        | 7.8",
        "{$trunc: [1299, -2]}                       | 1200",
        "{$round: ['$price', 1]}                    | {$numberDecimal: '10.1'}",
        "{$sum: ['$n', '$d', 'x']}                  | 9.5",
        "{$sum: '$items.qty'}                       | 3",
        "{$avg: '$items.qty'}                       | 1.5",
        "{$max: ['$n', '$l', null]}                 | {$numberLong: '9'}",
        "{$eq: ['$n', 7.0]}                         | true",
        "{$eq: ['$none', null]}                     | false",
        "{$eq: ['$nothing', null]}                  | true",
        "{$gt: ['$n', null]}                        | true",
        "{$lt: ['$none', null]}                     | true",
        "{$cmp: ['b', 'a']}                         | 1",
        "{$in: [7.0, ['$n']]}                       | true",
        "{$indexOfArray: [[1, 2, 3, 2], 2.0, 2]}    | 3",
        "{$setUnion: [[1, 2], [2.0, 3]]}            | [1, 2, 3]",
        "{$arrayElemAt: [{$setUnion: [[3], [1]]}, 0]} | 1",
        "{$setIntersection: [[1, 2], [2.0]]}        | [2]",
        "{$setDifference: [[3, 1, 3], [1]]}         | [3]",
        "{$setEquals: [[1, 1, 2], [2.0, 1]]}        | true",
        "{$arrayElemAt: ['$items', 0]}              | {sku: '$5', qty: 2}",
        "{$mergeObjects: [{$arrayElemAt: ['$items', 0]}, {x: 1}]} | {sku: '$5', qty: 2, x: 1}",
        "{$type: '$one'}                            | 'array'",
        "{$isNumber: [[1]]}                         | false",
        "{$objectToArray: {$arrayElemAt: ['$items', 1]}} | [{k: 'sku', v: 'b'}, {k: 'qty', v: 1}]",
        "{$objectToArray: '$none'}                  | null",
        "{$arrayToObject: [[['a', 1], ['b', 2]]]}   | {a: 1, b: 2}",
        "{$setField: {field: 'a', input: {}, value: null}} | {a: null}",
        "{$setField: {field: 'a.b', input: {a: 1}, value: '$n'}} | {a: 1, 'a.b': 7}",
        "{$setField: {field: 'a', input: {a: 1}, value: '$$REMOVE'}} | {}",
        "{$unsetField: {field: 'a', input: {a: 1, b: 2}}} | {b: 2}",
        "{$getField: {field: 'qty', input: {$arrayElemAt: ['$items', 1]}}} | 1",
        "{$range: [0, '$n', 3]}                     | [0, 3, 6]",
        "{$slice: ['$items.sku', -1]}               | ['b']",
        "{$substr: ['$text', 0, 100]}               | 'Déjà vu'",
        "{$substrCP: ['$text', 1, 3]}               | 'éjà'",
        "{$substrBytes: ['abcdef', 2, 100]}         | 'cdef'",
        "{$strLenCP: 'a😀'}                         | 2",
        "{$indexOfCP: ['a😀b', 'b']}                | 2",
        "{$regexFind: {input: 'a😀b', regex: 'b'}}  | {match: 'b', idx: 2, captures: []}",
        "{$split: ['a, b', ', ']}                   | ['a', 'b']",
        "{$toLower: '$none'}                        | ''",
        "{$toUpper: '$text'}                        | 'DéJà VU'",
        "{$concat: ['$text', '!']}                  | 'Déjà vu!'",
        "{$toString: '$at'}                         | '2024-03-03T22:05:09.007Z'",
        "{$toString: true}                          | 'true'",
        "{$toString: 3.0}                           | '3'",
        "{$toString: '$_id'}                        | '5f0000000000000000000001'",
        "{$toInt: '12'}                             | 12",
        "{$toInt: 2.9}                              | 2",
        "{$toLong: '$at'}                           | {$numberLong: '1709503509007'}",
        "{$toDouble: '2.5'}                         | 2.5",
        "{$toBool: 'false'}                         | true",
        "{$toDate: '2024-01-02'}                    | {$date: '2024-01-02T00:00:00Z'}",
        "{$toDate: '$_id'}                          | {$date: '2020-07-04T04:05:20Z'}",
        "{$convert: {input: '1.5', to: 'decimal'}}  | {$numberDecimal: '1.5'}",
        "{$convert: {input: 'x', to: 'int', onError: -1}} | -1",
        "{$convert: {input: '$none', to: 'int', onNull: 0}} | 0",
        "{$convert: {input: 2.5, to: 16}}           | 2",
        "{$dayOfWeek: '$at'}                        | 1",
        "{$dayOfWeek: {date: '$at', timezone: 'Asia/Tokyo'}} | 2",
        "{$hour: {date: '$at', timezone: '+02:30'}} | 0",
        "{$year: '$_id'}                            | 2020",
        "{$dateToString: {date: '$at'}}             | '2024-03-03T22:05:09.007Z'",
        "{$dateToString: {date: '$at', timezone: 'America/New_York'}} | '2024-03-03T17:05:09.007'",
        "{$dateToString: {date: '$at', format: '%Y-%m-%d %H:%M %z (%j, %u, %w, %U, %V, %G)'}}"
            + " | '2024-03-03 22:05 +0000 (063, 7, 1, 09, 09, 2024)'",
        "{$dateToString: {date: '$at', format: '%d. %b %B %%', timezone: 'Europe/Berlin'}}"
            + " | '03. Mar March %'",
        "{$dateToString: {date: '$none', onNull: 'never'}} | 'never'",
        "{$dateFromParts: {isoWeekYear: 2024, isoWeek: 9, isoDayOfWeek: 7}} | {$date:"
            + " '2024-03-03T00:00:00Z'}",
        "{$dateFromParts: {year: 2024, month: 3, day: 3, hour: 22, timezone: 'Europe/Berlin'}} |"
            + " {$date: '2024-03-03T21:00:00Z'}",
        "{$dateTrunc: {date: '$at', unit: 'minute', binSize: 15}} | {$date:"
            + " '2024-03-03T22:00:00Z'}",
        "{$dateTrunc: {date: '$at', unit: 'month', binSize: 4}} | {$date: '2024-01-01T00:00:00Z'}",
        "{$dateTrunc: {date: '$at', unit: 'quarter'}} | {$date: '2024-01-01T00:00:00Z'}",
        "{$let: {vars: {CURRENT: {n: 1}}, in: '$n'}} | 1",
      })
  void anExpressionHasTheValueThatTheManualTells(String expression, String expected) {
    Document stage = Document.parse("{$project: {_id: 0, r: " + expression + "}}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(stage)))
        .containsExactly(Document.parse("{r: " + expected + "}"));
    assertThat(
            remote.document("findOne", "query", new Document(), "project", stage.get("$project")))
        .isEqualTo(Document.parse("{r: " + expected + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$toInt: '1.5'}              | Failed to parse number '1.5' in $convert",
        "{$toInt: 3000000000}         | Conversion would overflow target type in $convert",
        "{$toObjectId: 'abcd'}        | Invalid string length for parsing to OID, expected 24",
        "{$convert: {input: 1, to: 'nope'}} | Unknown type name: nope",
        "{$convert: {input: [1], to: 'int'}} | Unsupported conversion from array to int",
        "{$divide: [1, 0]}            | can't $divide by zero",
        "{$mod: [1, 0]}               | can't $mod by zero",
        "{$add: ['a', 1]}             | $add only supports numeric or date types, not string",
        "{$log: [0, 10]}              | $log's argument must be a positive number",
        "{$sqrt: -1}                  | $sqrt's argument must be greater than or equal to 0",
        "{$substrCP: ['a', -1, 1]}    | must be nonnegative integer",
        "{$strLenCP: '$none'}         | $strLenCP requires a string argument, found: null",
        "{$split: ['a', '']}          | $split requires a non-empty separator",
        "{$range: [0, {$multiply: ['$n', 1000000]}]} | $range would use too much memory",
        "{$eq: [1]}                   | Expression $eq takes exactly 2 arguments. 1 were passed"
            + " in.",
        "{$in: [1, '$n']}             | $in requires an array as a second argument, found: int",
        "{$add: [1], $n: 2}           | must contain exactly one field",
        "{$dateToString: {date: '$at', format: '%q'}} | Invalid format character '%q'",
      })
  void anExpressionIsRefusedAsMongoDbRefusesIt(String expression, String text) {
    Document stage = Document.parse("{$project: {r: " + expression + "}}");

    assertThat(remote.refusal("aggregate", "pipeline", List.of(stage))).hasMessageContaining(text);
  }
}
