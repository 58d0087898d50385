package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten actions of the Data API. */
class DataApiTest {

  private static final String EJSON = "application/ejson";

  private static AppServicesEmulator emulator;

  private final EndpointScene scene = EndpointScene.on(emulator);

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  /** The run of the tests that the documentation of the service has, with its answers. */
  @Test
  void answersTheExamplesOfTheDocumentation() {
    scene.dataApi("{return_type: 'EJSON'}");

    inserted(
        "insertOne",
        "{document: {_id: {$oid: '64224f3cd79f54ad342dd9b2'}, status: 'open',"
            + " text: 'Do the dishes'}}",
        "{\"insertedId\":\"64224f3cd79f54ad342dd9b2\"}");
    inserted(
        "insertMany",
        "{documents: [{_id: {$oid: '64224f4d089104f1766116a5'}, status: 'open',"
            + " text: 'Mop the floor'}, {_id: {$oid: '64224f57f56e634f459586f0'},"
            + " status: 'open', text: 'Clean the windows'}]}",
        "{\"insertedIds\":[\"64224f4d089104f1766116a5\",\"64224f57f56e634f459586f0\"]}");
    answered(
        "updateOne",
        "{filter: {_id: {$oid: '64224f3cd79f54ad342dd9b2'}}, update: {$set:"
            + " {status: 'complete', completedAt: {$date: {$numberLong: '1680105287069'}}}}}",
        "{\"matchedCount\":1,\"modifiedCount\":1}");
    answered(
        "updateMany",
        "{filter: {status: 'open'}, update: {$set: {status: 'complete',"
            + " completedAt: {$date: {$numberLong: '1680105287069'}}}}}",
        "{\"matchedCount\":2,\"modifiedCount\":2}");
    answered(
        "findOne",
        "{filter: {text: 'Do the dishes'}}",
        "{\"document\":" + done("64224f3cd79f54ad342dd9b2", "Do the dishes") + "}");
    answered(
        "find",
        "{filter: {status: 'complete'}, sort: {completedAt: 1}, limit: 10}",
        "{\"documents\":["
            + done("64224f3cd79f54ad342dd9b2", "Do the dishes")
            + ","
            + done("64224f4d089104f1766116a5", "Mop the floor")
            + ","
            + done("64224f57f56e634f459586f0", "Clean the windows")
            + "]}");
    answered(
        "aggregate",
        "{pipeline: [{$match: {status: 'complete'}}, {$group: {_id: '$status',"
            + " count: {$sum: 1}, tasks: {$push: '$text'}}}, {$sort: {count: -1}}]}",
        "{\"documents\":[{\"_id\":\"complete\",\"count\":3,\"tasks\":[\"Do the dishes\","
            + "\"Mop the floor\",\"Clean the windows\"]}]}");
    answered(
        "replaceOne",
        "{filter: {text: 'Clean the windows'}, replacement: {status: 'open', text: 'Re-clean'}}",
        "{\"matchedCount\":1,\"modifiedCount\":1}");
    answered("deleteOne", "{filter: {text: 'Re-clean'}}", "{\"deletedCount\":1}");
    answered("deleteMany", "{filter: {status: 'complete'}}", "{\"deletedCount\":2}");
    answered("findOne", "{filter: {}}", "{\"document\":null}");
    answered("find", "{}", "{\"documents\":[]}");
  }

  private static String done(String id, String text) {
    return "{\"_id\":\"%s\",\"status\":\"complete\",\"text\":\"%s\",\"completedAt\":\"2023-03-29T15:54:47.069Z\"}"
        .formatted(id, text);
  }

  @Test
  void tellsTheIdOfAnUpsert() {
    scene.dataApi("{}");

    answered(
        "updateOne",
        "{filter: {_id: 'new'}, update: {$set: {n: 1}}, upsert: true}",
        "{\"matchedCount\":0,\"modifiedCount\":0,\"upsertedId\":\"new\"}");
    answered(
        "replaceOne",
        "{filter: {_id: {$oid: '64224f57f56e634f459586f0'}}, replacement: {n: 1}, upsert: true}",
        "{\"matchedCount\":0,\"modifiedCount\":0,\"upsertedId\":\"64224f57f56e634f459586f0\"}");
  }

  @Test
  void answersInExtendedJson() {
    scene.dataApi("{}");

    Response inserted =
        call(
            "insertOne",
            "{document: {_id: {$oid: '64224f57f56e634f459586f0'}, i: 1, d: 1.5,"
                + " l: {$numberLong: '5000000000'}, at: {$date: '2021-12-03T17:08:30.749Z'}}}",
            "Accept",
            EJSON);

    assertThat(inserted)
        .hasStatus(201)
        .hasExactHeader("Content-Type", EJSON)
        .hasBody("{\"insertedId\":{\"$oid\":\"64224f57f56e634f459586f0\"}}");
    assertThat(call("findOne", "{projection: {_id: 0}}", "Accept", EJSON))
        .hasBody(
            "{\"document\":{\"i\":{\"$numberInt\":\"1\"},\"d\":{\"$numberDouble\":\"1.5\"},"
                + "\"l\":{\"$numberLong\":\"5000000000\"},"
                + "\"at\":{\"$date\":{\"$numberLong\":\"1638551310749\"}}}}");
    assertThat(call("deleteMany", "{filter: {}}", "Accept", EJSON))
        .hasBody("{\"deletedCount\":{\"$numberInt\":\"1\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", EJSON, "application/x-www-form-urlencoded", "text/plain"})
  void readsExtendedJsonWhateverItIsCalled(String contentType) {
    scene.dataApi("{}");

    Response made =
        call("insertOne", "{document: {_id: {$numberInt: '7'}}}", "Content-Type", contentType);

    assertThat(made).isJson(201).hasBody("{\"insertedId\":7}");
  }

