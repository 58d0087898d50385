package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.watch.SseStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collections that clients name by the title of a schema. */
class SchemaNameTest {

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  @BeforeEach
  void makeSchemas() {
    schema(DATA, "db", "others", "Other");
    schema("elsewhere", "wrong", "wrong", "Item");
    schema(DATA, "db", "items", "Item");
    code.mongo(DATA, "db", "items", c -> c.insertOne(json("{_id: 1, a: 1}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '"',
      value = {
        "find -> query: {} -> [{'_id':{'$numberInt':'1'},'a':{'$numberInt':'1'}}]",
        "findOne -> query: {} -> {'_id':{'$numberInt':'1'},'a':{'$numberInt':'1'}}",
        "count -> query: {} -> {'$numberLong':'1'}",
        "aggregate -> pipeline: [{$count: 'n'}] -> [{'n':{'$numberInt':'1'}}]",
        "insertOne -> document: {_id: 2} -> {'insertedId':{'$numberInt':'2'}}",
        "updateMany -> query: {}, update: {$set: {a: 2}} ->"
            + " {'matchedCount':{'$numberInt':'1'},'modifiedCount':{'$numberInt':'1'}}",
        "deleteOne -> query: {} -> {'deletedCount':{'$numberInt':'1'}}",
        "findOneAndDelete -> filter: {} -> {'_id':{'$numberInt':'1'},'a':{'$numberInt':'1'}}",
      })
  void operationsFindTheCollectionOfTheSchema(String operation, String arguments, String result) {
    Response answer = call(operation, "{schema_name: 'Item', " + arguments + "}");

    assertThat(answer).isJson(200);
    assertThat(answer).hasBody(result.replace('\'', '"'));
  }

  @Test
  void aStreamFindsTheCollectionOfTheSchema() throws IOException {
    Document request =
        json("{name: 'watch', service: '" + DATA + "', arguments: [{schema_name: 'Item'}]}");
    String encoded =
        URLEncoder.encode(Base64.getEncoder().encodeToString(Ejson.canonical(request)), UTF_8);
    try (SseStream stream = SseStream.open(code, "baas_request=" + encoded + "&baas_at=" + token)) {
      call("insertOne", "{schema_name: 'Item', document: {_id: 5}}");

      assertThat(stream.nextEvent()).containsEntry("ns", json("{db: 'db', coll: 'items'}"));
    }
  }

  @ParameterizedTest
  @CsvSource({"find", "insertOne", "aggregate", "updateMany"})
  void aTitleThatNoSchemaHasIsRefused(String operation) {
    assertThat(call(operation, "{schema_name: 'NonSchemaType', query: {}}"))
        .isRefused(
            400,
            "InvalidParameter",
            "no matching collection found that maps to a table with title \"NonSchemaType\"");
  }

  @Test
  void rulesOfTheCollectionHold() {
    String service = code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    code.create(
        "/services/" + service + "/rules",
        json(
            "{database: 'db', collection: 'closed', roles: [{name: 'r', apply_when: {}, read:"
                + " false, write: false}]}"));
    schema("ruled", "db", "closed", "Closed");

    assertThat(
            code.data(
                token, "ruled", "insertOne", json("{schema_name: 'Closed', document: {_id: 1}}")))
        .isRefusedWithCode(400, "NoMatchingRuleFound");
  }

  private void schema(String source, String database, String collection, String title) {
    Document metadata =
        new Document("data_source", source)
            .append("database", database)
            .append("collection", collection);
    Response made =
        code.admin(
            "POST",
            "/schemas",
            new Document("metadata", metadata)
                .append("schema", new Document("title", title).append("bsonType", "object")));
    assertThat(made).isJson(200);
  }

  private Response call(String operation, String argument) {
    return code.data(token, DATA, operation, json(argument));
  }
}
