package io.appservices.emulator.function.js.node;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code util.inspect}, whose texts are those of Node 10. */
class InspectTest {

  private static Object evaluate(String expression) throws Exception {
    return run("exports = () => " + expression);
  }

  /** Arguments, and the text that Node prints for them. */
  static Stream<Arguments> ofNode() throws IOException {
    try (InputStream in = InspectTest.class.getResourceAsStream("inspect.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^> "))
          .skip(1)
          .map(each -> each.strip().replace("\\u001b", "\u001b").split("\n", 2))
          .map(pair -> Arguments.of(pair[0], pair[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("ofNode")
  void printsWhatNodePrints(String arguments, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + arguments + ")")).isEqualTo(text);
  }

  @Test
  void printsAHundredItemsOfALongArray() throws Exception {
    assertThat(evaluate("require('util').inspect(new Array(102).fill(1))"))
        .asString()
        .startsWith("[ 1,\n  1,")
        .endsWith("  1,\n  ... 2 more items ]")
        .hasLineCount(101);
  }

  /** The texts of a million holes and more are made without looking at each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Array(4294967295)                                  | [ <4294967295 empty items> ]",
        "Object.assign([], {4294967294: 1})                     | [ <4294967294 empty items>, 1 ]",
        "Object.assign([0], {3e9: {k: 1}, length: 4e9, x: 'y'}) | [ 0, <2999999999 empty items>, {"
            + " k: 1 }, <999999999 empty items>, x: 'y' ]",
        "Object.assign(new Array(4e9).fill(1, 0, 2), {3: 2})    | [ 1, 1, <1 empty item>, 2,"
            + " <3999999996 empty items> ]",
      })
  void countsTheHolesOfALongArray(String value, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + value + ", {breakLength: 200})"))
        .isEqualTo(text);
  }

  @Test
  void printsAHundredItemsAndHoles() throws Exception {
    assertThat(
            run(
                "exports = () => { const a = []; for (let i = 0; i < 120; i++) a[3e7 * i] = i;"
                    + " return require('util').inspect(a); }"))
        .asString()
        .startsWith("[ 0,\n  <29999999 empty items>,\n  1,")
        .endsWith("  <29999999 empty items>,\n  ... 2070000001 more items ]")
        .hasLineCount(101);
  }

  /** As npm's package bson 4 prints them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BSON.ObjectId('5f0000000000000000000001') | new ObjectId(\"5f0000000000000000000001\")",
        "BSON.Decimal128.fromString('1.50')        | new Decimal128(\"1.50\")",
        "BSON.Binary.fromText('hello', 2)          | new Binary(Buffer.from(\"68656c6c6f\", \"hex\"), 2)",
        "BSON.UUID('00112233445566778899aabbccddeeff') | new UUID(\"00112233-4455-6677-8899-aabbccddeeff\")",
        "BSON.Timestamp(5, 6)                      | new Timestamp({ t: 5, i: 6 })",
        "BSON.Long.fromString('-5')                | new Long(\"-5\")",
        "BSON.Int32(5)                             | new Int32(5)",
        "BSON.Double(2)                            | new Double(2.0)",
        "BSON.Double(-0)                           | new Double(-0.0)",
        "BSON.Double(1.5)                          | new Double(1.5)",
        "BSON.Double(1e30)                         | new Double(1e+30)",
        "BSON.Double(NaN)                          | new Double(NaN)",
        "BSON.BSONRegExp('a.b', 'i')               | BSONRegExp { pattern: 'a.b', options: 'i' }",
        "BSON.Code('f', {a: 1})                    | new Code(\"f\", {\"a\":1})",
        "BSON.Code('f')                            | new Code(\"f\")",
        "BSON.Symbol('s')                          | new BSONSymbol(\"s\")",
        "BSON.MinKey()                             | new MinKey()",
        "BSON.MaxKey()                             | new MaxKey()",
        "BSON.DBRef('c', BSON.ObjectId('5f0000000000000000000001'), 'd') | new DBRef(\"c\", new"
            + " ObjectId(\"5f0000000000000000000001\"), \"d\")",
        "BSON.DBRef('c', 5)                        | new DBRef(\"c\", 5)",
      })
  void printsValuesOfBson(String value, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + value + ")")).isEqualTo(text);
    assertThat(evaluate("require('util').inspect({a: {b: {c: [" + value + "]}}}, {depth: 4})"))
        .asString()
        .contains(text);
  }

  @Test
  void printsValuesOfADocument() throws Exception {
    assertThat(
            run(
                "exports = (one) => require('util').inspect(one)",
                Document.parse("{_id: {$oid: '5f0000000000000000000001'}, n: 1}")))
        .isEqualTo("{ _id: new ObjectId(\"5f0000000000000000000001\"), n: 1 }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Map([[1, 2]]).keys() | Object [Map Iterator] {}",
        "Promise.resolve(1)       | Promise { [state unknown] }",
      })
  void saysWhatItCannotLookInto(String value, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + value + ")")).isEqualTo(text);
  }

  @Test
  void printsTheStackOfAnError() throws Exception {
    assertThat(evaluate("require('util').inspect(new TypeError('bad'))"))
        .asString()
        .startsWith("TypeError: bad\n    at ");
  }

  @Test
  void formatsWithIt() throws Exception {
    assertThat(evaluate("require('util').format('%O', new Set([1]), new Map([[1, Symbol('a')]]))"))
        .isEqualTo("Set { 1 } Map { 1 => Symbol(a) }");
  }
}
