package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** As whom the Data API runs, and what it asks of its callers. */
class DataApiCallerTest extends DataApiFixture {

  @Test
  void bindsTheRulesToItsCallers() {
    scene.dataApi("{}");
    String service =
        scene.app().create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    scene
        .app()
        .create(
            "/services/" + service + "/default_rule",
            json(
                "{roles: [{name: 'r', apply_when: {}, read: {owner: '%%user.id'}, insert: false,"
                    + " write: false, fields: {}}]}"));

    assertThat(call("insertOne", "{dataSource: 'ruled', document: {}}"))
        .hasStatus(400)
        .hasBody("Failed to insert document: FunctionError: insert not permitted");
    assertThat(call("find", "{dataSource: 'ruled'}")).isJson(200).hasBody("{\"documents\":[]}");
  }

  @Test
  void runsAsTheSystemWithoutCredentials() {
    scene.dataApi("{run_as_system: true}");

    assertThat(scene.app().data("insertOne", body("{document: {_id: 1}}"))).isJson(201);
    assertThat(scene.app().data("find", body("{}"))).hasBody("{\"documents\":[{\"_id\":1}]}");
  }

  @Test
  void runsAsTheUserThatAScriptNames() {
    scene.dataApi(
        "{run_as_user_id_script_source: \"exports = () => '" + scene.tokens().userId() + "'\"}");

    assertThat(scene.app().data("find", body("{}"))).isJson(200);
  }

  @Test
  void asksForCredentials() {
    scene.dataApi("{}");

    assertThat(scene.app().data("find", body("{}")))
        .isRefused(400, "InvalidParameter", "no authentication methods were specified");
    assertThat(scene.app().data("find", body("{}"), "apiKey", "wrong"))
        .isRefused(401, "InvalidSession", "invalid session: error finding user for endpoint");
  }

  @Test
  void asksForTheSignatureAndTheExpression() {
    scene.app().create("/secrets", json("{name: 's', value: '12345'}"));
    scene.dataApi(
        "{run_as_system: true, validation_method: 'VERIFY_PAYLOAD', secret_name: 's',"
            + " can_evaluate: {'%%request.requestHeaders.x-key': 'k'}}");
    String signed =
        "{\"dataSource\":\"mongodb-atlas\",\"database\":\"learn-data-api\",\"collection\":\"tasks\",\"filter\":{\"text\":\"Do"
            + " the dishes\"}}";
    String signature = "sha256=769cd86855787f476afc8b0d2cf9837ab0318181fca42f45f34b6dffd086dfc7";

    assertThat(scene.app().data("find", signed, "Endpoint-Signature", signature, "x-key", "k"))
        .isJson(200);
    assertThat(scene.app().data("find", signed, "x-key", "k"))
        .isRefused(401, "IncomingWebhookAuthFailed", "invalid payload signature");
    assertThat(scene.app().data("find", signed, "Endpoint-Signature", signature))
        .isRefused(403, "FunctionExecutionError", "rule not matched for function \"find\"");
  }

  @Test
  void writesItsCallsIntoTheLog() {
    scene.dataApi("{}");
    String id = call("find", "{}").header("x-appservices-request-id");
    call("insertOne", "{}");

    assertThat(scene.app().logs("ENDPOINT"))
        .extracting(entry -> entry.get("function_name"), entry -> entry.get("error"))
        .containsExactly(
            tuple("insertOne", "Failed to insert document: must provide a 'document' field"),
            tuple("find", null));
    assertThat(scene.app().logs("ENDPOINT").get(1)).containsEntry("co_id", id);
  }
}
