package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten actions of the Data API. */
class DataApiTest extends DataApiFixture {

  private static final String EJSON = "application/ejson";

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

  @Test
  void findsNeverMoreThan50000Documents() {
    scene.dataApi("{}");
    List<Document> all = IntStream.range(0, 25_001).mapToObj(i -> new Document("_id", i)).toList();
    List<Document> more =
        IntStream.range(25_001, 50_001).mapToObj(i -> new Document("_id", i)).toList();
    for (List<Document> part : List.of(all, more)) {
      assertThat(call("insertMany", new Document("documents", part).toJson())).hasStatus(201);
    }

    assertThat(found("{limit: 60000}")).hasSize(50_000);
    assertThat(found("{limit: 0}")).hasSize(50_000);
    assertThat(found("{limit: 50000, skip: 2}")).hasSize(49_999);
  }

  private List<Document> found(String body) {
    return call("find", body).document().getList("documents", Document.class);
  }

  private void inserted(String action, String body, String answer) {
    assertThat(call(action, body)).isJson(201).hasBody(answer);
  }

  private void answered(String action, String body, String answer) {
    assertThat(call(action, body, "Accept", "application/json")).isJson(200).hasBody(answer);
  }
}
