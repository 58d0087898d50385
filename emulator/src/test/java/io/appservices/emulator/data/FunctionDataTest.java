package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.rules.Ruled;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the MongoDB API reference for functions. */
class FunctionDataTest {

  private static final String OWN =
      "{name: 'owner', apply_when: {owner: '%%user.id'}, read: true, write: true, insert: true,"
          + " delete: true}";

  private final Code code = Code.shared();

  private Response run(String body, boolean system) {
    code.function(
        "f" + body.hashCode(),
        "exports = async () => { const m = context.services.get('mongodb-atlas');"
            + " const c = m.db('d').collection('c'); "
            + body
            + " };",
        new Document("run_as_system", system));
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  private Response run(String body) {
    return run(body, true);
  }

  @Test
  void everyCallOfTheReferenceIsThere() {
    Response answer =
        run(
            """
            return {
              mongodb: ['admin', 'db', 'startSession'].filter(n => typeof m[n] !== 'function'),
              admin: ['getDBNames'].filter(n => typeof m.admin()[n] !== 'function'),
              database: ['collection', 'getCollectionNames'].filter(n => typeof m.db('d')[n] !== 'function'),
              collection: ['find', 'findOne', 'findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete',
                'insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany',
                'aggregate', 'count', 'distinct', 'bulkWrite'].filter(n => typeof c[n] !== 'function'),
              cursor: ['toArray', 'next', 'sort', 'limit', 'skip'].filter(n => typeof c.find()[n] !== 'function'),
              session: ['withTransaction', 'startTransaction', 'commitTransaction', 'abortTransaction',
                'endSession'].filter(n => typeof m.startSession()[n] !== 'function'),
            };
            """);

    assertThat(answer.document().values())
        .allSatisfy(missing -> assertThat(missing).isEqualTo(List.of()));
    assertThat(answer.document()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "return c.distinct('a')                      | [1,2,3]",
        "return c.distinct('a', { b: 'x' })          | [1]",
        "return c.distinct('deep.n')                 | [7,8]",
        "return c.distinct('missing', {})            | []",
        "return (await c.distinct('a')).length       | 3",
      })
  void distinctGivesTheDifferentValuesOfAField(String body, String expected) {
    run(
        "await c.deleteMany({}); return c.insertMany([{ a: 1, b: 'x', deep: { n: 7 } }, { a: [2,"
            + " 3], deep: { n: 8 } }, { a: 1, deep: { n: 7 } }])");

    Object value = run(body).value();

    assertThat(
            value instanceof List<?> list
                ? plain(list)
                : plain(List.of(value)).replaceAll("[\\[\\]]", ""))
        .isEqualTo(expected);
  }

  private static String plain(List<?> numbers) {
    return numbers.stream()
        .map(number -> ((Number) number).intValue())
        .toList()
        .toString()
        .replace(" ", "");
  }

  @Test
  void distinctLeavesOutWhatMayNotBeRead() {
    Ruled ruled = new Ruled();
    ruled.roles("{name: 'r', apply_when: {owner: '%%user.id'}, read: true}");
    ruled.seed(
        "{_id: 1, owner: 'ME', n: [1, null]}",
        "{_id: 2, owner: 'x', n: 2}",
        "{_id: 3, owner: 'ME', n: 1}");

    assertThat(ruled.call("distinct", "{field: 'n'}").value())
        .isEqualTo(java.util.Arrays.asList(null, 1));
    assertThat(ruled.call("distinct", "{field: 'n', query: {_id: 3}}").value())
        .isEqualTo(List.of(1));
  }

  @Test
  void replaceOneReplacesAndUpserts() {
    assertThat(
            run("return c.replaceOne({ _id: 1 }, { _id: 1, a: 1 }, { upsert: true })").document())
        .containsEntry("matchedCount", 0)
        .containsKey("upsertedId");
    assertThat(run("return c.replaceOne({ _id: 1 }, { b: 'x' })").document())
        .isEqualTo(json("{matchedCount: 1, modifiedCount: 1}"));
    assertThat(run("return c.replaceOne({ _id: 1 }, { $set: { b: 2 } })"))
        .isRefused(
            400,
            "FunctionExecutionError",
            "Error: the replace operation document must not contain atomic operators");
    assertThat(code.documents(Code.DATA, "d", "c")).hasSize(1);
    assertThat(code.documents(Code.DATA, "d", "c").get(0)).containsEntry("b", "x").hasSize(2);
  }

  @Test
  void bulkWriteRunsItsWritesInTheirOrder() {
    Document result =
        run("""
        return c.bulkWrite([
          { insertOne: { document: { _id: 'a', n: 1 } } },
          { insertOne: { document: { _id: 'b', n: 1 } } },
          { updateOne: { filter: { _id: 'a' }, update: { $inc: { n: 1 } } } },
          { updateMany: { filter: {}, update: { $set: { m: 1 } } } },
          { replaceOne: { filter: { _id: 'b' }, replacement: { r: 1 } } },
          { updateOne: { filter: { _id: 'c' }, update: { $set: { u: 1 } }, upsert: true } },
          { deleteOne: { filter: { _id: 'b' } } },
          { deleteMany: { filter: { _id: 'none' } } },
        ]);
        """)
            .document();

    assertThat(result)
        .isEqualTo(
            json(
                "{insertedCount: 2, matchedCount: 4, modifiedCount: 4, deletedCount: 1,"
                    + " upsertedCount: 1, insertedIds: {'0': 'a', '1': 'b'}, upsertedIds: {'5':"
                    + " 'c'}}"));
    assertThat(code.documents(Code.DATA, "d", "c"))
        .extracting(d -> d.get("_id"))
        .containsExactly("a", "c");
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "false, 2"})
  void aWriteThatFailsEndsThoseThatAreOrdered(boolean ordered, int written) {
    Response answer =
        run(
            "return c.bulkWrite([{ insertOne: { document: { _id: 1 } } }, { insertOne: { document:"
                + " { _id: 1 } } }, { insertOne: { document: { _id: 2 } } }], { ordered: "
                + ordered
                + " })");

    assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
    assertThat(answer.string("error")).startsWith("Error: Duplicate key error");
    assertThat(code.documents(Code.DATA, "d", "c")).hasSize(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                   | must provide at least one element",
        "[{ insertOne: { document: {} }, deleteOne: { filter: {} } }] | each item of 'operations'"
            + " must have one member, such as insertOne",
        "[{ find: { filter: {} } }]           | command not found: 'find'",
        "[{ insertOne: 5 }]                   | 'insertOne' must be a document",
        "[{ deleteOne: {} }]                  | 'query' is required",
      })
  void aBulkWriteThatIsNoneIsRefused(String writes, String error) {
    assertThat(run("return c.bulkWrite(" + writes + ")"))
        .isRefused(400, "FunctionExecutionError", "Error: " + error);
  }

