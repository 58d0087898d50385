package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collation of operations of functions on an embedded cluster. */
class CollationTest {

  private final Code code = Code.shared();
  private final String user = code.anonymous();
  private int functions;

  @BeforeEach
  void insert() {
    run(
        "return c.insertMany([{ _id: 1, n: 'b', tags: ['Red', 'x'] }, { _id: 2, n: 'A', tags: [] },"
            + " { _id: 3, n: 'a', tags: ['red'] }, { _id: 4, n: 'é' }, { _id: 5, n: 'e' },"
            + " { _id: 6, n: 'item 10' }, { _id: 7, n: 'item 9' }])");
  }

  private Response run(String body) {
    String name = "f" + functions++;
    code.function(
        name,
        "exports = async () => { const c ="
            + " context.services.get('mongodb-atlas').db('d').collection('c'); "
            + body
            + " };",
        new Document("run_as_system", true));
    return code.call(user, name);
  }

  private String ids(String operation) {
    Response answer = run("return (await c." + operation + ").map((d) => d._id).join()");
    assertThat(answer).hasStatus(200);
    return answer.body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ n: 'a' } | { locale: 'en', strength: 2 } | 2,3",
        "{ n: 'a' } | { locale: 'en', strength: 3 } | 3",
        "{ n: 'a' } | { locale: 'en' } | 3",
        "{ n: 'a' } | { locale: 'simple' } | 3",
        "{ n: 'a' } | { locale: 'en', strength: 1, caseLevel: true } | 3",
        "{ n: 'E' } | { locale: 'en', strength: 1 } | 4,5",
        "{ n: 'E' } | { locale: 'en', strength: 2 } | 5",
        "{ n: { $ne: 'a' }, _id: { $lt: 4 } } | { locale: 'en', strength: 2 } | 1",
        "{ n: { $not: { $eq: 'a' } }, _id: { $lt: 4 } } | { locale: 'en', strength: 2 } | 1",
        "{ n: { $in: ['A', /^b/] } } | { locale: 'en', strength: 2 } | 1,2,3",
        "{ n: { $nin: ['A', /^[eéi]/] } } | { locale: 'en', strength: 2 } | 1",
        "{ n: /^a/ } | { locale: 'en', strength: 2 } | 3",
        "{ n: { $lt: 'B' } } | { locale: 'en' } | 1,2,3",
        "{ $or: [{ n: 'B' }, { n: 'É' }] } | { locale: 'de', strength: 2 } | 1,4",
        "{ tags: 'RED' } | { locale: 'en', strength: 2 } | 1,3",
        "{ tags: { $elemMatch: { $eq: 'RED' } } } | { locale: 'en', strength: 2 } | 1,3",
        "{ tags: { $all: ['RED', 'X'] } } | { locale: 'en', strength: 2 } | 1",
        "{ n: { $type: 'string' }, _id: 1 } | { locale: 'en', strength: 2 } | 1",
        "{ n: 'item9' } | { locale: 'en', strength: 1, alternate: 'shifted' } | 7"
      })
  void findsWhatIsEqualUnderTheCollation(String query, String collation, String expected) {
    String options = ", undefined, { sort: { _id: 1 }, collation: " + collation + " }";

    assertThat(ids("find(" + query + options + ").toArray()")).contains('"' + expected + '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ locale: 'en' } | 3,2,1,5,4,6,7",
        "{ locale: 'en', caseFirst: 'upper' } | 2,3,1,5,4,6,7",
        "{ locale: 'en', numericOrdering: true } | 3,2,1,5,4,7,6",
        "{ locale: 'simple' } | 2,3,1,5,6,7,4"
      })
  void sortsByTheCollation(String collation, String expected) {
    String options = "{ collation: " + collation + " }";

    assertThat(ids("find({}, undefined, { sort: { n: 1, _id: 1 }, collation: " + collation + " })"))
        .contains('"' + expected + '"');
    assertThat(ids("aggregate([{ $match: {} }, { $sort: { n: 1, _id: 1 } }], " + options + ")"))
        .contains('"' + expected + '"');
  }

  @Test
  void everyOperationTakesOne() {
    String ci = "{ collation: { locale: 'en', strength: 2 } }";
    assertThat(run("return (await c.findOne({ n: 'B' }, undefined, " + ci + "))._id"))
        .hasBody("{\"$numberInt\":\"1\"}");
    assertThat(run("return String(await c.count({ n: 'a' }, " + ci + "))")).hasBody("\"2\"");
    assertThat(run("return (await c.distinct('n', { _id: { $lt: 4 } }, " + ci + ")).join()"))
        .hasBody("\"b,A\"");
    assertThat(
            run(
                "return String((await c.aggregate([{ $match: { n: 'a' } }], "
                    + ci
                    + ").toArray()).length)"))
        .hasBody("\"2\"");
    assertThat(
            run(
                "return String((await c.updateMany({ n: 'a' }, { $set: { u: 1 } }, "
                    + ci
                    + ")).modifiedCount)"))
        .hasBody("\"2\"");
    assertThat(
            run("return (await c.findOneAndUpdate({ n: 'B' }, { $set: { u: 1 } }, " + ci + ")).n"))
        .hasBody("\"b\"");
    assertThat(
            run(
                "return String((await c.bulkWrite([{ updateOne: { filter: { n: 'B' }, update: {"
                    + " $set: { v: 1 } }, "
                    + ci.substring(2, ci.length() - 2)
                    + " } }])).matchedCount)"))
        .hasBody("\"1\"");
    assertThat(run("return String((await c.deleteMany({ n: 'a' }, " + ci + ")).deletedCount)"))
        .hasBody("\"2\"");
  }

  @Test
  void anUpsertFindsUnderTheCollationAndMakesWhatTheQuerySays() {
    String options = "{ upsert: true, collation: { locale: 'en', strength: 2 } }";
    run("return c.updateOne({ n: 'B' }, { $set: { u: 1 } }, " + options + ")");
    run("return c.updateOne({ n: 'New' }, { $set: { u: 2 } }, " + options + ")");
    run("return c.findOneAndUpdate({ n: 'Newer' }, { $set: { u: 3 } }, " + options + ")");

    assertThat(ids("find({ u: 1 })")).contains("\"1\"");
    assertThat(run("return (await c.findOne({ u: 2 })).n")).hasBody("\"New\"");
    assertThat(run("return (await c.findOne({ u: 3 })).n")).hasBody("\"Newer\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "find({ n: 'a' }, undefined, { collation: { locale: 'xx' } }).toArray()"
            + " | Field 'locale' is invalid",
        "find({}, undefined, { collation: { locale: 'sv' } }).toArray() | the locale sv",
        "find({}, undefined, { collation: { strength: 2 } }).toArray() | 'locale' is required",
        "find({}, undefined, { collation: { locale: 'en', strength: 7 } }).toArray()"
            + " | 'strength' must be a whole number from 1 to 5",
        "find({}, undefined, { collation: { locale: 'en', colour: 1 } }).toArray() | 'colour'",
        "count({ $expr: { $eq: ['$n', 'a'] } }, { collation: { locale: 'en' } })"
            + " | $expr under a collation",
        "aggregate([{ $group: { _id: '$n' } }], { collation: { locale: 'en' } }).toArray()"
            + " | $group under a collation",
      })
  void whatCannotBeDoneIsRefused(String operation, String reason) {
    Response answer = run("return c." + operation);

    assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
    assertThat(answer.string("error")).contains(reason);
  }

  @Test
  void aUniqueIndexTakesTextsForEqualUnderItsCollation() {
    Collation collation =
        Collation.builder().locale("en").collationStrength(CollationStrength.SECONDARY).build();
    IndexOptions unique = new IndexOptions().unique(true).sparse(true).collation(collation);
    code.mongo(Code.DATA, "d", "c", found -> found.createIndex(new Document("email", 1), unique));
    run("return c.insertMany([{ _id: 11, email: 'a@x' }, { _id: 12, email: ['B@x', 'b@X'] }])");

    for (String same : new String[] {"'A@X'", "'b@x'"}) {
      Response answer = run("return c.insertOne({ email: " + same + " })");
      assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(answer.string("error")).containsIgnoringCase("duplicate key");
    }
    assertThat(ids("find({ email: 'a@x' })")).contains("\"11\"");
    assertThat(ids("find({ email: 'A@x' })")).contains("\"\"");
    run("return c.updateOne({ _id: 11 }, { $set: { email: 'A@x' } })");
    assertThat(ids("find({ email: 'A@x' })")).contains("\"11\"");
    run("return c.deleteMany({ email: { $exists: true } })");
    assertThat(run("return c.insertOne({ email: 'a@X' })")).hasStatus(200);
  }

  @Test
  void aHintNamesAnIndexThatIsThere() {
    code.mongo(
        Code.DATA,
        "d",
        "c",
        found -> found.createIndex(new Document("n", 1), new IndexOptions().name("byN")));

    for (String hint : new String[] {"'byN'", "{ n: 1 }", "'_id_'", "{ $natural: 1 }"}) {
      assertThat(ids("find({ n: 'b' }, undefined, { hint: " + hint + " })")).contains("\"1\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "find({}, undefined, HINT).toArray()",
        "findOne({}, undefined, HINT)",
        "count({}, HINT)",
        "aggregate([], HINT).toArray()",
        "updateOne({}, { $set: { u: 1 } }, HINT)",
        "updateMany({}, { $set: { u: 1 } }, HINT)",
        "deleteOne({}, HINT)",
        "deleteMany({}, HINT)",
        "findOneAndUpdate({}, { $set: { u: 1 } }, HINT)",
        "findOneAndReplace({}, { u: 1 }, HINT)",
        "findOneAndDelete({}, HINT)"
      })
  void aHintOfAnIndexThatIsNotThereIsRefused(String operation) {
    for (String hint : new String[] {"'byX'", "{ x: 1 }"}) {
      Response answer = run("return c." + operation.replace("HINT", "{ hint: " + hint + " }"));

      assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(answer.string("error"))
          .contains("bad hint: hint provided does not correspond to an existing index");
    }
    assertThat(ids("find({ u: 1 })")).contains("\"\"");
    assertThat(code.documents(Code.DATA, "d", "c")).hasSize(7);
  }
}
