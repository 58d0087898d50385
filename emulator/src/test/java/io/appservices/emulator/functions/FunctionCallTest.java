package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a function and what comes out of it. */
class FunctionCallTest {

  private static final String SUM = "exports = (...args) => args.reduce((a, b) => a + b, 0);";

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  /** The forms that realm-core's parser knows, and those that only realm-kotlin's does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"text with \\\" and \\u0000\"",
        "{\"$numberInt\":\"-7\"}",
        "{\"$numberLong\":\"9007199254740993\"}",
        "{\"$numberDouble\":\"1.0\"}",
        "{\"$numberDouble\":\"1.5\"}",
        "{\"$numberDouble\":\"-0.0\"}",
        "{\"$numberDouble\":\"NaN\"}",
        "{\"$numberDouble\":\"Infinity\"}",
        "{\"$numberDouble\":\"-Infinity\"}",
        "{\"$numberDecimal\":\"1.50\"}",
        "{\"$oid\":\"5f60207f14dfb25d24511201\"}",
        "{\"$date\":{\"$numberLong\":\"1600000000123\"}}",
        "{\"$date\":{\"$numberLong\":\"-1\"}}",
        "{\"$binary\":{\"base64\":\"AQID\",\"subType\":\"00\"}}",
        "{\"$binary\":{\"base64\":\"AQID\",\"subType\":\"80\"}}",
        "{\"$timestamp\":{\"t\":4294967295,\"i\":2}}",
        "{\"$regularExpression\":{\"pattern\":\"a/b\",\"options\":\"im\"}}",
        "{\"$code\":\"f()\"}",
        "{\"$code\":\"f()\",\"$scope\":{\"a\":{\"$numberInt\":\"1\"}}}",
        "{\"$symbol\":\"s\"}",
        "{\"$dbPointer\":{\"$ref\":\"db.c\",\"$id\":{\"$oid\":\"5f60207f14dfb25d24511201\"}}}",
        "{\"$minKey\":1}",
        "{\"$maxKey\":1}",
        "{\"$undefined\":true}",
        "[]",
        "{}",
        "[{\"a\":[{\"$numberInt\":\"1\"}]},{\"b\":null}]",
      })
  void aValueComesBackInExactlyTheFormItWasSent(String value) {
    code.function("firstArg", "exports = function (arg) { return arg; };");

    Response answer = code.send(token, call("firstArg", value));

    assertThat(answer).isJson(200).hasBody(value);
  }

  @Test
  void aUuidComesBackAsBinaryOfItsSubtype() {
    code.function("firstArg", "exports = arg => arg;");

    String uuid = "{\"$uuid\":\"00112233-4455-6677-8899-aabbccddeeff\"}";

    assertThat(Ejson.parse(code.send(token, call("firstArg", uuid)).body()))
        .isEqualTo(Ejson.parse(uuid));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"$numberInt\":\"1\"},{\"$numberInt\":\"2\"}; {\"$numberInt\":\"3\"}",
        "{\"$numberLong\":\"1\"},{\"$numberLong\":\"2\"}; {\"$numberLong\":\"3\"}",
        "{\"$numberDouble\":\"1.0\"},{\"$numberDouble\":\"2.0\"}; {\"$numberDouble\":\"3.0\"}",
        "{\"$numberInt\":\"1\"},{\"$numberDouble\":\"2.0\"}; {\"$numberDouble\":\"3.0\"}",
        "{\"$numberInt\":\"1\"},{\"$numberLong\":\"2\"}; {\"$numberLong\":\"3\"}",
        "{\"$numberInt\":\"1\"},{\"$numberDouble\":\"0.5\"}; {\"$numberDouble\":\"1.5\"}",
        "{\"$numberInt\":\"2147483647\"},{\"$numberInt\":\"1\"}; {\"$numberLong\":\"2147483648\"}",
        "1,2; {\"$numberInt\":\"3\"}",
      })
  void aSumHasTheWidthOfItsArguments(String arguments, String sum) {
    code.function("sum", SUM);

    assertThat(code.send(token, call("sum", arguments))).isJson(200).hasBody(sum);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "exports = () => {}; {\"$undefined\":true}",
        "exports = () => null; null",
        "exports = () => 800; {\"$numberDouble\":\"800.0\"}",
        "exports = () => ({a: undefined, b: 1n}); {\"a\":{\"$undefined\":true},\"b\":{\"$numberLong\":\"1\"}}",
        "exports = async () => [await 'x']; [\"x\"]",
        "module.exports = () => 'm'; \"m\"",
        "exports = () => new BSON.ObjectId('5f60207f14dfb25d24511201').toString();"
            + " \"5f60207f14dfb25d24511201\"",
        "exports = () => ({error: 'mine'}); {\"error\":\"mine\"}",
        "exports = (...args) => args.length; {\"$numberDouble\":\"0.0\"}",
      })
  void aResultIsTheValueItselfInCanonicalExtendedJson(String source, String result) {
    code.function("f", source);

    assertThat(code.call(token, "f")).isJson(200).hasBody(result);
  }

  @Test
  void argumentsMayBeLeftOut() {
    code.function("count", "exports = (...args) => String(args.length);");

    assertThat(code.send(token, json("{name: 'count'}"))).isJson(200).hasBody("\"0\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"f\"",
        "{}",
        "{\"name\":5,\"arguments\":[]}",
        "{\"name\":\"f\",\"arguments\":{}}",
        "{\"name\":\"f\",\"arguments\":\"x\"}",
        "{\"name\":\"f\",\"arguments\":[{\"$oid\":\"short\"}]}",
        "{\"name\":\"f\",\"arguments\":[{\"$numberInt\":\"one\"}]}",
        "{\"name\":\"f\",\"arguments\":[{\"$date\":{\"$numberLong\":7}}]}",
      })
  void aBodyThatIsNoCallIsRefused(String body) {
    code.function("f", "exports = () => 1;");

    assertThat(code.send(token, body.getBytes(StandardCharsets.UTF_8)))
        .isRefused(400, "BadRequest", "invalid function call request");
  }

  @Test
  void argumentsMayBeEighteenMegabytesAndNotMore() {
    code.function("length", "exports = text => text.length;");
    String text = "x".repeat(18 * 1000 * 1000);

    assertThat(code.call(token, "length", text))
        .isJson(200)
        .hasBody("{\"$numberDouble\":\"1.8E7\"}");
    assertThat(code.call(token, "length", text + "x".repeat(1 << 20))).hasStatus(413);
  }

  @Test
  void aFunctionMadeInJavaIsCalledWithTheTypesThatWereSent() {
    String name = "inJava-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(name, args -> List.of(args.get(0).getClass().getSimpleName(), args.get(1)));

    assertThat(code.call(token, name, 1L, new Document("a", 2)))
        .isJson(200)
        .hasBody("[\"Long\",{\"a\":{\"$numberInt\":\"2\"}}]");
  }

  @Test
  void aFunctionMadeInJavaThatThrowsFailsTheCallWithItsMessage() {
    String name = "failing-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(
            name,
            args -> {
              throw new IllegalStateException("not today");
            });

    assertThat(code.call(token, name)).isRefused(400, "FunctionExecutionError", "not today");
    assertThat(code.logs("?errors_only=true").get(0)).containsEntry("error", "not today");
  }

  private static byte[] call(String name, String arguments) {
    String body = "{\"name\":\"" + name + "\",\"arguments\":[" + arguments + "]}";
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
