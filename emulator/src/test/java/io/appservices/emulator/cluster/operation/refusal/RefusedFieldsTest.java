package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stages do not take that choose, make and leave out fields, of which there need be none. */
class RefusedFieldsTest extends RefusalFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$project: {a: 1, 'a.b': 1}}          | Path collision at a.b remaining portion b
          {$project: {'a.b': 1, a: 1}}          | Path collision at a
          {$project: {'a.b': 0, 'a.b.c': 0}}    | Path collision at a.b.c remaining portion c
          {$addFields: {a: 1, 'a.b': 1}}        | specification contains two conflicting paths. Cannot specify both 'a.b' and 'a'
          {$set: {'a.b': '$x', a: '$y'}}        | specification contains two conflicting paths. Cannot specify both 'a' and 'a.b'
          {$unset: ['a', 'a.b']}                | Path collision at a.b remaining portion b
          {$project: {}}                        | projection specification must have at least one field
          {$addFields: {}}                      | specification must have at least one field
          {$set: {}}                            | specification must have at least one field
          {$project: {a: {}}}                   | An empty sub-projection is not a valid value. Found empty object at path
          {$addFields: {a: {}}}                 | an empty object is not a valid value. Found empty object at path a
          {$set: {a: {b: 1, c: {}}}}            | an empty object is not a valid value. Found empty object at path a.c
          {$project: {a: 1, b: 0}}              | Cannot do exclusion on field b in inclusion projection
          {$project: {a: 0, b: {c: true}}}      | Cannot do inclusion on field b.c in exclusion projection
          {$project: {a: '$x', b: 0}}           | Cannot do exclusion on field b in inclusion projection
          {$project: {a: 0, b: '$x'}}           | Cannot use an expression b: "$x" in an exclusion projection
          {$project: {a: 0, b: {$add: [1, 2]}}} | Cannot use expression other than $meta in exclusion projection
          {$project: {a: {$nope: 1}}}           | Unknown expression $nope
          {$project: {a: {b: {$nope: 1}}}}      | Unknown expression $nope
          {$project: {a: {$elemMatch: {b: 1}}}} | Unknown expression $elemMatch
          {$project: {a: [{$nope: 1}]}}         | Unrecognized expression '$nope'
          {$addFields: {a: {$nope: 1}}}         | Unrecognized expression '$nope'
          {$set: {a: {$toInt: [1, 2]}}}         | Expression $toInt takes exactly 1 arguments. 2 were passed in.
          {$project: {'': 1}}                   | FieldPath cannot be constructed with empty string
          {$addFields: {'a.': 1}}               | FieldPath must not end with a '.'.
          {$set: {'a..b': 1}}                   | FieldPath field names may not be empty strings.
          {$unset: 'a..b'}                      | FieldPath field names may not be empty strings.
          {$set: {$a: 1}}                       | FieldPath field names may not start with '$'. Consider using $getField or $setField.
          """)
  void tellsTheStageBeforeWhatIsWrongWithin(String stage, String text) {
    String name = json(stage).keySet().iterator().next();

    AppServicesException refusal = remote.refusal("aggregate", "pipeline", List.of(json(stage)));

    assertThat(refusal).hasMessage("Invalid " + name + " :: caused by :: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$project: 1}           | $project specification must be an object
          {$addFields: 'a'}       | $addFields specification stage must be an object, got string
          {$set: [1]}             | $set specification stage must be an object, got array
          {$unset: {a: 1}}        | $unset specification must be a string or an array
          {$unset: []}            | $unset specification must be a string or an array with at least one field
          {$unset: ['a', 1]}      | $unset specification must be a string or an array containing only string values
          """)
  void refusesWhatIsNoSpecification(String stage, String text) {
    assertThat(remote.refusal("aggregate", "pipeline", List.of(json(stage)))).hasMessage(text);
  }

  @Test
  void saysNoStageBeforeWhatAValueMakesFail() {
    remote.insert("{_id: 1, n: 'x'}");

    assertThat(
            remote.refusal(
                "aggregate", "pipeline", List.of(json("{$project: {a: {$divide: [1, '$n']}}}"))))
        .hasMessage("$divide only supports numeric types, not int and string");
  }

  @Test
  void takesAnIdBesideFieldsThatAreLeftOut() {
    remote.insert("{_id: 1, a: 1, b: 2}");

    assertThat(
            remote.documents("aggregate", "pipeline", List.of(json("{$project: {_id: 1, a: 0}}"))))
        .containsExactly(json("{_id: 1, b: 2}"));
  }
}
