package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what an endpoint's function returns and makes of its response. */
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
  @ValueSource(booleans = {true, false})
  void sendsTheResponseAsTheFunctionConfiguredIt(boolean respondsResult) {
    app.endpoint(
        "GET",
        "/r",
        """
        exports = (request, response) => {
          response.setStatusCode(500);
          response.setHeader('Content-Type', 'text/plain');
          response.setHeader('X-One', 'a');
          response.setHeader('x-one', 'b');
          response.addHeader('X-Two', '1');
          response.addHeader('X-Two', '2');
          response.setBody('GET-failure');
          return 'dropped';
        }
        """,
        "{respond_result: " + respondsResult + "}",
        SYSTEM);

    Response answer = app.get("/r");

    assertThat(answer)
        .hasStatus(500)
        .hasBody("GET-failure")
        .hasExactHeader("Content-Type", "text/plain")
        .hasExactHeader("X-One", "b");
    assertThat(answer.headers().allValues("X-Two")).containsExactly("1", "2");
  }

  @Test
  void sendsAStatusWithTheResultIfThatIsAsked() {
    String source = "exports = (request, response) => { response.setStatusCode(201); return 7 }";
    app.endpoint("GET", "/with", source).endpoint("GET", "/without", source, SILENT, SYSTEM);

    assertThat(app.get("/with")).isJson(201).hasBody("7");
    assertThat(app.get("/without")).isEmpty(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "'text' -> text -> text/plain;charset=utf-8",
        "BSON.Binary.fromText('bytes') -> bytes -> application/octet-stream",
        "BSON.ObjectId('64224f3cd79f54ad342dd9b2') -> 64224f3cd79f54ad342dd9b2"
            + " -> text/plain;charset=utf-8",
        "({a: 'b'}) -> {\"a\":\"b\"} -> text/plain;charset=utf-8",
        "12 -> 12 -> text/plain;charset=utf-8"
      })
  void sendsAnyBody(String body, String sent, String type) {
    app.endpoint(
        "GET", "/r", "exports = (request, response) => { response.setBody(" + body + ") }");

    assertThat(app.get("/r")).hasStatus(200).hasBody(sent).hasExactHeader("Content-Type", type);
  }

  @Test
  void handsAResponseOnToOtherFunctions() {
    app.create(
        "/functions",
        EndpointApp.json(
            "{name: 'answer', source: 'exports = (response) => response.setBody(\"other\")'}"));
    app.endpoint(
        "GET",
        "/r",
        "exports = (request, response) => context.functions.execute('answer', response)");

    assertThat(app.get("/r")).hasStatus(200).hasBody("other");
  }

  @Test
  void sendsNoBodyWhereTheStatusHasNone() {
    app.endpoint(
        "GET",
        "/r",
        "exports = (q, response) => { response.setStatusCode(204); response.setBody('x') }");

    assertThat(app.get("/r")).isEmpty(204);
  }

  @Test
  void sendsOneOriginToWebPagesThatTheFunctionAllows() {
    app.endpoint(
        "GET",
        "/r",
        "exports = (q, r) => { r.setHeader('Access-Control-Allow-Origin', '*'); r.setBody('x') }");

    assertThat(app.get("/r", "Origin", "http://page.example"))
        .hasStatus(200)
        .hasExactHeader("Access-Control-Allow-Origin", "*");
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

  @Test
  void offersTheResponseToAConsole() {
    Response run =
        app.app()
            .admin()
            .onApp(
                "POST",
                "/debug/execute_function_source?run_as_system=true",
                EndpointApp.json(
                    "{source: 'exports = (q, r) => { r.setBody(\"x\"); return typeof r }',"
                        + " eval_source: 'exports({}, new HTTPResponse())'}"));

    assertThat(run).isJson(200);
    assertThat(run.document().get("result")).isEqualTo("object");
  }
}
