package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages of the embedded server that choose, make and leave out fields. */
class FieldsTest extends RemoteFixture {

  FieldsTest() {
    super("{_id: 1, n: 2, s: '$n', o: {a: 1, b: 2}, l: [{x: 1, y: 2}, {y: 3}, 4]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$project: {'l.x': 1}}                | {_id: 1, l: [{x: 1}, {}]}",
        "{$project: {l: {x: 1}, _id: 0}}       | {l: [{x: 1}, {}]}",
        "{$project: {'o.a': 1, 'p.q': '$n'}}   | {_id: 1, o: {a: 1}, p: {q: 2}}",
        "{$project: {o: {b: 1, c: '$o.a'}}}    | {_id: 1, o: {b: 2, c: 1}}",
        "{$project: {n: {m: '$n'}}}            | {_id: 1, n: {m: 2}}",
        "{$project: {r: ['$n', {$add: ['$n', 1]}, '$none']}} | {_id: 1, r: [2, 3, null]}",
        "{$project: {r: {$cond: [false, 1, '$$REMOVE']}, n: 1}} | {_id: 1, n: 2}",
        "{$project: {_id: '$n'}}               | {_id: 2}",
        "{$project: {_id: 0, n: 1}}            | {n: 2}",
        "{$project: {l: 0, 'o.a': 0, s: 0}}    | {_id: 1, n: 2, o: {b: 2}}",
        "{$project: {_id: 0, l: 0, o: 0}}      | {n: 2, s: '$n'}",
        "{$project: {_id: 1, l: 0, o: 0}}      | {_id: 1, n: 2, s: '$n'}",
        "{$project: {'l.y': 0, o: 0, s: 0}}    | {_id: 1, n: 2, l: [{x: 1}, {}, 4]}",
        "{$unset: ['l.y', 'o', 's']}           | {_id: 1, n: 2, l: [{x: 1}, {}, 4]}",
        "{$unset: 'l'}                         | {_id: 1, n: 2, s: '$n', o: {a: 1, b: 2}}",
      })
  void choosesFields(String stage, String result) {
    assertThat(run(stage)).isEqualTo(Document.parse(result));
  }

  /** What is added, and what becomes of the fields {@code n}, {@code s} and {@code o}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'o.c': '$n'}              | {_id: 1, n: 2, s: '$n', o: {a: 1, b: 2, c: 2}}",
        "{o: {a: {d: '$o.b'}}}      | {_id: 1, n: 2, s: '$n', o: {a: {d: 2}, b: 2}}",
        "{o: {a: 'x', b: '$o.a'}}   | {_id: 1, n: 2, s: '$n', o: {a: 'x', b: 1}}",
        "{n: '$o.a', 'o.a': '$n'}   | {_id: 1, n: 1, s: '$n', o: {a: 2, b: 2}}",
        "{o: '$$REMOVE', s: '$s'}   | {_id: 1, n: 2, s: '$n'}",
        "{s: {v: '$s'}}             | {_id: 1, n: 2, s: {v: '$n'}, o: {a: 1, b: 2}}",
        "{o: {type: {$literal: 'Point'}, at: ['$n', '$o.a']}}"
            + " | {_id: 1, n: 2, s: '$n', o: {a: 1, b: 2, type: 'Point', at: [2, 1]}}",
      })
  void addsFieldsWhoseValuesAreThoseBefore(String fields, String result) {
    for (String stage : List.of("$addFields", "$set")) {
      assertThat(run("{$unset: 'l'}", "{" + stage + ": " + fields + "}"))
          .as(stage)
          .isEqualTo(Document.parse(result));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$set: {'l.z': '$n'}}   | [{x: 1, y: 2, z: 2}, {y: 3, z: 2}, {z: 2}]",
        "{$set: {l: {x: 9}}}     | [{x: 9, y: 2}, {y: 3, x: 9}, {x: 9}]",
      })
  void addsFieldsToEachDocumentOfAnArray(String stage, String array) {
    assertThat(run(stage).getList("l", Document.class))
        .isEqualTo(Document.parse("{l: " + array + "}").getList("l", Document.class));
  }

  private Document run(String... stages) {
    return remote
        .documents("aggregate", "pipeline", List.of(stages).stream().map(Document::parse).toList())
        .get(0);
  }
}
