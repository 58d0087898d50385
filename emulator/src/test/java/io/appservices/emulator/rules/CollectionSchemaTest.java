package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas of collections, which what users write has to fit. */
class CollectionSchemaTest {

  private static final String CODE = "SchemaValidationFailedWrite";

  private final Code code = Code.shared();
  private final String token = code.signUp().accessToken();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{bsonType: 'string'} -> {v: 'a'} -> {v: 1}",
        "{bsonType: 'int'} -> {v: 1} -> {v: {$numberLong: '1'}}",
        "{bsonType: 'long'} -> {v: {$numberLong: '1'}} -> {v: 'a'}",
        "{bsonType: 'double'} -> {v: 1.5} -> {v: true}",
        "{bsonType: 'number'} -> {v: 1} -> {v: 'a'}",
        "{bsonType: ['string', 'null']} -> {v: null} -> {v: 1}",
        "{bsonType: 'objectId'} -> {v: {$oid: '64224f57f56e634f459586f0'}} -> {v: '64224f57f56e'}",
        "{bsonType: 'date'} -> {v: {$date: '2021-12-03T17:08:30Z'}} -> {v: '2021-12-03'}",
        "{bsonType: 'bool'} -> {v: false} -> {v: 0}",
        "{bsonType: 'array', items: {bsonType: 'int'}} -> {v: [1, 2]} -> {v: [1, 'a']}",
        "{bsonType: 'object', properties: {w: {bsonType: 'int'}}, required: ['w']}"
            + " -> {v: {w: 1}} -> {v: {}}",
        "{enum: ['a', 'b']} -> {v: 'a'} -> {v: 'c'}",
        "{enum: [1, 2]} -> {v: {$numberLong: '2'}} -> {v: {$numberLong: '3'}}",
        "{enum: [1, 2]} -> {v: 2.0} -> {v: 2.5}",
        "{bsonType: 'binData'} -> {v: {$binary: {base64: 'yO2rw/c4TKO2jauSqRR4ow==', subType:"
            + " '04'}}} -> {v: 'a'}",
        "{bsonType: 'int', minimum: 1, maximum: 3} -> {v: 3} -> {v: 4}",
        "{bsonType: 'string', minLength: 2} -> {v: 'ab'} -> {v: 'a'}",
        "{bsonType: 'string', pattern: '^a'} -> {v: 'ab'} -> {v: 'b'}",
        "{bsonType: 'mixed'} -> {v: 1} -> {w: 1}"
      })
  void refusesADocumentThatDoesNotFit(String property, String good, String bad) {
    schema("{properties: {v: " + property + "}, required: ['v']}");

    assertThat(insert(good)).isJson(200);
    assertThat(insert(bad)).isRefused(400, CODE, "insert not permitted");
    assertThat(code.documents(Code.DATA, "db", "c")).hasSize(1);
  }

  /** In time; without a limit the thread would be lost to everybody. */
  @Test
  void refusesWhatAPatternTakesForEverFor() {
    schema("{properties: {v: {bsonType: 'string', pattern: '^(.*a){20}$'}}}");

    Response refused = insert("{v: '" + "a".repeat(40) + "!'}");

    assertThat(refused).isRefused(400, "MongoDBError", "operation exceeded time limit");
    assertThat(code.documents(Code.DATA, "db", "c")).isEmpty();
  }

  @Test
  void insertsAllOrNoneOfSeveral() {
    schema("{properties: {v: {bsonType: 'int'}}}");

    Response refused = call("insertMany", "{documents: [{v: 1}, {v: 'a'}]}");

    assertThat(refused).isRefused(400, CODE, "insert not permitted");
    assertThat(code.documents(Code.DATA, "db", "c")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updateOne -> {query: {}, update: {$set: {v: 'a'}}}",
        "updateMany -> {query: {}, update: {$unset: {v: 1}}}",
        "replaceOne -> {query: {}, update: {w: 1}}",
        "findOneAndUpdate -> {filter: {}, update: {$set: {v: 'a'}}}",
        "findOneAndReplace -> {filter: {}, update: {v: 'a'}}"
      })
  void refusesAChangeToWhatDoesNotFit(String operation) {
    schema("{properties: {v: {bsonType: 'int'}}, required: ['v']}");
    assertThat(insert("{_id: 1, v: 1}")).isJson(200);
    String[] parts = operation.split(" -> ");

    assertThat(call(parts[0], parts[1])).isRefused(400, CODE, "update not permitted");
    assertThat(code.documents(Code.DATA, "db", "c")).containsExactly(json("{_id: 1, v: 1}"));
    assertThat(call("updateOne", "{query: {}, update: {$inc: {v: 1}}}")).isJson(200);
    assertThat(call("deleteOne", "{query: {}}")).isJson(200);
  }

  @Test
  void refusesAnUpsertOfWhatDoesNotFit() {
    schema("{properties: {v: {bsonType: 'int'}}, required: ['v']}");

    assertThat(call("updateOne", "{query: {_id: 1}, update: {$set: {v: 'a'}}, upsert: true}"))
        .isRefused(400, CODE, "insert not permitted");
    assertThat(call("updateOne", "{query: {_id: 1}, update: {$set: {v: 2}}, upsert: true}"))
        .isJson(200);
  }

  @Test
  void doesNotAskTheUserForTheIdThatADocumentGets() {
    schema("{properties: {_id: {bsonType: 'objectId'}}, required: ['_id']}");

    assertThat(insert("{}")).isJson(200);
    assertThat(insert("{_id: 'text'}")).isRefused(400, CODE, "insert not permitted");
  }

  @Test
  void bindsUsersAlone() {
    schema("{properties: {v: {bsonType: 'int'}}}");
    code.function(
        "system",
        "exports = () => context.services.get('mongodb-atlas').db('db').collection('c')"
            + ".insertOne({v: 'a'})",
        json("{run_as_system: true}"));

    assertThat(code.call(token, "system")).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{write_validation_action: 'WARN'}", "{write_validation_level: 'OFF'}"})
  void isOffOrWarnsWhereTheSettingsSaySo(String settings) {
    schema("{properties: {v: {bsonType: 'int'}}}");
    assertThat(insert("{v: 'a'}")).hasStatus(400);

    assertThat(code.admin("PUT", "/validation_settings/graphql", json(settings))).isEmpty(204);

    assertThat(insert("{v: 'a'}")).isJson(200);
  }

  @Test
  void takesNullForAFieldThatIsNotRequiredIfTheSettingsSaySo() {
    schema("{properties: {v: {bsonType: 'int'}, w: {bsonType: 'int'}}, required: ['w']}");
    assertThat(insert("{v: null, w: 1}")).hasStatus(400);

    Response set =
        code.admin(
            "PUT", "/validation_settings/null_type_schema_validation", json("{enabled: true}"));

    assertThat(set).isEmpty(204);
    assertThat(insert("{v: null, w: 1}")).isJson(200);
    assertThat(insert("{v: 1, w: null}")).hasStatus(400);
  }

  @Test
  void isTheSchemaOfItsCollection() {
    schema("{properties: {v: {bsonType: 'int'}}}");

    Document other = json("{database: 'db', collection: 'other', document: {v: 'a'}}");

    assertThat(code.data(token, Code.DATA, "insertOne", other)).isJson(200);
  }

  private void schema(String schema) {
    Document body =
        new Document("metadata", json("{data_source: 'mongodb-atlas', database: 'db'}"))
            .append("schema", json(schema));
    body.get("metadata", Document.class).append("collection", "c");
    assertThat(code.admin("POST", "/schemas", body)).isJson(200);
  }

  private Response insert(String document) {
    return call("insertOne", "{document: " + document + "}");
  }

  private Response call(String operation, String argument) {
    Document all = json("{database: 'db', collection: 'c'}");
    all.putAll(json(argument));
    return code.data(token, Code.DATA, operation, all);
  }
}
