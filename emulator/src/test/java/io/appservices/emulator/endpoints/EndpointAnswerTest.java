package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of what an endpoint's function returns or throws. */
class EndpointAnswerTest {

  private static final String SYSTEM = "{run_as_system: true}";
  private static final String SILENT = "{respond_result: false}";

  private final EndpointApp app = EndpointApp.shared();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "'text' -> \"text\"",
        "({b: 1, a: [null, true, 2.5]}) -> {\"b\":1,\"a\":[null,true,2.5]}",
        "null -> null",
        "({a: undefined, b: 1}) -> {\"b\":1}",
        "new Date(1683248523456) -> \"2023-05-05T01:02:03.456Z\"",
        "new Date(0) -> \"1970-01-01T00:00:00.000Z\"",
        "BSON.ObjectId('64224f3cd79f54ad342dd9b2') -> \"64224f3cd79f54ad342dd9b2\"",
        "BSON.Decimal128.fromString('9823.1297') -> \"9823.1297\"",
        "BSON.Binary.fromBase64('AQI=', 5) -> {\"Subtype\":5,\"Data\":\"AQI=\"}",
        "new BSON.BSONRegExp('^H', 'i') -> {\"Pattern\":\"^H\",\"Options\":\"i\"}",
        "new BSON.Timestamp(1565545664, 1) -> {\"T\":1565545664,\"I\":1}",
        "[new BSON.MinKey(), new BSON.MaxKey()] -> [{},{}]",
        "BSON.Long.fromString('9007199254740993') -> 9007199254740993",
        "1e21 -> 1.0E21",
        "Promise.resolve({a: Promise.resolve(1)}) -> {\"a\":1}"
      })
  void writesAResultAsJson(String expression, String body) {
    app.endpoint("GET", "/r", "exports = () => " + expression);

    assertThat(app.get("/r")).isJson(200).hasBody(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "({n: 900}) -> {\"n\":{\"$numberInt\":\"900\"}}",
        "new Date(1683248523456) -> {\"$date\":{\"$numberLong\":\"1683248523456\"}}",
        "undefined -> {\"$undefined\":true}",
        "BSON.ObjectId('64224f3cd79f54ad342dd9b2') -> {\"$oid\":\"64224f3cd79f54ad342dd9b2\"}",
        "'text' -> \"text\""
      })
  void writesAResultAsExtendedJson(String expression, String body) {
    app.endpoint("GET", "/r", "exports = () => " + expression, "{return_type: 'EJSON'}", SYSTEM);

    assertThat(app.get("/r"))
        .hasStatus(200)
        .hasExactHeader("Content-Type", "application/ejson")
        .hasBody(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "application/json -> EJSON -> JSON",
        "application/ejson -> JSON -> EJSON",
        "*/* -> EJSON -> EJSON",
        "*/* -> JSON -> JSON",
        "text/html, application/ejson;q=0.9, application/json -> JSON -> EJSON",
        "APPLICATION/JSON -> EJSON -> JSON",
        "text/plain -> EJSON -> EJSON"
      })
  void asksForAFormatByTheAcceptHeader(String accept, String type, String expected) {
    app.endpoint("GET", "/r", "exports = () => 7", "{return_type: '" + type + "'}", SYSTEM);

    assertThat(app.get("/r", "Accept", accept))
        .hasBody(expected.equals("JSON") ? "7" : "{\"$numberInt\":\"7\"}");
  }

  @Test
  void answersNothingWhereTheResultIsNotAsked() {
    app.endpoint("GET", "/r", "exports = () => 7", SILENT, SYSTEM);

    assertThat(app.get("/r")).isEmpty(204);
  }

  @Test
  void answersAnEmptyBodyForWhatIsUndefined() {
    app.endpoint("GET", "/r", "exports = () => {}");

    assertThat(app.get("/r")).isEmpty(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "throw new Error('Wrong') -> Error: Wrong",
        "throw 'text' -> text",
        "return Promise.reject(new TypeError('later')) -> TypeError: later",
        "response.setStatusCode('x') -> TypeError: the status code must be a number from 200 to"
            + " 599",
        "response.setStatusCode(99) -> TypeError: the status code must be a number from 200 to 599",
        "response.setStatusCode(600) -> TypeError: the status code must be a number from 200 to"
            + " 599",
        "response.setHeader('a b', 'c') -> TypeError: 'a b' is not a valid header name",
        "response.setHeader('a', 'b\\r\\nc: d')"
            + " -> TypeError: the value of header 'a' has a line break",
        "return { n: 0 / 0 } -> JSON has no number NaN"
      })
  void refusesWithTheErrorOfTheFunction(String statement, String error) {
    app.endpoint("GET", "/r", "exports = (request, response) => { " + statement + " }");

    assertThat(app.get("/r")).isRefused(400, "FunctionExecutionError", error);
  }

  @Test
  void endsAFunctionAtTheTimeLimit() {
    try (AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder()
                .network(n -> n.port(0))
                .functions(f -> f.timeLimit(Duration.ofSeconds(1)))
                .build())) {
      EndpointApp own = EndpointApp.on(emulator);
      own.endpoint("GET", "/r", "exports = () => new Promise(() => {})");

      assertThat(own.get("/r"))
          .isRefused(400, "ExecutionTimeLimitExceeded", "execution time limit exceeded");
    }
  }

  @Test
  void runsAFunctionThatDefinesItsExportsAsAModule() {
    app.endpoint("GET", "/r", "module.exports = async () => 'module' // at the end");

    assertThat(app.get("/r")).hasBody("\"module\"");
  }
}
