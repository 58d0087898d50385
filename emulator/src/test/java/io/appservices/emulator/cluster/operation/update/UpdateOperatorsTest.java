package io.appservices.emulator.cluster.operation.update;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators of updates on the embedded server. */
class UpdateOperatorsTest extends RemoteFixture {

  private static final String STORED =
      "{_id: 1, i: 5, l: {$numberLong: '9223372036854775807'}, d: 1.5, s: 'x', z: null, o: {a: 1},"
          + " n: [3, 1, 2], m: [{k: 1, v: 5}, {k: 2, v: 8}], g: [[1, 2], [3]],"
          + " p: {$numberDecimal: '1.10'}}";

  private Document updated(String update) {
    remote.insert(STORED);
    remote.call("updateOne", "query", json("{'m.k': 2}"), "update", json(update));
    return remote.all().get(0);
  }

  /** An update, and the field of the document with the value that it has afterwards. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$bit: {i: {and: 4}}}                 | {i: 4}",
        "{$bit: {i: {or: {$numberLong: '8'}}}} | {i: {$numberLong: '13'}}",
        "{$bit: {i: {xor: 1}}}                 | {i: 4}",
        "{$bit: {new: {or: 3}}}                | {new: 3}",
        "{$bit: {i: {or: 8, and: 12}}}         | {i: 12}",
        "{$inc: {i: 2147483647}}               | {i: {$numberLong: '2147483652'}}",
        "{$inc: {i: 0.5}}                      | {i: 5.5}",
        "{$inc: {p: 1}}                        | {p: {$numberDecimal: '2.10'}}",
        "{$inc: {'new.deep': 2}}               | {new: {deep: 2}}",
        "{$mul: {new: {$numberLong: '3'}}}     | {new: {$numberLong: '0'}}",
        "{$mul: {d: 2}}                        | {d: 3.0}",
        "{$min: {i: 4}}                        | {i: 4}",
        "{$min: {s: 4}}                        | {s: 4}",
        "{$max: {i: 'text'}}                   | {i: 'text'}",
        "{$max: {z: 1}}                        | {z: 1}",
        "{$min: {i: {$numberLong: '5'}}}       | {i: 5}",
        "{$rename: {s: 'o.b'}}                 | {o: {a: 1, b: 'x'}}",
        "{$rename: {none: 's'}}                | {s: 'x'}",
        "{$push: {n: {$each: [9, 0], $position: 1, $sort: -1, $slice: 3}}} | {n: [9, 3, 2]}",
        "{$push: {n: {$each: [7, 8], $position: -1}}} | {n: [3, 1, 7, 8, 2]}",
        "{$push: {m: {$each: [{k: 0}], $sort: {k: 1}, $slice: -2}}} | {m: [{k: 1, v: 5}, {k: 2, v:"
            + " 8}]}",
        "{$push: {n: {$each: [], $slice: 0}}}  | {n: []}",
        "{$push: {n: [4]}}                     | {n: [3, 1, 2, [4]]}",
        "{$addToSet: {n: {$each: [1.0, 4, 4]}}} | {n: [3, 1, 2, 4]}",
        "{$pull: {n: {$gte: 2}}}               | {n: [1]}",
        "{$pull: {m: {v: {$lt: 6}}}}           | {m: [{k: 2, v: 8}]}",
        "{$pull: {m: {k: 1, v: 5}}}            | {m: [{k: 2, v: 8}]}",
        "{$pull: {n: {$in: [1, 2]}}}           | {n: [3]}",
        "{$pull: {g: [3]}}                     | {g: [[1, 2]]}",
        "{$pullAll: {n: [1.0, 3]}}             | {n: [2]}",
        "{$pop: {n: -1}}                       | {n: [1, 2]}",
        "{$unset: {'n.1': ''}}                 | {n: [3, null, 2]}",
        "{$unset: {'o.a': ''}}                 | {o: {}}",
        "{$set: {'m.$.v': 0}}                  | {m: [{k: 1, v: 5}, {k: 2, v: 0}]}",
        "{$inc: {'m.$[].v': 1}}                | {m: [{k: 1, v: 6}, {k: 2, v: 9}]}",
        "{$inc: {'g.$[].$[]': 1}}              | {g: [[2, 3], [4]]}",
        "{$set: {'n.4': 7}}                    | {n: [3, 1, 2, null, 7]}",
        "{$setOnInsert: {i: 9}}                | {i: 5}",
      })
  void changesWhatTheManualTells(String update, String field) {
    assertThat(updated(update)).containsAllEntriesOf(json(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$bit: {i: {and: 1.5}}}       | field must be an Integer(32/64 bit); a 'double' is not",
        "{$bit: {i: {and: {$numberDecimal: '1'}}}} | a 'decimal' is not supported here",
        "{$bit: {d: {and: 1}}}         | of non-integral type._id: 1 has the field d of non-integer"
            + " type double",
        "{$bit: {i: {nand: 1}}}        | only supports 'and', 'or', and 'xor', not 'nand'",
        "{$bit: {i: {}}}               | You must pass in at least one bitwise operation",
        "{$bit: {i: 1}}                | You must pass in an embedded document",
        "{$inc: {l: 1}}                | Failed to apply $inc operations to current value"
            + " ((NumberLong)9223372036854775807) for document {_id: 1}",
        "{$mul: {l: 2}}                | Failed to apply $mul operations to current value",
        "{$inc: {s: 1}}                | Cannot apply $inc to a value of non-numeric type. {_id: 1}"
            + " has the field 's' of non-numeric type string",
        "{$inc: {z: 1}}                | has the field 'z' of non-numeric type null",
        "{$inc: {i: 'x'}}              | Cannot increment with non-numeric argument",
        "{$rename: {i: 'i'}}           | The source and target field for $rename must differ",
        "{$rename: {'m.k': 'k'}}       | The source field cannot be an array element",
        "{$rename: {i: 'a', s: 'a'}}   | Updating the path 'a' would create a conflict at 'a'",
        "{$set: {o: 1, 'o.a': 2}}      | would create a conflict at 'o'",
        "{$set: {i: 1}, $inc: {i: 1}}  | Updating the path 'i' would create a conflict at 'i'",
        "{$set: {_id: 2}}              | would modify the immutable field '_id'",
        "{$set: {'i.a': 2}}            | Cannot create field 'a' in element {i: 5}",
        "{$push: {i: 1}}               | The field 'i' must be an array but is of type int in"
            + " document {_id: 1}",
        "{$push: {n: {$each: [1], $nope: 1}}} | Unrecognized clause in $push: $nope",
        "{$push: {n: {$each: [1], $slice: 1.5}}} | The value for $slice must be an integer value",
        "{$push: {n: {$each: [1], $sort: 2}}} | The $sort element value must be either 1 or -1",
        "{$pull: {i: 1}}               | Cannot apply $pull to a non-array value",
        "{$pop: {n: 2}}                | $pop expects 1 or -1, found: 2",
        "{$set: {'n.$[': 1}}           | Cannot create field '$[' in element {n: [ 3, 1, 2 ]}",
        "{$set: {'n.$[e': 1}}          | Cannot create field '$[e' in element",
        "{$set: {'n.$[e]': 1}}         | No array filter found for identifier 'e' in path 'n.$[e]'",
        "{$set: {'i.$[]': 1}}          | Cannot apply array updates to non-array element i: 5",
        "{$set: {'q.$[]': 1}}          | The path 'q' must exist in the document",
      })
  void refusesWhatMongoDbRefuses(String update, String text) {
    remote.insert(STORED);
    Document stored = remote.all().get(0);

    assertThat(remote.refusal("updateOne", "query", json("{}"), "update", json(update)))
        .hasMessageContaining(text);
    assertThat(remote.refusal("findOneAndUpdate", "filter", json("{}"), "update", json(update)))
        .hasMessageContaining(text);
    assertThat(remote.all()).containsExactly(stored);
  }

  @Test
  void currentDateIsTheTimeOfTheEmulator() {
    remote.clock.advance(Duration.ofDays(30));
    Document found =
        updated("{$currentDate: {a: true, b: {$type: 'date'}, c: {$type: 'timestamp'}}}");

    assertThat(found.getDate("a"))
        .isEqualTo(found.getDate("b"))
        .isBetween(
            Date.from(remote.clock.instant().minusSeconds(60)),
            Date.from(remote.clock.instant()),
            true,
            true);
    assertThat(found.get("c", org.bson.BsonTimestamp.class).getTime())
        .isEqualTo((int) (found.getDate("a").getTime() / 1000));
  }

  @Test
  void arrayFiltersChooseElementsByAnyCondition() {
    remote.insert(STORED);
    remote.call(
        "updateOne",
        "query",
        json("{_id: 1}"),
        "update",
        json("{$inc: {'m.$[e].v': 10, 'n.$[x]': 100}}"),
        "arrayFilters",
        List.of(json("{$or: [{'e.k': 1}, {'e.v': {$gt: 100}}]}"), json("{x: {$gte: 2}}")));

    assertThat(remote.all().get(0))
        .containsAllEntriesOf(json("{m: [{k: 1, v: 15}, {k: 2, v: 8}], n: [103, 1, 102]}"));
    assertThat(
            remote.refusal(
                "updateOne",
                "query",
                json("{_id: 1}"),
                "update",
                json("{$set: {i: 1}}"),
                "arrayFilters",
                List.of(json("{e: 1}"))))
        .hasMessageContaining("The array filter for identifier 'e' was not used in the update");
  }

  /** An upsert with a query that may say the id, and what it inserts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 7}                       | {$setOnInsert: {a: 1}, $set: {b: 2}} | {_id: 7, a: 1, b:"
            + " 2}",
        "{_id: {$eq: 7}}                | {$setOnInsert: {a: 1}}               | {_id: 7, a: 1}",
        "{$and: [{_id: 7}, {k: 1}]}     | {$setOnInsert: {a: 1}}               | {_id: 7, k: 1, a:"
            + " 1}",
        "{_id: 7}                       | {$setOnInsert: {_id: 7, a: 1}}       | {_id: 7, a: 1}",
        "{_id: {$gt: 5}, k: 1}          | {$setOnInsert: {_id: 9, a: 1}}       | {_id: 9, k: 1, a:"
            + " 1}",
        "{_id: {$in: [8, 9]}}           | {$set: {_id: 9}}                     | {_id: 9}",
      })
  void anUpsertSetsOnInsertWhereTheQuerySaysTheId(String query, String update, String made) {
    remote.call("updateOne", "query", json(query), "update", json(update), "upsert", true);
    assertThat(remote.all()).containsExactly(json(made));

    remote.call("deleteMany", "query", new Document());
    remote.call("findOneAndUpdate", "filter", json(query), "update", json(update), "upsert", true);
    assertThat(remote.all()).containsExactly(json(made));
  }

  @Test
  void anUpsertStartsWithWhatTheQuerySays() {
    Document query = json("{a: 1, 'b.c': {$eq: 2}, d: {$gt: 3}, $and: [{e: 4}]}");
    Document update = json("{$setOnInsert: {f: 5}, $inc: {a: 1}, $push: {g: 6}}");
    remote.call("updateOne", "query", query, "update", update, "upsert", true);

    Document made = remote.all().get(0);
    assertThat(made.remove("_id")).isNotNull();
    assertThat(made).isEqualTo(json("{a: 2, b: {c: 2}, e: 4, f: 5, g: [6]}"));
    assertThat(
            remote.document(
                "findOneAndUpdate",
                "filter",
                json("{k: 7}"),
                "update",
                json("{$set: {_id: 'own'}}"),
                "upsert",
                true,
                "returnNewDocument",
                true))
        .isEqualTo(json("{_id: 'own', k: 7}"));
  }

  @Test
  void aDriverSendsUpdatesByPipelineWithOneTimeForAll() {
    for (int i = 0; i < 20; i++) {
      remote.insert("{_id: " + i + ", n: " + i + "}");
    }
    String uri = remote.clusters.connectionString(Remote.APP, Remote.SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      client
          .getDatabase("todo")
          .getCollection("items")
          .updateMany(
              json("{$expr: {$gte: ['$n', 10]}}"),
              List.of(
                  json("{$set: {n: {$multiply: ['$n', 2]}, at: '$$NOW'}}"),
                  json("{$replaceWith: {$mergeObjects: ['$$ROOT', {twice: '$n'}]}}")));
    }

    List<Document> changed = remote.documents("find", "query", json("{twice: {$gte: 20}}"));
    assertThat(changed).hasSize(10);
    assertThat(changed.stream().map(one -> one.get("at")).distinct()).hasSize(1);
    assertThat(
            remote.refusal(
                "updateOne", "query", json("{}"), "update", List.of(json("{$match: {}}"))))
        .hasMessageContaining("$match is not allowed to be used within an update");
  }
}