  @Test
  void rulesBindEveryWriteOfABulkWrite() {
    Ruled ruled = new Ruled();
    ruled.roles(OWN);
    ruled.seed("{_id: 1, owner: 'ME'}", "{_id: 2, owner: 'x'}");

    Response answer =
        ruled.call(
            "bulkWrite",
            "{operations: [{deleteOne: {filter: {_id: 1}}}, {insertOne: {document: {_id: 3, owner:"
                + " 'x'}}}]}");

    assertThat(answer).isRefusedWithCode(400, "NoMatchingRuleFound");
    assertThat(ruled.stored()).extracting(d -> d.get("_id")).containsExactly(2);
    assertThat(ruled.call("replaceOne", "{query: {_id: 2}, update: {owner: 'ME'}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
  }

  @Test
  void namesOfDatabasesAndCollectionsAreThereAtOnce() {
    run("return c.insertOne({})");

    assertThat(
            run("return [m.admin().getDBNames(), m.db('d').getCollectionNames(),"
                    + " m.db('none').getCollectionNames()]")
                .value())
        .isEqualTo(List.of(List.of("d"), List.of("c"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.admin().getDBNames()", "m.db('d').getCollectionNames()"})
  void namesAreForTheSystemOnly(String call) {
    assertThat(run("return " + call, false))
        .isRefusedWithCode(400, "FunctionExecutionError")
        .satisfies(
            answer ->
                assertThat(answer.string("error"))
                    .contains("needs a function that runs as the system"));
  }

  @Test
  void aCursorCanBeAwaitedTwice() {
    run("return c.insertMany([{ _id: 1 }, { _id: 2 }])");

    assertThat(
            run(
                "const found = c.find({}); await found; return (await (await"
                    + " found).toArray()).length"))
        .hasBody("{\"$numberInt\":\"2\"}");
  }
}
