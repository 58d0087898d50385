package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that no document could hold are refused while they are made, before they fill the heap.
 */
class LargeValuesTest extends RemoteFixture {

  private static Document set(String expression) {
    return json("{$set: {made: " + expression + "}}");
  }

  private static String reduce(String initial, int steps, String in) {
    return "{$reduce: {input: {$range: [0, %d]}, initialValue: %s, in: %s}}"
        .formatted(steps, initial, in);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['$long', 1] | {$concatArrays: ['$$value', '$$value']}",
        "['$long', 1] | {$concatArrays: ['$$value', {$map: {input: '$$value', in: '$$this'}}]}",
        "'text'    | {$concat: ['$$value', '$$value']}",
        "['$long'] | ['$$value', '$$value']",
        "'text'    | {a: '$$value', b: ['$$value']}",
        "{a: 1}    | {$setField: {field: 'a', input: {b: '$$value'}, value: '$$value'}}",
        "{a: 1}    | {$mergeObjects: [{a: '$$value'}, {b: '$$value'}]}",
        "['$long', 1] | {$zip: {inputs: ['$$value', '$$value']}}",
        "'aa'      | {$replaceAll: {input: '$$value', find: 'a', replacement: '$$value'}}",
        "'a'       | {$replaceAll: {input: '$$value', find: '', replacement: 'aa'}}",
        "'ab'      | {$replaceOne: {input: '$$value', find: 'a', replacement: {$concat: ['a',"
            + " '$$value']}}}",
        "['$long'] | {$map: {input: '$$value', as: 'it', in: ['$$value', '$$it']}}",
      })
  void refusesWhatDoublesWithEachStep(String initial, String in) {
    remote.call("insertOne", "document", new Document("long", "x".repeat(20_000)));

    assertRefused("aggregate", "pipeline", List.of(set(reduce(initial, 60, in))));
  }

  @Test
  void refusesWhatAnUpdateWouldMake() {
    remote.insert("{_id: 1}");
    Document stage = set(reduce("'text'", 60, "{$concat: ['$$value', '$$value']}"));

    assertRefused("updateOne", "query", json("{}"), "update", List.of(stage));
    assertThat(remote.all()).containsExactly(json("{_id: 1}"));
  }

  private void assertRefused(String operation, Object... namesAndValues) {
    assertThat(remote.refusal(operation, namesAndValues))
        .message()
        .containsPattern(
            "BSONObj size: \\d+ \\(0x[0-9A-F]+\\) is invalid. Size must be between 0 and"
                + " 16793600\\(16MB\\)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$map: {input: {$range: [0, 1000]}, in: {$range: [0, 1000000]}}}",
        "{$split: [{$concat: ['$long', '$long']}, 'x']}",
        "{$regexFindAll: {input: '$long', regex: 'x'}}",
      })
  void refusesWhatIsManyTimesItsOperand(String expression) {
    remote.call("insertOne", "document", new Document("long", "x".repeat(1_000_000)));

    assertRefused("aggregate", "pipeline", List.of(set(expression)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$size: {$range: [0, 1000000]}} | 1000000",
        "{$strLenCP: {$reduce: {input: {$range: [0, 23]}, initialValue: 'x', in: {$concat:"
            + " ['$$value', '$$value']}}}} | 8388608",
        "{$size: {$reduce: {input: {$range: [0, 20]}, initialValue: [1], in: {$concatArrays:"
            + " ['$$value', '$$value']}}}} | 1048576",
        "{$size: {$reduce: {input: {$range: [0, 2000]}, initialValue: [], in: {$concatArrays:"
            + " ['$$value', ['$$this']]}}}} | 2000",
      })
  void makesWhatFits(String expression, int value) {
    remote.insert("{_id: 1}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(set(expression))))
        .containsExactly(new Document("_id", 1).append("made", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | {$setField: {field: 'a', input: '$$value', value: '$long'}}                  | true",
        "40 | {$mergeObjects: ['$$value', {a: '$long'}]}                                   | true",
        "15 | {$setField: {field: {$toString: '$$this'}, input: '$$value', value: '$long'}} | true",
        "17 | {$setField: {field: {$toString: '$$this'}, input: '$$value', value: '$long'}} | false",
        "15 | {$mergeObjects: ['$$value', {$arrayToObject: [[{k: {$toString: '$$this'}, v:"
            + " '$long'}]]}]} | true",
        "17 | {$mergeObjects: ['$$value', {$arrayToObject: [[{k: {$toString: '$$this'}, v:"
            + " '$long'}]]}]} | false",
      })
  void countsAFieldThatIsReplacedOnce(int steps, String in, boolean fits) {
    remote.call("insertOne", "document", new Document("long", "x".repeat(1_000_000)));
    Document type = json("{$project: {_id: 0, t: {$type: " + reduce("{}", steps, in) + "}}}");

    if (fits) {
      assertThat(remote.documents("aggregate", "pipeline", List.of(type)))
          .containsExactly(json("{t: 'object'}"));
    } else {
      assertRefused("aggregate", "pipeline", List.of(type));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$push: '$text'}                       | 104 |",
        "{$push: '$text'}                       | 105 | $push",
        "{$addToSet: {i: '$i', text: '$text'}}  | 104 |",
        "{$addToSet: {i: '$i', text: '$text'}}  | 105 | $addToSet",
        "{$addToSet: '$text'}                   | 300 |",
      })
  void holdsAsMuchForAGroupAsMongoDb(String accumulator, int texts, String refused) {
    remote.call("insertOne", "document", new Document("text", "x".repeat(1_000_000)));
    List<Document> pipeline =
        List.of(
            json("{$set: {i: {$range: [0, %d]}}}".formatted(texts)),
            json("{$unwind: '$i'}"),
            json("{$group: {_id: null, all: %s}}".formatted(accumulator)),
            json("{$project: {_id: 0, n: {$size: '$all'}}}"));

    if (refused == null) {
      assertThat(remote.documents("aggregate", "pipeline", pipeline)).hasSize(1);
    } else {
      assertThat(remote.refusal("aggregate", "pipeline", pipeline))
          .hasMessageContaining(
              refused
                  + " used too much memory and cannot spill to disk. Memory limit: 104857600"
                  + " bytes");
    }
  }
}
