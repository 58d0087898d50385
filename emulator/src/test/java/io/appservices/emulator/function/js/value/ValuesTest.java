package io.appservices.emulator.function.js.value;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  private static final ObjectId ID = new ObjectId("5e58667d902d38559c802b13");

  @Test
  void everyTypeComesBackUnchanged() throws Exception {
    for (Object value :
        Arrays.asList(
            null,
            true,
            "text \u0000 \uD83D\uDE00",
            ID,
            new Date(1583167607977L),
            new Date(Long.MIN_VALUE),
            new Binary((byte) 0x80, new byte[] {0, 1, -1}),
            new BsonTimestamp(-1, 7),
            new BsonRegularExpression("a/b\\.", "imsx"),
            new Decimal128(7),
            new Symbol("s"),
            new Code("x"),
            new CodeWithScope("x", new Document("n", 1L)),
            new BsonDbPointer("a.b", ID),
            new MinKey(),
            new MaxKey(),
            new BsonUndefined(),
            new Document("a", List.of(1, new Document("b", new BsonUndefined()))))) {
      assertThat(run("exports = x => x", value)).isEqualTo(value);
    }
  }

  @Test
  void fieldsKeepTheirOrder() throws Exception {
    Document document = new Document("z", 1).append("a", new Document("y", 2).append("b", 3));

    Object result = run("exports = d => ({ ...d, c: 1n })", document);

    assertThat(Ejson.relaxedText(result)).isEqualTo("{\"z\":1,\"a\":{\"y\":2,\"b\":3},\"c\":1}");
  }

  @Test
  void aFieldMayHaveAnyName() throws Exception {
    Document document = new Document("__proto__", new Document("a", 1)).append("constructor", 2);

    assertThat(run("exports = x => x", document)).isEqualTo(document);
    assertThat(run("exports = x => x.a", document)).isEqualTo(new BsonUndefined());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Date(5)                               | {'$date':{'$numberLong':'5'}}",
        "/a\\/b/gi                                 |"
            + " {'$regularExpression':{'pattern':'a\\\\/b','options':'i'}}",
        "new Uint8Array([1, 255])                  | {'$binary':{'base64':'Af8=','subType':'00'}}",
        "new Uint8Array([1, 255]).buffer           | {'$binary':{'base64':'Af8=','subType':'00'}}",
        "BSON.Binary.fromHex('ff00', 4)            | {'$binary':{'base64':'/wA=','subType':'04'}}",
        "BSON.ObjectId('5e58667d902d38559c802b13') | {'$oid':'5e58667d902d38559c802b13'}",
        "BSON.BSONRegExp('the great', 'ig')        | {'$regularExpression':{'pattern':'the"
            + " great','options':'gi'}}",
        "BSON.Decimal128.fromString('1.50')        | {'$numberDecimal':'1.50'}",
        "new BSON.Timestamp(1, 2)                  | {'$timestamp':{'t':1,'i':2}}",
        "[new BSON.MinKey(), new BSON.MaxKey()]    | [{'$minKey':1},{'$maxKey':1}]",
        "[BSON.MinKey, BSON.MaxKey()]              | [{'$minKey':1},{'$maxKey':1}]",
        "BSON.UUID('00112233-4455-6677-8899-AABBCCDDEEFF') |"
            + " {'$binary':{'base64':'ABEiM0RVZneImaq7zN3u/w==','subType':'04'}}",
        "new BSON.UUID(BSON.Binary.fromHex('00112233445566778899aabbccddeeff', 4)).toString() |"
            + " \"00112233-4455-6677-8899-aabbccddeeff\"",
        "BSON.UUID.isValid(new BSON.UUID().toHexString()) | true",
        "new BSON.UUID() instanceof BSON.Binary    | true",
        "BSON.Int32.fromString('-7') + 1           | {'$numberDouble':'-6.0'}",
        "BSON.Long.fromString('9007199254740993')  | {'$numberLong':'9007199254740993'}",
        "BSON.Double.fromString('1.5').valueOf()   | {'$numberDouble':'1.5'}",
        "BSON.Symbol('s')                          | {'$symbol':'s'}",
        "BSON.Binary.fromBase64('Af8=')            | {'$binary':{'base64':'Af8=','subType':'00'}}",
        "[new String('a'), new Boolean(false)]     | ['a',false]",
        "[Infinity, -Infinity, NaN]                |"
            + " [{'$numberDouble':'Infinity'},{'$numberDouble':'-Infinity'},{'$numberDouble':'NaN'}]",
      })
  void valuesOfJavaScriptBecomeBson(String expression, String ejson) throws Exception {
    Object result = run("exports = () => { return " + expression + " }");

    assertThat(Ejson.canonicalText(result)).isEqualTo(ejson.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "typeof a.l                                    | number",
        "typeof a.i                                    | number",
        "String(a.big + 1)                             | 9223372036854776000",
        "a.big.toString()                              | 9223372036854775807",
        "a.date.toISOString()                          | 1970-01-01T00:00:00.005Z",
        "a.date instanceof Date ? 'yes' : 'no'         | yes",
        "a.id.toString()                               | 5e58667d902d38559c802b13",
        "a.id.toHexString()                            | 5e58667d902d38559c802b13",
        "JSON.stringify({ id: a.id })                  | {\"id\":\"5e58667d902d38559c802b13\"}",
        "`${a.id.equals('5e58667d902d38559c802b13')}`  | true",
        "a.id.getTimestamp().toISOString()             | 2020-02-28T01:01:49.000Z",
        "a.bin.text()                                  | h\u00e9",
        "a.bin.toBase64()                              | aMOp",
        "a.bin.toHex()                                 | 68c3a9",
        "String(a.bin.buffer)                          | 104,195,169",
        "String(a.bin.length())                        | 3",
        "a.regex.toRegExp().test('XAY') ? 'yes' : 'no' | yes",
        "String(BSON.ObjectId().toString().length)     | 24",
        "String(BSON.ObjectId.isValid('x'))            | false",
      })
  void valuesOfBsonHaveTheirMethods(String expression, String expected) throws Exception {
    Document document =
        new Document("l", 1L)
            .append("i", 1)
            .append("big", Long.MAX_VALUE)
            .append("date", new Date(5))
            .append("id", ID)
            .append("bin", new Binary("h\u00e9".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .append("regex", new BsonRegularExpression("a", "i"));

    assertThat(run("exports = a => " + expression, document)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EJSON.stringify({ answer: 42, at: new Date(7) }) |"
            + " {'answer':{'$numberLong':'42'},'at':{'$date':{'$numberLong':'7'}}}",
        "EJSON.stringify({ a: 1, at: new Date(7) }, { relaxed: true }) |"
            + " {'a':1,'at':{'$date':'1970-01-01T00:00:00.007Z'}}",
        "EJSON.stringify({ a: 1.5 }, null, 1).replace(/\\n"
            + "/g, '') | { 'a': {  '$numberDouble': '1.5' }}",
        "EJSON.stringify(EJSON.parse('{\\\"l\\\":{\\\"$numberLong\\\":\\\"42\\\"},\\\"i\\\":{\\\"$numberInt\\\":\\\"42\\\"}}'))"
            + " | {'l':{'$numberLong':'42'},'i':{'$numberInt':'42'}}",
        "EJSON.parse('{\\\"$oid\\\":\\\"5e58667d902d38559c802b13\\\"}').toString() |"
            + " 5e58667d902d38559c802b13",
        "JSON.stringify(JSON.parse('{\\\"a\\\":[1]}')) | {'a':[1]}",
      })
  void extendedJsonIsReadAndWritten(String expression, String expected) throws Exception {
    assertThat(run("exports = () => " + expression)).isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void aNumberParsedFromJsonHasTheTypeOfExtendedJson() throws Exception {
    assertThat(run("exports = () => EJSON.parse('[1, 1.5, 10000000000]')"))
        .isEqualTo(List.of(1, 1.5, 10000000000L));
  }
}
