package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The incoming webhooks of services, under the URL that they have always had. */
class WebhookTest {

  private static AppServicesEmulator emulator;

  private final EndpointScene scene = EndpointScene.on(emulator);
  private final String service =
      scene.app().create("/services", json("{name: 'http', type: 'http', config: {}}"));

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void givesTheFunctionThePayloadAndTheResponse() {
    webhook(
        "exports = ({ query, headers, body }, response) => {"
            + " response.setStatusCode(202);"
            + " response.setBody(query.q + headers['X-H'][0] + body.text() + context.user.type);"
            + " return 'dropped' }",
        "{respond_result: true}");

    assertThat(call("POST", "?q=1", "body", "x-h", "2")).hasStatus(202).hasBody("12bodysystem");
  }

  @Test
  void answersTheResultAsExtendedJsonIfThatIsAsked() {
    webhook("exports = () => ({ Processed: 900 })", "{respond_result: true}");

    assertThat(call("POST", "", "{}"))
        .hasStatus(200)
        .hasBody("{\"Processed\":{\"$numberInt\":\"900\"}}");
  }

  @Test
  void aSourceThatCannotBeReadIsRefused() {
    String all = "/services/" + service + "/incoming_webhooks";
    Document body = json("{name: 'hook', function_source: 'exports = () => {'}");

    assertThat(scene.app().app().admin().onApp("POST", all, body))
        .isRefusedWithCode(400, "FunctionSyntaxError");
    Document script =
        json(
            "{name: 'hook', function_source: 'exports = x => x',"
                + " run_as_user_id_script_source: 'exports = () => {'}");
    assertThat(scene.app().app().admin().onApp("POST", all, script))
        .isRefusedWithCode(400, "FunctionSyntaxError");
    String id =
        scene.app().create(all, json("{name: 'hook', function_source: 'exports = x => x'}"));
    assertThat(scene.app().app().admin().onApp("PUT", all + "/" + id, body))
        .isRefusedWithCode(400, "FunctionSyntaxError");
    assertThat(
            scene.app().app().admin().onApp("GET", all + "/" + id, null).string("function_source"))
        .isEqualTo("exports = x => x");
  }

  @Test
  void answersNothingOtherwise() {
    webhook("exports = () => ({ Processed: 900 })", "{respond_result: false}");

    assertThat(call("POST", "", "{}")).isEmpty(204);
  }

  @Test
  void sendsNoResultWhereTheResponseWasTouched() {
    webhook(
        "exports = (payload, response) => { response.setStatusCode(201); return 1 }",
        "{respond_result: true}");

    assertThat(call("POST", "", "{}")).isEmpty(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in the header", "in the body"})
  void runsAsTheUserOfItsCredentials(String where) {
    webhook("exports = () => context.user.id", "{respond_result: true, run_as_authed_user: true}");
    boolean header = where.endsWith("header");
    String body = header ? "{}" : new Document("jwtTokenString", scene.jwt()).toJson();

    Response answer =
        header ? call("POST", "", body, "jwtTokenString", scene.jwt()) : call("POST", "", body);

    assertThat(answer).hasStatus(200).hasBody('"' + scene.tokens().userId() + '"');
  }

  @Test
  void refusesCredentialsInTwoPlaces() {
    webhook("exports = () => context.user.id", "{respond_result: true, run_as_authed_user: true}");
    String body = new Document("jwtTokenString", scene.jwt()).toJson();

    assertThat(call("POST", "", body, "jwtTokenString", scene.jwt()))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(call("POST", "", "{}"))
        .isRefused(400, "InvalidParameter", "no authentication methods were specified");
    scene.app().app().admin().disable(scene.tokens().userId());
    assertThat(call("POST", "", body))
        .isRefused(401, "InvalidSession", "invalid session: error finding user for endpoint");
  }

  @Test
  void asksForItsSecretOrItsSignature() {
    webhook(
        "exports = () => 1",
        "{respond_result: true,"
            + " options: {validationMethod: 'SECRET_AS_QUERY_PARAM', secret: '12345'}}");
    assertThat(call("POST", "?secret=12345", "{}")).hasStatus(200);
    assertThat(call("POST", "?secret=1", "{}"))
        .isRefused(401, "IncomingWebhookAuthFailed", "invalid secret");

    create(
        "signed",
        "exports = () => 1",
        "{options: {httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD', secret: '12345'}}");
    String signature = "sha256=828ee180512eaf8a6229eda7eea72323f68e9c0f0093b11a578b0544c5777862";
    String body = "{\"message\":\"MESSAGE\"}";
    assertThat(callNamed("signed", "POST", "", body, "X-Hook-Signature", signature)).isEmpty(204);
    assertThat(callNamed("signed", "POST", "", body + " ", "X-Hook-Signature", signature))
        .isRefused(401, "IncomingWebhookAuthFailed", "invalid payload signature");
    assertThat(callNamed("signed", "GET", "", null)).isRefused(405, "method not allowed");
  }

  @Test
  void refusesAWebhookThatThereIsNot() {
    assertThat(callNamed("none", "POST", "", "{}"))
        .isRefused(404, "IncomingWebhookNotFound", "incoming webhook not found: 'none'");
  }

  @Test
  void refusesWithTheErrorOfTheFunctionAndALink() {
    webhook("exports = () => { throw new Error('no') }", "{}");

    Response refused = call("POST", "", "{}");

    assertThat(refused).isRefused(400, "FunctionExecutionError", "Error: no");
    assertThat(refused.string("link")).contains("/logs?co_id=");
    assertThat(scene.app().logs("WEBHOOK"))
        .extracting(entry -> entry.get("error"))
        .containsExactly("Error: no");
  }

  private void webhook(String source, String settings) {
    create("hook", source, settings);
  }

  private void create(String name, String source, String settings) {
    Document body = new Document("name", name).append("function_source", source);
    body.putAll(json(settings));
    scene.app().create("/services/" + service + "/incoming_webhooks", body);
  }

  private Response call(String method, String query, String body, String... headers) {
    return callNamed("hook", method, query, body, headers);
  }

  private Response callNamed(
      String name, String method, String query, String body, String... headers) {
    String url =
        emulator.baseUrl()
            + "/api/client/v2.0/app/"
            + scene.app().app().emulated().clientAppId()
            + "/service/http/incoming_webhook/"
            + name
            + query;
    return Http.send(method, url, body == null ? null : body.getBytes(UTF_8), headers);
  }
}
