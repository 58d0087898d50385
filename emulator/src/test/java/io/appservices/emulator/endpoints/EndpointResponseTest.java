package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what an endpoint's function makes of its response. */
class EndpointResponseTest {

  private static final String SYSTEM = "{run_as_system: true}";
  private static final String SILENT = "{respond_result: false}";

  private final EndpointApp app = EndpointApp.shared();

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
  @ValueSource(
      strings = {
        "for (let i = 0; i < 5000; i++) r.addHeader('X-Many-' + i, 'v'.repeat(100))",
        "r.setHeader('X-Long', 'v'.repeat(65536))",
        "r.setHeader('Content-Type', 'text/plain; v=' + 'v'.repeat(65536))",
      })
  void refusesMoreHeadersThanCanBeSentAsAFailureOfTheFunction(String statement) {
    app.endpoint("GET", "/r", "exports = (q, r) => { " + statement + " }");

    Response answer = app.get("/r");

    assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
    assertThat(answer.document().getString("error"))
        .contains("bytes of headers, more than the 65536");
    assertThat(answer.headers().firstValue("X-Appservices-Request-Id")).isPresent();
  }

  @Test
  void sendsAsManyHeadersAsAreAllowed() {
    app.endpoint("GET", "/r", "exports = (q, r) => r.setHeader('X-Long', 'v'.repeat(65526))");

    Response answer = app.get("/r", "Origin", "http://page.example");

    assertThat(answer).hasStatus(200);
    assertThat(answer.headers().firstValue("X-Long").orElse("")).hasSize(65526);
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
