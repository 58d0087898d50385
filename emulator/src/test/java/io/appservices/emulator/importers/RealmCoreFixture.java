package io.appservices.emulator.importers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;

/** The app as the suite of Realm Core makes it. */
abstract class RealmCoreFixture {

  static final String SECRET = "a_secret_of_more_than_32_characters";
  static final String DATABASE = "test_data";
  static final String ROLE =
      "{name: 'default', apply_when: {}, read: true, write: true, insert: true, delete: true,"
          + " document_filters: {read: true, write: true}}";
  static final Document PARTITION =
      Document.parse(
          "{database_name: 'test_data', partition: {key: 'realm_id', type: 'string', required:"
              + " false, permissions: {read: true, write: true}}}");

  final Importer importer = Importer.logIn(TestApp.shared().emulator(), Importer.Suite.CORE);
  String service;

  @BeforeEach
  void createApp() {
    importer.createApp(new Document("name", "test"));
    String update =
        "exports = async data => { const users ="
            + " context.services.get('BackingDB').db('test_data').collection('UserData');"
            + " await users.updateOne({user_id: context.user.id}, {$set: data}, {upsert: true});"
            + " return true; };";
    function("updateUserData", update);
    function("sumFunc", "exports = (...numbers) => numbers.reduce((a, b) => a + b, 0);");
    String outcome = " ({status: %s.includes('realm_tests_do') ? 'success' : 'fail'});";
    function("confirmFunc", "exports = ({username}) =>" + outcome.formatted("username"));
    function("authFunc", "exports = payload => payload.realmCustomAuthFuncUserId;");
    function("resetFunc", "exports = ({password}) =>" + outcome.formatted("password"));
    providers();
    services();
    schemas();
    Document enabled = new Document(PARTITION).append("state", "enabled");
    enabled.append("is_recovery_mode_disabled", false);
    importer.onApp("PATCH", "/services/" + service + "/config", new Document("sync", enabled));
    importer.onApp("PUT", "/sync/config", new Document("development_mode_enabled", false));
    userData();
    importer.create(
        "/services",
        Document.parse(
            "{name: 'gcm', type: 'gcm', version: 1, config: {senderId: 'gcm'}, secret_config:"
                + " {apiKey: 'gcm'}}"));
  }

  void function(String name, String source) {
    importer.create(
        "/functions",
        new Document("name", name)
            .append("private", false)
            .append("can_evaluate", new Document())
            .append("source", source));
  }

  void providers() {
    importer.create("/auth_providers", new Document("type", "anon-user"));
    importer.create("/auth_providers", provider("local-userpass", userpass()));
    importer.create(
        "/auth_providers",
        provider(
            "custom-function",
            new Document("authFunctionName", "authFunc")
                .append("authFunctionId", idOfFunction("authFunc"))));
    String keys = importer.idWhere("/auth_providers", "type", "api-key");
    importer.onApp("PUT", "/auth_providers/" + keys + "/enable", "");
    secret("BackingDB_uri", "mongodb://localhost:26000");
    secret("gcm", "gcm");
    secret("customTokenKey", SECRET);
    importer.create(
        "/auth_providers",
        Document.parse(
            "{type: 'custom-token', disabled: false, config: {audience: [], signingAlgorithm:"
                + " 'HS256', useJWKURI: false}, secret_config: {signingKeys: ['customTokenKey']},"
                + " metadata_fields: [{required: false, name: 'user_data.name', field_name:"
                + " 'name'}, {required: true, name: 'user_data.occupation', field_name:"
                + " 'occupation'}, {required: true, name: 'my_metadata.name', field_name:"
                + " 'anotherName'}]}"));
  }

  Document userpass() {
    return new Document("autoConfirm", false)
        .append("confirmEmailSubject", "")
        .append("emailConfirmationUrl", "http://localhost/confirmEmail")
        .append("resetPasswordSubject", "")
        .append("resetPasswordUrl", "http://localhost/resetPassword")
        .append("confirmationFunctionName", "confirmFunc")
        .append("confirmationFunctionId", idOfFunction("confirmFunc"))
        .append("runConfirmationFunction", true)
        .append("resetFunctionName", "resetFunc")
        .append("resetFunctionId", idOfFunction("resetFunc"))
        .append("runResetFunction", true);
  }

  void secret(String name, String value) {
    importer.onApp("POST", "/secrets", new Document("name", name).append("value", value));
  }

  void services() {
    Document config = new Document("uri", "mongodb://localhost:26000").append("sync", PARTITION);
    service = importer.create("/services", provider("mongodb", config).append("name", "BackingDB"));
    importer.onApp("POST", "/services/" + service + "/default_rule", rule(new Document()));
  }

  /** First with their keys only, then whole, so that what links point to is there. */
  void schemas() {
    assertThat(importer.list("/schemas")).isEmpty();
    for (String collection : List.of("Dog", "Person")) {
      Document schema =
          new Document(
              "metadata",
              new Document("data_source", "BackingDB")
                  .append("database", DATABASE)
                  .append("collection", collection));
      String id =
          importer.create("/schemas", new Document(schema).append("schema", new Document()));
      Document whole =
          schema
              .append("schema", Document.parse("{title: 't', properties: {}}"))
              .append("relationships", new Document())
              .append("_id", id);
      importer.onApp("PUT", "/schemas/" + id, whole);
      assertThat(importer.objectOfApp("GET", "/schemas/" + id, null)).isEqualTo(whole);
    }
    assertThat(importer.list("/schemas"))
        .extracting(schema -> schema.get("metadata", Document.class).get("collection"))
        .containsExactly("Dog", "Person");
  }

  void userData() {
    Document names = new Document("database", DATABASE).append("collection", "UserData");
    importer.onApp("POST", "/services/" + service + "/rules", rule(names));
    importer.onApp(
        "PATCH",
        "/custom_user_data",
        new Document("mongo_service_id", service)
            .append("enabled", true)
            .append("database_name", DATABASE)
            .append("collection_name", "UserData")
            .append("user_id_field", "user_id"));
  }

  static Document rule(Document names) {
    return names.append("roles", List.of(Document.parse(ROLE)));
  }

  static Document provider(String type, Document config) {
    return new Document("type", type).append("config", config);
  }

  String idOfFunction(String name) {
    return importer.idWhere("/functions", "name", name);
  }
}
