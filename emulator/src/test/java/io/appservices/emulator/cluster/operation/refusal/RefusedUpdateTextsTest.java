package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codes and texts with which MongoDB 7 refuses updates, as a driver gets them. */
class RefusedUpdateTextsTest extends DriverFixture {

  RefusedUpdateTextsTest() {
    super("{_id: 1, n: 7, s: 'text', l: [1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {$set: 1}                        | 9  | Modifiers operate on fields but we found type int instead. For example: {$mod: {<field>: ...}} not {$set: 1}
          {$min: [1]}                      | 9  | Modifiers operate on fields but we found type array instead. For example: {$mod: {<field>: ...}} not {$min: [ 1 ]}
          {$foo: {a: 1}}                   | 9  | Unknown modifier: $foo. Expected a valid update modifier or pipeline-style update specified as an array
          {$set: {a: 1}, $unset: {a: 1}}   | 40 | Updating the path 'a' would create a conflict at 'a'
          {$set: {'': 1}}                  | 56 | An empty update path is not valid.
          {$set: {'a..b': 1}}              | 56 | The update path 'a..b' contains an empty field name, which is not allowed.
          {$set: {'s.x': 1}}               | 28 | Cannot create field 'x' in element {s: "text"}
          {$set: {_id: 2}}                 | 66 | Performing an update on the path '_id' would modify the immutable field '_id'
          {$inc: {n: 'a'}}                 | 14 | Cannot increment with non-numeric argument: {n: "a"}
          {$mul: {n: 'a'}}                 | 14 | Cannot multiply with non-numeric argument: {n: "a"}
          {$inc: {s: 1}}                   | 14 | Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 's' of non-numeric type string
          {$bit: {n: 1}}                   | 2  | The $bit modifier is not compatible with a int. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}
          {$bit: {n: {}}}                  | 2  | You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}
          {$bit: {n: {foo: 1}}}            | 2  | The $bit modifier only supports 'and', 'or', and 'xor', not 'foo' which is an unknown operator: {foo: 1}
          {$bit: {n: {and: 1.5}}}          | 2  | The $bit modifier field must be an Integer(32/64 bit); a 'double' is not supported here: {and: 1.5}
          {$bit: {s: {and: 1}}}            | 2  | Cannot apply $bit to a value of non-integral type._id: 1 has the field s of non-integer type string
          {$rename: {n: 1}}                | 2  | The 'to' field for $rename must be a string: n: 1
          {$rename: {n: 'n'}}              | 2  | The source and target field for $rename must differ: n: "n"
          {$pop: {l: 2}}                   | 9  | $pop expects 1 or -1, found: 2
          {$pop: {l: 'a'}}                 | 9  | Expected a number in: l: "a"
          {$pop: {s: 1}}                   | 14 | Path 's' contains an element of non-array type 'string'
          {$push: {s: 1}}                  | 2  | The field 's' must be an array but is of type string in document {_id: 1}
          {$push: {l: {$each: 1}}}         | 2  | The argument to $each in $push must be an array but it was of type: int
          {$push: {l: {$each: [1], $foo: 1}}} | 2 | Unrecognized clause in $push: $foo
          {$push: {l: {$each: [1], $slice: 'a'}}} | 2 | The value for $slice must be an integer value but was given type: string
          {$push: {l: {$each: [1], $position: 'a'}}} | 2 | The value for $position must be an integer value, not of type: string
          {$push: {l: {$each: [1], $sort: 2}}} | 2 | The $sort element value must be either 1 or -1
          {$push: {l: {$each: [1], $sort: {a: 2}}}} | 2 | The $sort element value must be either 1 or -1
          {$push: {l: {$each: [1], $sort: {}}}} | 2 | The $sort pattern is empty when it should be a set of fields.
          {$push: {l: {$each: [1], $sort: 'a'}}} | 2 | The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields
          {$addToSet: {s: 1}}              | 2  | Cannot apply $addToSet to non-array field. Field named 's' has non-array type string
          {$addToSet: {l: {$each: 1}}}     | 14 | The argument to $each in $addToSet must be an array but it was of type int
          {$pull: {s: 1}}                  | 2  | Cannot apply $pull to a non-array value
          {$pullAll: {s: [1]}}             | 2  | Cannot apply $pull to a non-array value
          {$pullAll: {l: 1}}               | 2  | $pullAll requires an array argument but was given a int
          {$currentDate: {n: 1}}           | 2  | int is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).
          {$currentDate: {n: {$type: 'x'}}} | 2 | The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}
          {$currentDate: {n: {foo: 1}}}    | 2  | Unrecognized $currentDate option: foo
          """)
  void areThoseOfUpdates(String update, int code, String text) {
    assertThat(
            catchThrowableOfType(
                MongoWriteException.class,
                () -> collection.updateOne(json("{_id: 1}"), json(update))))
        .extracting(e -> e.getError().getCode() + " " + e.getError().getMessage())
        .isEqualTo(code + " " + text);
    assertThat(
            catchThrowableOfType(
                MongoCommandException.class,
                () -> collection.findOneAndUpdate(json("{_id: 1}"), json(update))))
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(code))
        .satisfies(e -> assertThat(e.getErrorMessage()).endsWith(text));
    assertThat(collection.find().first()).isEqualTo(json("{_id: 1, n: 7, s: 'text', l: [1]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$inc: {n: 'a'}}",
        "{$bit: {n: {}}}",
        "{$pop: {l: 2}}",
        "{$push: {l: {$each: [1], $slice: 'a'}}}",
        "{$pullAll: {l: 1}}",
        "{$currentDate: {n: 1}}"
      })
  void needNoDocumentToBeUpdated(String update) {
    assertThatExceptionOfType(MongoWriteException.class)
        .isThrownBy(() -> collection.updateOne(json("{_id: 2}"), json(update)));
  }
}
