package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes and texts with which MongoDB 7 refuses operands, as a driver gets them. */
class RefusalTextsTest extends DriverFixture {

  RefusalTextsTest() {
    super("{_id: 1, n: 7, s: 'text', l: [1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {$match: 1}              | 15959   | the match filter must be an expression in an object
          {$sort: 1}               | 15973   | the $sort key specification must be an object
          {$sort: {}}              | 15976   | $sort stage must have at least one sort key
          {$sort: {a: 2}}          | 15975   | $sort key ordering must be 1 (for ascending) or -1 (for descending)
          {$sort: {a: 'x'}}        | 15974   | Illegal key in $sort specification: a: "x"
          {$sort: {a: {b: 1}}}     | 17312   | $meta is the only expression supported by $sort right now
          {$group: 1}              | 15947   | a group's fields must be specified in an object
          {$group: {}}             | 15955   | a group specification must include an _id
          {$group: {_id: 1, s: 1}} | 40234   | The field 's' must be an accumulator object
          {$group: {_id: 1, s: {}}} | 40234  | The field 's' must be an accumulator object
          {$group: {_id: 1, s: {sum: 1}}} | 40234 | The field 's' must be an accumulator object
          {$group: {_id: 1, s: {$sum: 1, $avg: 1}}} | 40238 | The field 's' must specify one accumulator
          {$group: {_id: 1, s: {$nope: 1}}} | 15952 | unknown group operator '$nope'
          {$group: {_id: 1, 's.t': {$sum: 1}}} | 40235 | The field name 's.t' cannot contain '.'
          {$group: {_id: 1, $s: {$sum: 1}}} | 40236 | The field name '$s' cannot be an operator name
          {$project: 1}            | 15969   | $project specification must be an object
          {$project: {}}           | 51272   | Invalid $project :: caused by :: projection specification must have at least one field
          {$addFields: 1}          | 40272   | $addFields specification stage must be an object, got int
          {$addFields: {}}         | 40177   | Invalid $addFields :: caused by :: specification must have at least one field
          {$set: 'a'}              | 40272   | $set specification stage must be an object, got string
          {$unset: 1}              | 31002   | $unset specification must be a string or an array
          {$unwind: 1}             | 15981   | expected either a string or an object as specification for $unwind stage, got int
          {$unwind: ''}            | 28812   | no path specified to $unwind stage
          {$unwind: 'l'}           | 28818   | path option to $unwind stage should be prefixed with a '$': l
          {$unwind: {}}            | 28812   | no path specified to $unwind stage
          {$unwind: {path: 1}}     | 28808   | expected a string as the path for $unwind stage, got int
          {$unwind: {path: 'l'}}   | 28818   | path option to $unwind stage should be prefixed with a '$': l
          {$unwind: {path: '$l', preserveNullAndEmptyArrays: 1}} | 28809 | expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got int
          {$unwind: {path: '$l', includeArrayIndex: ''}} | 28810 | expected a non-empty string for the includeArrayIndex  option to $unwind stage, got string
          {$unwind: {path: '$l', includeArrayIndex: '$i'}} | 28822 | includeArrayIndex option to $unwind stage should not be prefixed with a '$': $i
          {$unwind: {path: '$l', more: 1}} | 28811 | unrecognized option to $unwind stage: more
          {$limit: 'a'}            | 5107201 | invalid argument to $limit stage: Expected a number in: $limit: "a"
          {$limit: -1}             | 5107201 | invalid argument to $limit stage: Expected a non-negative number in: $limit: -1
          {$limit: 1.5}            | 5107201 | invalid argument to $limit stage: Expected an integer: $limit: 1.5
          {$limit: 0}              | 15958   | the limit must be positive
          {$skip: 'a'}             | 5107200 | invalid argument to $skip stage: Expected a number in: $skip: "a"
          {$skip: -1}              | 5107200 | invalid argument to $skip stage: Expected a non-negative number in: $skip: -1
          {$skip: 1e19}            | 5107200 | invalid argument to $skip stage: Cannot represent as a 64-bit integer: $skip: 1.0E19
          {$facet: 1}              | 40169   | the $facet specification must be a non-empty object, but found: $facet: 1
          {$facet: {}}             | 40169   | the $facet specification must be a non-empty object, but found: $facet: {}
          {$facet: {x: 1}}         | 40170   | arguments to $facet must be arrays, x is type int
          {$facet: {x: [1]}}       | 40171   | elements of arrays in $facet spec must be non-empty objects, x argument contained an element of type int: 0: 1
          {$lookup: 1}             | 9       | the $lookup stage specification must be an object, but found int
          {$lookup: {from: 1, as: 'x'}} | 9  | $lookup 'from' field must be a string, but found int
          {$lookup: {from: 'c', as: 1}} | 9  | $lookup argument 'as' must be a string, found as: 1: int
          {$lookup: {from: 'c', as: 'x', more: '1'}} | 9 | unknown argument to $lookup: more
          {$lookup: {from: 'c', as: 'x', let: 1}} | 9 | $lookup argument 'let: 1' must be an object, is type int
          {$lookup: {from: 'c', as: 'x', pipeline: 1}} | 14 | 'pipeline' option must be specified as an array
          {$lookup: {from: 'c', pipeline: []}} | 9 | must specify 'as' field for a $lookup
          {$lookup: {as: 'x', pipeline: []}} | 9 | $lookup stage without explicit collection must have a pipeline with $documents as first stage
          {$lookup: {from: 'c', as: 'x', localField: 'n'}} | 9 | $lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified
          {$lookup: {from: 'c', as: 'x', localField: 'n', pipeline: []}} | 9 | $lookup requires both or neither of 'localField' and 'foreignField' to be specified
          {$lookup: {from: 'c', as: 'x', localField: 'n', foreignField: 'n', let: {}}} | 9 | $lookup with a 'let' argument must also specify 'pipeline'
          {$graphLookup: 1}        | 9       | the $graphLookup stage specification must be an object, but found int
          {$count: 1}              | 40156   | the count field must be a non-empty string
          {$count: ''}             | 40157   | the count field must be a non-empty string
          {$count: '$n'}           | 40158   | the count field cannot be a $-prefixed path
          {$count: 'a.b'}          | 40160   | the count field cannot contain '.'
          {$sample: 1}             | 28745   | the $sample stage specification must be an object
          {$replaceRoot: 1}        | 40229   | expected an object as specification for $replaceRoot stage, got int
          {$replaceRoot: {}}       | 40231   | no newRoot specified for the $replaceRoot stage
          {$bucket: 1}             | 40201   | Argument to $bucket stage must be an object, but found type: int.
          {$who: 1}                | 40324   | Unrecognized pipeline stage name: '$who'
          {}                       | 40323   | A pipeline stage specification object must contain exactly one field.
          """)
  void areThoseOfStages(String stage, int code, String text) {
    assertRefused(
        () -> collection.aggregate(List.of(json(stage))).into(new ArrayList<>()), code, text);
    assertRefused(
        () ->
            client
                .getDatabase("d")
                .getCollection("none")
                .aggregate(List.of(json(stage)))
                .into(new ArrayList<>()),
        code,
        text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {$or: 1}                     | 2     | $or must be an array
          {$or: []}                    | 2     | $and/$or/$nor must be a nonempty array
          {$and: [1]}                  | 2     | $or/$and/$nor entries need to be full objects
          {$nor: {}}                   | 2     | $nor must be an array
          {$and: [{$or: []}]}          | 2     | $and/$or/$nor must be a nonempty array
          {l: {$elemMatch: {$or: []}}} | 2     | $and/$or/$nor must be a nonempty array
          {n: {$in: 1}}                | 2     | $in needs an array
          {n: {$nin: 'a'}}             | 2     | $nin needs an array
          {n: {$all: 1}}               | 2     | $all needs an array
          {n: {$in: [{$gt: 1}]}}       | 2     | cannot nest $ under $in
          {n: {$regex: 1}}             | 2     | $regex has to be a string
          {n: {$regex: 'a', $options: 1}} | 2  | $options has to be a string
          {n: {$options: 'i'}}         | 2     | $options needs a $regex
          {n: {$regex: 'a', $options: 'z'}} | 51108 | ` invalid flag in regex options: z`
          {n: {$regex: /a/i, $options: 'm'}} | 51075 | options set in both $regex and $options
          {n: {$elemMatch: 1}}         | 2     | $elemMatch needs an Object
          {n: {$size: 'a'}}            | 9     | Failed to parse $size. Expected a number in: $size: "a"
          {n: {$size: -1}}             | 9     | Failed to parse $size. Expected a non-negative number in: $size: -1
          {n: {$mod: 1}}               | 2     | malformed mod, needs to be an array
          {n: {$type: 'x'}}            | 2     | Unknown type name alias: x
          {n: {$type: 100}}            | 2     | Invalid numerical type code: 100
          {n: {$type: 0}}              | 2     | Invalid numerical type code: 0. Instead use {$exists:false}.
          {n: {$type: []}}             | 9     | n must match at least one type
          {n: {$type: {}}}             | 14    | type must be represented as a number or a string
          {n: {$not: 1}}               | 2     | $not needs a regex or a document
          {n: {$not: {}}}              | 2     | $not cannot be empty
          {n: {$foo: 1}}               | 2     | unknown operator: $foo
          {n: {$gt: 1, a: 1}}          | 2     | unknown operator: a
          {$foo: 1}                    | 2     | unknown top level operator: $foo. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.
          {n: {$gt: /a/}}              | 2     | Can't have RegEx as arg to predicate over field 'n'.
          {n: {$ne: /a/}}              | 2     | Can't have regex as arg to $ne.
          {$expr: {$foo: 1}}           | 168   | Unrecognized expression '$foo'
          {$jsonSchema: 1}             | 14    | $jsonSchema must be an object
          """)
  void areThoseOfQueries(String query, int code, String text) {
    assertRefused(() -> collection.find(json(query)).into(new ArrayList<>()), code, text);
    assertRefused(() -> collection.countDocuments(json(query)), code, text);
    assertRefused(() -> collection.findOneAndDelete(json(query)), code, text);
    assertRefused(() -> collection.distinct("s", json(query), String.class).first(), code, text);
    assertThat(catchThrowableOfType(MongoException.class, () -> collection.deleteOne(json(query))))
        .extracting(MongoException::getCode)
        .isEqualTo(code);
  }

  private static void assertRefused(ThrowingCallable call, int code, String text) {
    assertThat(catchThrowableOfType(MongoCommandException.class, call))
        .isNotNull()
        .extracting(e -> e.getErrorCode() + " " + e.getErrorMessage())
        .isEqualTo(code + " " + text);
  }
}
