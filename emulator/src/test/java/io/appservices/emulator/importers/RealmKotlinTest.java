package io.appservices.emulator.importers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How realm-kotlin's tests set up an app, use it and clean up ({@code packages/test-sync}). */
class RealmKotlinTest {

  private static final String RULE =
      "{roles: [{name: 'defaultRole', apply_when: {}, read: true, write: true, insert: true,"
          + " delete: true, document_filters: {read: true, write: true}}]}";

  private final Importer importer =
      Importer.logIn(TestApp.shared().emulator(), Importer.Suite.KOTLIN);
  private String service;

  @BeforeEach
  void setUp() {
    importer.createApp(new Document("name", "testapp1"));
    for (String operation : List.of("insertOne", "findOne", "deleteMany")) {
      onCollection(operation, ".%s(argument)".formatted(operation));
    }
    onCollection("count", ".count().then(value => ({value}))");
    String auth = function("testAuthFunc", "exports = ({mail, id}) => id < 666 ? 0 : mail;");
    importer.objectOfApp(
        "POST",
        "/auth_providers",
        provider(
            "custom-function",
            new Document("authFunctionId", auth).append("authFunctionName", "testAuthFunc")));
    importer.objectOfApp("POST", "/auth_providers", new Document("type", "anon-user"));
    String keys = importer.idWhere("/auth_providers", "type", "api-key");
    importer.onApp("PUT", "/auth_providers/" + keys + "/enable", null);
    service =
        importer.create(
            "/services",
            Document.parse(
                "{name: 'BackingDB', type: 'mongodb', config: {uri:"
                    + " 'mongodb://localhost:26000'}}"));
    importer.objectOfApp("POST", "/services/" + service + "/default_rule", Document.parse(RULE));
    customUserData();
    emailProvider();
    sync();
    importer.onApp("PUT", "/sync/config", new Document("development_mode_enabled", true));
  }

  @Test
  void theUsersOfTheAppLogInAndReadTheirCustomData() {
    ClientApiClient client = importer.client();
    assertThat(client.logInAnonymously()).isJson(200);
    assertThat(client.logInWith("custom-function", Map.of("mail", "m", "id", 700))).isJson(200);
    assertThat(client.logInWith("custom-function", Map.of("mail", "m", "id", 1))).hasStatus(401);
    assertThat(client.register("someone@10gen.com", "password")).isJson(201);
    var user = client.logIn("someone@10gen.com", "password").tokens();
    String key = client.createApiKey(user.refreshToken(), "k").string("key");
    assertThat(client.logInWithKey(key)).isJson(200);

    Document data = new Document("user_id", user.userId()).append("favourite", "teal");
    debug("insertOne", "BackingDB", importer.clientAppId(), "UserData", data);

    assertThat(client.logIn("someone@10gen.com", "password").tokens().access().claims())
        .extracting("user_data")
        .extracting("favourite")
        .isEqualTo("teal");
  }

  @Test
  void theOperatorRunsFunctionsOnDocuments() {
    String database = importer.clientAppId();
    assertThat(debug("findOne", "BackingDB", database, "SyncDog", new Document())).isNull();

    debug("insertOne", "BackingDB", database, "SyncDog", new Document("name", "fido"));

    assertThat((Document) debug("findOne", "BackingDB", database, "SyncDog", new Document()))
        .containsEntry("name", "fido");
    Response count = execute("count", "BackingDB", database, "SyncDog", new Document());
    assertThat(count.body()).contains("\"result\":{\"value\":{\"$numberLong\":\"1\"}}");
    assertThat((Document) debug("deleteMany", "BackingDB", database, "SyncDog", new Document()))
        .containsEntry("deletedCount", 1);
  }

  @Test
  void syncIsPausedAndStartedByItsStateAlone() {
    String config = "/services/" + service + "/config";
    assertThat(importer.objectOfApp("GET", "/sync/progress", null))
        .containsEntry("accepting_clients", true);

    importer.onApp("PATCH", config, Document.parse("{sync: {state: 'disabled'}}"));

    assertThat(importer.objectOfApp("GET", config, null).get("sync", Document.class))
        .containsEntry("state", "disabled")
        .containsEntry("database_name", importer.clientAppId());
    Response progress = importer.tryOnApp("GET", "/sync/progress", null);
    assertThat(progress.status()).isEqualTo(404);
    assertThat(progress.string("error"))
        .contains("there are no mongodb/atlas services with provided sync state");
    importer.onApp("PATCH", config, Document.parse("{sync: {state: 'enabled'}}"));
    assertThat(importer.objectOfApp("GET", "/sync/progress", null)).containsKey("progress");
  }

