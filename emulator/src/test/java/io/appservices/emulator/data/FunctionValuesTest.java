package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names and the values of BSON that functions give collections. */
class FunctionValuesTest {

  private final Code code = Code.shared();

  private Response run(String body) {
    code.function(
        "f" + body.hashCode(),
        "exports = async () => { const m = context.services.get('mongodb-atlas');"
            + " const c = m.db('d').collection('c'); "
            + body
            + " };",
        new Document("run_as_system", true));
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m.db()                         | db() takes the name of a database as a string, not"
            + " undefined",
        "m.db(null)                     | db() takes the name of a database as a string, not null",
        "m.db({})                       | db() takes the name of a database as a string, not"
            + " object",
        "m.db('')                       | db() takes the name of a database as a string, not an"
            + " empty string",
        "m.db('d').collection()         | collection() takes the name of a collection as a string,"
            + " not undefined",
      })
  void databasesAndCollectionsHaveNames(String call, String message) {
    assertThat(run("try { " + call + "; } catch (e) { return e.name + ': ' + e.message; }"))
        .hasBody("\"TypeError: " + message + "\"");
  }

  @Test
  void valuesOfAllTypesComeBackFromCollections() {
    Response answer =
        run(
            """
            const values = {
              uuid: BSON.UUID('00112233-4455-6677-8899-aabbccddeeff'), time: new BSON.Timestamp(1, 2),
              min: BSON.MinKey, max: new BSON.MaxKey(), int: BSON.Int32.fromString('7'),
              long: BSON.Long.fromString('9007199254740993'), hex: BSON.Binary.fromHex('ff00'),
              base64: BSON.Binary.fromBase64('Af8='), decimal: BSON.Decimal128.fromString('1.50'),
              id: BSON.ObjectId('5e58667d902d38559c802b13'), regex: BSON.BSONRegExp('a', 'i'),
              symbol: BSON.Symbol('s'), double: BSON.Double(2),
            };
            await c.insertOne({ _id: 1, ...values });
            const found = await c.findOne({ _id: 1 });
            return Object.keys(values).filter(
              (k) => EJSON.stringify(found[k]) !== EJSON.stringify(values[k]));
            """);

    assertThat(answer).hasBody("[]");
  }

  /** On a collection of two documents, whose numbers are the same as the count, and Ints. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "return c.count({})                   | {'$numberLong':'2'}",
        "return await c.count({})             | {'$numberLong':'2'}",
        "return c.count({}, { limit: 1 })     | {'$numberLong':'1'}",
        "return [c.count({}), r.matchedCount] | [{'$numberLong':'2'},{'$numberInt':'2'}]",
        "return { n: c.count({}) }            | {'n':{'$numberLong':'2'}}",
        "return EJSON.stringify(await c.count({}))                         |"
            + " '{\\'$numberLong\\':\\'2\\'}'",
        "return EJSON.stringify(await c.count({}), { relaxed: true })      | '2'",
      })
  void countsAreLongsWhateverOtherNumbersThereAre(String body, String answer) {
    String fill =
        "await c.insertMany([{ _id: 1, n: 1 }, { _id: 2, n: 2 }]);"
            + " const r = await c.updateMany({}, { $inc: { n: 1 } });"
            + " await c.find({}).toArray(); ";

    assertThat(run(fill + body)).hasBody(answer.replace('\'', '"'));
  }
}
