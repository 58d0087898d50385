package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Data API refuses, and in which words. */
class DataApiRefusalTest extends DataApiFixture {

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
}