  @Test
  void finds1000DocumentsUnlessItIsAskedForMore() {
    scene.dataApi("{}");
    List<Document> all = IntStream.range(0, 1_100).mapToObj(i -> new Document("_id", i)).toList();
    assertThat(call("insertMany", new Document("documents", all).toJson())).hasStatus(201);

    assertThat(found("{}")).hasSize(1_000);
    assertThat(found("{limit: 1050}")).hasSize(1_050);
    assertThat(found("{limit: 60000}")).hasSize(1_100);
    assertThat(found("{sort: {_id: -1}, skip: 5, limit: 2, projection: {_id: 1}}"))
        .containsExactly(json("{_id: 1094}"), json("{_id: 1093}"));
  }

  private List<Document> found(String body) {
    return call("find", body).document().getList("documents", Document.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "insertOne -> {} -> Failed to insert document: must provide a 'document' field",
        "insertOne -> {document: 'x'} -> Failed to insert document: FunctionError: mongodb insert:"
            + " argument must be an object",
        "insertMany -> {documents: []}"
            + " -> Failed to insert documents: FunctionError: must provide at least one element",
        "insertMany -> {documents: {}} -> Failed to insert documents: FunctionError: mongodb"
            + " insert: argument must be an array of objects",
        "updateOne -> {filter: {}} -> Failed to update document: must provide a 'update' field",
        "updateOne -> {filter: {}, update: {a: 1}} -> Failed to update document: FunctionError:"
            + " the update operation document must contain atomic operators",
        "replaceOne -> {filter: {}} -> Failed to replace document: must provide a 'replacement'"
            + " field",
        "replaceOne -> {filter: {}, replacement: {$set: {a: 1}}} -> Failed to replace document:"
            + " FunctionError: the replace operation document must not contain atomic operators",
        "deleteOne -> {} -> Failed to delete document: must provide a 'filter' field",
        "deleteMany -> {} -> Failed to delete documents: must provide a 'filter' field",
        "aggregate -> {} -> Failed to aggregate documents: must provide a 'pipeline' field",
        "find -> {filter: 7} -> Failed to find documents: FunctionError: mongodb find: 'filter'"
            + " must be an object",
        "findOne -> {database: null} -> Failed to find document: must provide a 'database' field",
        "findOne -> {collection: null} -> Failed to find document: must provide a 'collection'"
            + " field",
        "findOne -> {dataSource: null} -> Failed to find document: must provide a 'dataSource'"
            + " field",
        "findOne -> {dataSource: 'none'} -> Failed to find document: FunctionError: TypeError:"
            + " Cannot access member 'findOne' of undefined"
      })
  void refusesInPlainText(String action, String body, String text) {
    scene.dataApi("{return_type: 'EJSON'}");

    assertThat(call(action, body))
        .hasStatus(400)
        .hasExactHeader("Content-Type", "text/plain;charset=utf-8")
        .hasBody(text);
  }

  @Test
  void saysWhatTheDatabaseDoesNotTake() {
    scene.dataApi("{}");

    assertThat(call("find", "{filter: {$nope: 1}}").body())
        .startsWith("Failed to find documents: FunctionError: ")
        .contains("unknown top level operator");
    call("insertOne", "{document: {_id: 1}}");
    assertThat(call("insertOne", "{document: {_id: 1}}").body())
        .startsWith("Failed to insert document: FunctionError: ")
        .containsIgnoringCase("duplicate key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "text", "{\"a\":}"})
  void refusesABodyThatIsNoObject(String body) {
    scene.dataApi("{}");

    Response refused =
        scene.app().data("find", body, scene.headers("apiKey").toArray(String[]::new));

    assertThat(refused).hasStatus(400);
    assertThat(refused.body()).startsWith("Failed to parse request body: ");
  }

  @Test
  void isThereWhenItIsSwitchedOnAndForItsVersions() {
    assertThat(call("find", "{}")).isRefusedWithCode(404, "EndpointNotFound");
    scene.dataApi("{}");
    assertThat(call("find", "{}")).isJson(200);
    for (String path : List.of("v2/action/find", "v1/action/count", "v1/action", "v1/find")) {
      assertThat(scene.app().post("/data/" + path, "{}"))
          .isRefusedWithCode(404, "EndpointNotFound");
    }
    Response off =
        scene.app().app().admin().onApp("PATCH", "/data_api/config", json("{disabled: true}"));
    assertThat(off).isEmpty(204);

    assertThat(call("find", "{}")).isRefused(404, "EndpointNotFound", "no matching endpoint found");
  }

  @Test
  void takesPostAlone() {
    scene.dataApi("{}");

    assertThat(scene.app().get("/data/v1/action/find"))
        .isRefused(405, "method not allowed")
        .hasExactHeader("Allow", "POST");
  }

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

  private void inserted(String action, String body, String answer) {
    assertThat(call(action, body)).isJson(201).hasBody(answer);
  }

  private void answered(String action, String body, String answer) {
    assertThat(call(action, body, "Accept", "application/json")).isJson(200).hasBody(answer);
  }

  /** Calls with an API key, and with the place of the data unless the body names another. */
  private Response call(String action, String body, String... headers) {
    List<String> all = new ArrayList<>(scene.headers("apiKey"));
    all.addAll(List.of(headers));
    if (!all.contains("Accept")) {
      all.addAll(List.of("Accept", "application/json"));
    }
    return scene.app().data(action, body(body), all.toArray(String[]::new));
  }

  private static String body(String more) {
    Document body = new Document("dataSource", "mongodb-atlas");
    body.append("database", "todo").append("collection", "tasks");
    body.putAll(json(more));
    body.values().removeIf(Objects::isNull);
    return Ejson.relaxedText(body);
  }
}