  @Test
  void theTeardownLeavesNobody() {
    ClientApiClient client = importer.client();
    client.logInAnonymously();
    client.signUp("some.one+1@10gen.com", "password");
    email("autoConfirm", false);
    email("runConfirmationFunction", true);
    assertThat(client.register("later+realm_pending@10gen.com", "password")).isJson(201);

    for (Document pending : importer.list("/user_registrations/pending_users")) {
      pending.getList("login_ids", Document.class).stream()
          .filter(login -> "email".equals(login.get("id_type")))
          .forEach(
              login ->
                  importer.onApp(
                      "DELETE", "/user_registrations/by_email/" + login.getString("id"), null));
    }
    importer
        .list("/users")
        .forEach(user -> importer.onApp("DELETE", "/users/" + user.getString("_id"), null));

    assertThat(importer.list("/users")).isEmpty();
    assertThat(importer.list("/user_registrations/pending_users")).isEmpty();
    assertThat(client.logIn("some.one+1@10gen.com", "password")).hasStatus(401);
  }

  private void customUserData() {
    importer.onApp(
        "PATCH",
        "/custom_user_data",
        new Document("mongo_service_id", service)
            .append("enabled", true)
            .append("database_name", importer.clientAppId())
            .append("collection_name", "UserData")
            .append("user_id_field", "user_id"));
  }

  private void emailProvider() {
    String confirm =
        function(
            "confirmFunc",
            "exports = ({username}) =>"
                + " ({status: username.includes('realm_pending') ? 'pending' : 'success'});");
    String reset = function("resetFunc", "exports = () => ({status: 'success'});");
    importer.objectOfApp(
        "POST",
        "/auth_providers",
        provider(
            "local-userpass",
            new Document("autoConfirm", true)
                .append("confirmationFunctionId", confirm)
                .append("confirmationFunctionName", "confirmFunc")
                .append("emailConfirmationUrl", "http://realm.io/confirm-user")
                .append("resetFunctionId", reset)
                .append("resetFunctionName", "resetFunc")
                .append("resetPasswordSubject", "Reset Password")
                .append("resetPasswordUrl", "http://realm.io/reset-password")
                .append("runConfirmationFunction", false)
                .append("runResetFunction", false)));
  }

  /** Schemas first without their relationships, then with them. */
  private void sync() {
    Document metadata =
        new Document("data_source", "BackingDB")
            .append("database", importer.clientAppId())
            .append("collection", "SyncDog");
    Document schema =
        new Document("metadata", metadata)
            .append("schema", Document.parse("{title: 'SyncDog', properties: {}}"));
    String id = importer.create("/schemas", schema);
    importer.onApp(
        "PUT", "/schemas/" + id, new Document(schema).append("relationships", new Document()));
    assertThat(importer.list("/services")).extracting("type").containsExactly("mongodb");
    importer.onApp(
        "PATCH",
        "/services/" + service + "/config",
        new Document(
            "sync",
            new Document("state", "enabled")
                .append("database_name", importer.clientAppId())
                .append("is_recovery_mode_disabled", false)
                .append("partition", Document.parse("{key: 'realm_id', type: 'string'}"))));
  }

  /** Nothing but a name and a source is sent. */
  private void onCollection(String name, String call) {
    function(
        name,
        "exports = async (service, db, collection, argument) =>"
            + " context.services.get(service).db(db).collection(collection)"
            + call
            + ";");
  }

  private String function(String name, String source) {
    Document made =
        importer.objectOfApp(
            "POST", "/functions", new Document("name", name).append("source", source));
    assertThat(made).containsEntry("name", name);
    return made.getString("_id");
  }

  private void email(String setting, boolean value) {
    String id = importer.idWhere("/auth_providers", "name", "local-userpass");
    importer.onApp(
        "PATCH", "/auth_providers/" + id, new Document("config", new Document(setting, value)));
    assertThat(importer.objectOfApp("GET", "/auth_providers/" + id, null).get("config"))
        .extracting(setting)
        .isEqualTo(value);
  }

  /** A document or null: the suite can read nothing else. */
  private Object debug(String name, Object... arguments) {
    Document answer = execute(name, arguments).document();
    assertThat(answer).containsKey("result");
    Object result = answer.get("result");
    assertThat(result == null || result instanceof Document).as(String.valueOf(result)).isTrue();
    return result;
  }

  private Response execute(String name, Object... arguments) {
    Document body =
        new Document("name", name).append("arguments", new ArrayList<>(Arrays.asList(arguments)));
    return importer.onApp("POST", "/debug/execute_function?run_as_system=true", body);
  }

  private static Document provider(String type, Document config) {
    return new Document("type", type).append("config", config);
  }
}
