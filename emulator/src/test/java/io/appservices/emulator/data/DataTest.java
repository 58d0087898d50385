package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sources through functions/call, with the names, arguments and results of the SDKs. */
class DataTest {

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  /** On a collection of {_id: 1, n: 1}, {_id: 2, n: 2}, {_id: 3, n: 2}. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "find {query: {n: 2}, project: {n: 0}, sort: {_id: -1}, limit: {$numberLong: '1'}}"
            + " -> [{'_id':{'$numberInt':'3'}}]",
        "find {} -> [1,2,3]",
        "findOne {query: {n: 2}, sort: {_id: -1}, project: {n: 0}} -> {'_id':{'$numberInt':'3'}}",
        "findOne {query: {n: 9}} -> null",
        "aggregate {pipeline: [{$group: {_id: '$n', c: {$sum: 1}}}, {$sort: {_id: -1}},"
            + " {$limit: 1}]} -> [{'_id':{'$numberInt':'2'},'c':{'$numberInt':'2'}}]",
        "count {query: {n: 2}} -> {'$numberLong':'2'}",
        "count {query: {}, limit: 1} -> {'$numberLong':'1'}",
        "insertOne {document: {_id: 'x'}} -> {'insertedId':'x'}",
        "insertMany {documents: [{_id: 'x'}, {_id: 4}]}"
            + " -> {'insertedIds':['x',{'$numberInt':'4'}]}",
        "deleteOne {query: {n: 2}} -> {'deletedCount':{'$numberInt':'1'}}",
        "deleteMany {query: {n: 2}} -> {'deletedCount':{'$numberInt':'2'}}",
        "updateOne {query: {n: 2}, update: {$set: {n: 5}}}"
            + " -> {'matchedCount':{'$numberInt':'1'},'modifiedCount':{'$numberInt':'1'}}",
        "updateMany {query: {n: 2}, update: {$set: {n: 2}}}"
            + " -> {'matchedCount':{'$numberInt':'2'},'modifiedCount':{'$numberInt':'2'}}",
        "updateOne {query: {_id: 'new'}, update: {$set: {n: 5}}, upsert: true} ->"
            + " {'matchedCount':{'$numberInt':'0'},'modifiedCount':{'$numberInt':'0'},"
            + "'upsertedId':'new'}",
        "findOneAndUpdate {filter: {_id: 1}, update: {$inc: {n: 1}}}"
            + " -> {'_id':{'$numberInt':'1'},'n':{'$numberInt':'1'}}",
        "findOneAndUpdate {filter: {_id: 1}, update: {$inc: {n: 1}}, returnNewDocument: true}"
            + " -> {'_id':{'$numberInt':'1'},'n':{'$numberInt':'2'}}",
        "findOneAndReplace {filter: {_id: 1}, update: {m: 'r'}, returnNewDocument: true}"
            + " -> {'_id':{'$numberInt':'1'},'m':'r'}",
        "findOneAndReplace {filter: {_id: 9}, update: {m: 'r'}} -> null",
        "findOneAndDelete {filter: {n: 2}, sort: {_id: -1}, projection: {n: 0}}"
            + " -> {'_id':{'$numberInt':'3'}}",
      })
  void everyOperationAnswersInTheFormThatSdksParse(String call, String result) {
    fill();
    int space = call.indexOf(' ');

    Response answer = data(call.substring(0, space), json(call.substring(space + 1)));

    assertThat(answer).isJson(200);
    if (result.equals("[1,2,3]")) {
      assertThat(answer.documents()).extracting(d -> d.get("_id")).containsExactly(1, 2, 3);
    } else {
      assertThat(answer).hasBody(result.replace('\'', '"'));
    }
  }

  @Test
  void replacingByNothingDeletesAsRealmWebDoes() {
    fill();

    assertThat(data("findOneAndReplace", json("{filter: {_id: 1}}")))
        .hasBody("{\"_id\":{\"$numberInt\":\"1\"},\"n\":{\"$numberInt\":\"1\"}}");
    assertThat(data("count", json("{query: {}}"))).hasBody("{\"$numberLong\":\"2\"}");
  }

  @Test
  void aSliceOfAFieldThatIsNotThereIsNotThere() {
    data("insertOne", json("{document: {_id: 1, list: [1, 2]}}"));
    data("insertOne", json("{document: {_id: 2}}"));

    assertThat(data("find", json("{query: {}, project: {list: {$slice: 1}}}")).documents())
        .containsExactly(json("{_id: 1, list: [1]}"), json("{_id: 2}"));
  }

  @Test
  void aDocumentWithoutIdGetsAnObjectId() {
    assertThat(data("insertOne", json("{document: {}}")).document().get("insertedId"))
        .isInstanceOf(ObjectId.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "insertOne {document: {_id: 1}} -> MongoDBError -> Duplicate key error",
        "find {query: {$who: 1}} -> MongoDBError -> unknown top level operator: $who",
        "aggregate {pipeline: [{$who: {}}]}"
            + " -> MongoDBError -> Unrecognized pipeline stage name: '$who'",
        "aggregate {pipeline: [{$project: {x: {$who: 1}}}]}"
            + " -> MongoDBError -> Invalid $project :: caused by :: Unknown expression $who",
        "aggregate {pipeline: [{$facet: {x: [{$sort: {}}]}}]}"
            + " -> MongoDBError -> $sort stage must have at least one sort key",
        "updateOne {query: {}, update: {$who: {a: 1}}} -> MongoDBError -> Unknown modifier: $who",
        "insertMany {documents: []} -> InvalidParameter -> must provide at least one element",
        "findOneAndReplace {filter: {}, update: {$set: {a: 1}}} -> InvalidParameter"
            + " -> the replace operation document must not contain atomic operators",
      })
  void whatTheDatabaseRefusesIsToldInItsWords(String call, String errorCode, String text) {
    fill();
    int space = call.indexOf(' ');

    Response answer = data(call.substring(0, space), json(call.substring(space + 1)));

    assertThat(answer).isRefusedWithCode(400, errorCode);
    assertThat(answer.string("error")).contains(text);
  }

  @Test
  void anUnknownServiceHasNoOperations() {
    assertThat(code.data(token, "nope", "insertOne", json("{database: 'd', collection: 'c'}")))
        .isRefused(
            400,
            "FunctionExecutionError",
            "TypeError: Cannot access member 'insertOne' of undefined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "watch", "", "constructor"})
  void anUnknownOperationIsRefused(String operation) {
    Response answer = data(operation, new Document());

    assertThat(answer.status()).as(answer.body()).isBetween(400, 404);
  }

  @Test
  void anArgumentThatIsNoDocumentIsRefused() {
    Document call = json("{name: 'find', arguments: ['x'], service: 'mongodb-atlas'}");

    assertThat(code.send(token, call)).isRefusedWithCode(400, "InvalidParameter");
    assertThat(code.data(token, DATA, "find", new Document()))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  @Test
  void appsDoNotSeeEachOthersData() {
    fill();
    Code other = Code.shared();

    assertThat(other.documents(DATA, "db", "c")).isEmpty();
    assertThat(code.documents(DATA, "db", "c")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: 'BackingDB', type: 'mongodb', config: {uri: 'mongodb://localhost:26000'}}",
        "{name: 'Other', type: 'mongodb-atlas', config: {clusterName: 'Cluster0'}}",
      })
  void aServiceMadeThroughTheAdminApiIsServedUnderItsName(String service) {
    String name = json(service).getString("name");
    assertThat(code.data(token, name, "find", target())).hasStatus(400);

    code.create("/services", json(service));
    Document insert = target().append("document", json("{_id: 1}"));
    assertThat(code.data(token, name, "insertOne", insert)).isJson(200);

    assertThat(code.documents(name, "db", "c")).hasSize(1);
    assertThat(code.documents(DATA, "db", "c")).isEmpty();
  }

  @Test
  void aDataSourceMayBeARealClusterThatAllAppsShare() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .data(d -> d.source("shared", code.app().emulated().connectionString(DATA)))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code one = Code.on(emulator);
      Code two = Code.on(emulator);
      Document insert = target().append("document", json("{_id: 'from one'}"));
      assertThat(one.data(one.anonymous(), "shared", "insertOne", insert)).isJson(200);

      assertThat(two.data(two.anonymous(), "shared", "find", target()))
          .hasBody("[{\"_id\":\"from one\"}]");
    }
    assertThat(code.documents(DATA, "db", "c")).hasSize(1);
  }

  private void fill() {
    Response filled =
        data("insertMany", json("{documents: [{_id: 1, n: 1}, {_id: 2, n: 2}, {_id: 3, n: 2}]}"));
    assertThat(filled).isJson(200);
  }

  private Response data(String operation, Document argument) {
    Document all = target();
    all.putAll(argument);
    return code.data(token, DATA, operation, all);
  }

  private static Document target() {
    return json("{database: 'db', collection: 'c'}");
  }

  @Test
  void aDataSourceThatIsDeletedLosesItsServerAndWhatIsInIt() {
    String id = code.create("/services", json("{name: 'gone', type: 'mongodb', config: {}}"));
    Document insert = json("{database: 'db', collection: 'c', document: {_id: 1}}");
    assertThat(code.data(token, "gone", "insertOne", insert)).isJson(200);
    int port = URI.create(code.app().emulated().connectionString("gone")).getPort();
    String kept = code.app().emulated().connectionString(DATA);

    assertThat(code.admin("DELETE", "/services/" + id, null)).isEmpty(204);

    await()
        .untilAsserted(
            () ->
                assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> new Socket("127.0.0.1", port).close()));
    code.create("/services", json("{name: 'gone', type: 'mongodb', config: {}}"));
    assertThat(code.documents("gone", "db", "c")).isEmpty();
    assertThat(code.app().emulated().connectionString(DATA)).isEqualTo(kept);
  }
}
