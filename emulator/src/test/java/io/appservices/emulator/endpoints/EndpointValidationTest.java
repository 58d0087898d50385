package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves that a request may call an endpoint, beside who it is from. */
class EndpointValidationTest {

  private static final String ECHO =
      "exports = ({ query, body }) => [query, body && body.text(), context.request.rawQueryString]";
  private static final String SYSTEM = "{run_as_system: true}";
  private static final String HEADER = "Endpoint-Signature";

  private final EndpointApp app = EndpointApp.shared();

  @Test
  void takesTheSecretOfTheQuery() {
    validated("SECRET_AS_QUERY_PARAM", "12345");

    assertThat(app.send("GET", "/v?a=1&secret=12345&b=2", "{}"))
        .isJson(200)
        .hasBody("[{\"a\":\"1\",\"b\":\"2\"},\"{}\",\"a=1&b=2\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?secret=", "?secret=1234", "?secret=123456", "?Secret=12345"})
  void refusesAnotherSecret(String query) {
    validated("SECRET_AS_QUERY_PARAM", "12345");

    assertThat(app.get("/v" + query)).isRefused(401, "IncomingWebhookAuthFailed", "invalid secret");
  }

  /** The vectors that the documentation of the service and its tests have. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "Super5ecr3tPa55w0rd -> { \"message\": \"Hello!\" }"
            + " -> d4f0537db4e230d7a6028a6f7c3bb1b57c9d16f39176d78697e559ac333e0b36",
        "12345 -> {\"message\":\"MESSAGE\"}"
            + " -> 828ee180512eaf8a6229eda7eea72323f68e9c0f0093b11a578b0544c5777862",
        "12345 -> {\"dataSource\":\"mongodb-atlas\",\"database\":\"learn-data-api\","
            + "\"collection\":\"tasks\",\"filter\":{\"text\":\"Do the dishes\"}}"
            + " -> 769cd86855787f476afc8b0d2cf9837ab0318181fca42f45f34b6dffd086dfc7"
      })
  void takesTheSignatureOfTheBytes(String secret, String body, String signature) {
    validated("VERIFY_PAYLOAD", secret);

    assertThat(app.post("/v", body, HEADER, "sha256=" + signature)).isJson(200);
    assertThat(app.post("/v", body, HEADER, ":sha256=" + signature)).isJson(200);
    assertThat(app.post("/v", body + " ", HEADER, "sha256=" + signature))
        .isRefused(401, "IncomingWebhookAuthFailed", "invalid payload signature");
  }

  @Test
  void signsAnEmptyBodyToo() {
    validated("VERIFY_PAYLOAD", "12345");
    String signature = "d70d88cd9adf9f928472cc95f58b1415a985df03f4e23841304ea1d1db05433e";

    assertThat(app.post("/v", "", HEADER, "sha256=" + signature)).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "828ee180", "sha1=828ee180"})
  void refusesAnotherSignature(String signature) {
    validated("VERIFY_PAYLOAD", "12345");

    assertThat(app.post("/v", "{\"message\":\"MESSAGE\"}", HEADER, signature))
        .isRefused(401, "IncomingWebhookAuthFailed", "invalid payload signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_AS_QUERY_PARAM", "VERIFY_PAYLOAD"})
  void letsNobodyInWithoutASecret(String method) {
    app.endpoint(
        "*", "/v", ECHO, "{validation_method: '" + method + "', secret_name: 'gone'}", SYSTEM);

    assertThat(app.get("/v?secret=")).isRefusedWithCode(401, "IncomingWebhookAuthFailed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_AS_QUERY_PARAM", "VERIFY_PAYLOAD"})
  void letsNobodyInByAnEmptySecret(String method) {
    validated(method, "");

    assertThat(app.get("/v")).isRefusedWithCode(401, "IncomingWebhookAuthFailed");
    assertThat(app.get("/v?secret=")).isRefusedWithCode(401, "IncomingWebhookAuthFailed");
  }

  @Test
  void findsTheSecretByItsId() {
    String id = app.create("/secrets", json("{name: 's', value: 'v'}"));
    app.endpoint(
        "GET",
        "/v",
        ECHO,
        "{validation_method: 'SECRET_AS_QUERY_PARAM', secret_id: '" + id + "'}",
        SYSTEM);

    assertThat(app.get("/v?secret=v")).isJson(200);
  }

  @Test
  void readsTheOldNameOfTheMethod() {
    app.create("/secrets", json("{name: 's', value: 'v'}"));
    app.endpoint(
        "GET",
        "/v",
        ECHO,
        "{validation_method: '', verification_method: 'SECRET_AS_QUERY_PARAM', secret_name: 's'}",
        SYSTEM);

    assertThat(app.get("/v")).hasStatus(401);
    assertThat(app.get("/v?secret=v")).isJson(200);
  }

  @Test
  void givesASecretToTheFunctionThatNobodyChecks() {
    app.endpoint("GET", "/v", ECHO);

    assertThat(app.get("/v?secret=mine")).isJson(200).hasBody("[{\"secret\":\"mine\"},null,\"\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{'%%request.requestHeaders.x-secret-key': 'mine'}",
        "{'%%request.requestHeaders.X-Secret-Key': 'mine'}",
        "{'%%request.httpMethod': 'GET', '%%request.requestHeaders.x-secret-key': {$in: ['mine']}}"
      })
  void asksTheExpressionOfTheFunction(String expression) {
    app.endpoint(
        "GET", "/v", ECHO, "{}", "{run_as_system: true, can_evaluate: " + expression + "}");

    assertThat(app.get("/v", "X-SECRET-key", "mine")).isJson(200);
    assertThat(app.get("/v", "x-secret-key", "other"))
        .isRefused(403, "FunctionExecutionError", "rule not matched for function \"endpoint1\"");
    assertThat(app.get("/v")).hasStatus(403);
  }

  private void validated(String method, String secret) {
    app.create("/secrets", new Document("name", "s").append("value", secret));
    app.endpoint(
        "*", "/v", ECHO, "{validation_method: '" + method + "', secret_name: 's'}", SYSTEM);
  }
}
