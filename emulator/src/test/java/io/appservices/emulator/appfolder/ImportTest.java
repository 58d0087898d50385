package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.SortedMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import does to an app, and what it refuses. */
class ImportTest extends ImportExportFixture {

  @Test
  void secretsInTheConfigurationOfAServiceAreNotExportedAndOutliveAnImport() {
    Document twilio =
        Document.parse("{name: 't', type: 'twilio', config: {sid: 's', auth_token: 'ghijk'}}");
    assertThat(app.admin().onApp("POST", "/services", twilio)).isJson(201);
    app.admin().addProvider("custom-token", Document.parse("{config: {signingKey: 'ghijklmno'}}"));

    SortedMap<String, String> files = export(app, "20210101");

    assertThat(files.values()).noneMatch(text -> text.contains("ghijk"));
    assertThat(app.admin().onApp("GET", "/pull", null).body()).doesNotContain("ghijk");
    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", Packed.of(files))).hasBody("[]");
    String service =
        app.admin().onApp("GET", "/services", null).documents().get(0).getString("_id");
    Document shown = app.admin().onApp("GET", "/services/" + service, null).document();
    assertThat(app.admin().onApp("PATCH", "/services/" + service, shown)).isEmpty(204);
    Document other = Packed.of(files).append("values", List.of(Document.parse("{name: 'v'}")));
    assertThat(push(app, other)).isEmpty(204);
    assertThat(app.admin().onApp("POST", IMPORT + "&diff=true", other)).hasBody("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{functions: [{config: {name: 'f', private: false, SCRIPT}, source: 'exports = () => 1'}]}",
        "{services: [{config: {name: 'h', type: 'http', config: {}}, incoming_webhooks: [{config:"
            + " {name: 'w', SCRIPT}, source: 'exports = () => 1'}], rules: []}]}",
        "{data_api_config: {disabled: false, versions: ['v1'], return_type: 'JSON', SCRIPT}}",
      })
  void aScriptForTheUserThatCannotBeReadIsRefused(String parts) {
    String script = "run_as_user_id_script_source: 'exports = () => {'";
    Document pushed = Document.parse(parts.replace("SCRIPT", script));
    pushed.put("config_version", 20210101);

    Response refused = push(app, pushed);

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("run_as_user_id_script_source: SyntaxError: ");
  }

  @Test
  void anImportThatNamesSigningKeysPutsThemInThePlaceOfTheOldOne() {
    String old = "0123456789abcdef0123456789abcdef";
    app.admin()
        .addProvider("custom-token", new Document("config", new Document("signingKey", old)));
    Document claims =
        new Document("sub", "1")
            .append("aud", app.emulated().clientAppId())
            .append("exp", app.emulator().clock().seconds() + 60);
    Jwt token = new Jwt(new Document("alg", "HS256"), claims, "");
    Document login = new Document("token", token.signedWith(old.getBytes(UTF_8)));
    assertThat(app.client().logInWith("custom-token", login)).isJson(200);

    assertThat(push(app, Packed.of(export(app, "20210101")))).isEmpty(204);
    assertThat(app.client().logInWith("custom-token", login)).isJson(200);
    Document provider =
        Document.parse("{type: 'custom-token', config: {}, secret_config: {signingKeys: ['new']}}");
    Document rotated =
        new Document("config_version", 20200603).append("auth_providers", List.of(provider));
    assertThat(push(app, rotated)).isEmpty(204);

    assertThat(app.client().logInWith("custom-token", login)).isRefusedWithCode(401, "AuthError");
  }

  @Test
  void secretsAreNeverExported() {
    push(app, Packed.of(SampleFolders.files("root_config")));

    assertThat(export(app, "20230101").values())
        .noneMatch(text -> text.contains("my-secret-auth-token") || text.contains("pay-1"));
    assertThat(app.admin().onApp("GET", "/pull", null).body()).doesNotContain("pay-1");
  }

  @Test
  void aProviderThatDoesNotSaySoIsEnabled() {
    Document body =
        Document.parse("{config_version: 20210101, auth_providers: [{type: 'anon-user'}]}");

    assertThat(push(app, body)).isEmpty(204);

    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void replacingKeepsIdsAndRemovesTheRest() {
    push(
        app,
        json(
            "{functions: {config: [{name: 'a'}, {name: 'b'}],"
                + " sources: {'a.js': 'exports = () => 1', 'b.js': 'exports = () => 2'}}}"));
    String id = app.admin().onApp("GET", "/functions", null).documents().get(0).getString("_id");

    push(app, json("{functions: {config: [{name: 'a'}], sources: {'a.js': 'exports = () => 3'}}}"));

    List<Document> left = app.admin().onApp("GET", "/functions", null).documents();
    assertThat(left).extracting(f -> f.get("_id")).containsExactly(id);
    Document run = new Document("name", "a").append("arguments", List.of());
    assertThat(
            app.admin().onApp("POST", "/debug/execute_function?run_as_system=true", run).document())
        .extracting(answer -> String.valueOf(answer.get("result")))
        .asString()
        .contains("3");
  }

  @Test
  void mergingLeavesTheRest() {
    for (String body : List.of("{values: [{name: 'a', value: 1}]}", "{values: [{name: 'b'}]}")) {
      assertThat(app.admin().onApp("POST", "/import?strategy=merge", json(body))).isEmpty(204);
    }

    assertThat(app.admin().onApp("GET", "/values", null).documents()).hasSize(2);
    assertThat(app.client().logInAnonymously()).hasStatus(200);
  }

  @Test
  void nothingIsImportedOfWhatIsWrongAndAllOfItIsSaid() {
    SortedMap<String, String> before = export(app, "20210101");
    Document body =
        json(
            "{values: [{name: 'good', value: 1}, {value: 2}],"
                + " functions: {config: [{name: 'broken'}, {name: 'absent'}],"
                + " sources: {'broken.js': 'exports = ('}},"
                + " triggers: [{name: 't', type: 'AUTHENTICATION', config: {},"
                + " function_name: 'nowhere'}],"
                + " auth: {providers: {'no-such': {type: 'no-such'}, 'local-userpass': {}},"
                + " custom_user_data: {enabled: true, mongo_service_name: 'lost'}},"
                + " data_sources: [{config: {name: 'a#b', type: 'mongodb-atlas'}}],"
                + " environment: 'moon'}");

    Response refused = push(app, body);

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error"))
        .contains("missing 'name'")
        .contains("functions/broken.js: ")
        .contains("functions/absent.js: missing")
        .contains("function not found: 'nowhere'")
        .contains("unknown auth provider type 'no-such'")
        .contains("service not found: 'lost'")
        .contains("'#'")
        .contains("'moon' is not a valid environment");
    assertThat(without(export(app, "20210101"))).isEqualTo(without(before));
  }

  @Test
  void namesBecomeIdsAndNamesAgain() {
    push(app, Packed.of(SampleFolders.files("root_config")));
    String function = id("/functions", "remember");

    Document trigger =
        app.admin().onApp("GET", "/triggers/" + id("/triggers", "rememberLogin"), null).document();

    assertThat(
            trigger.getEmbedded(List.of("event_processors", "FUNCTION", "config"), Document.class))
        .containsEntry("function_id", function);
    assertThat(export(app, "20230101").get("triggers/rememberLogin.json"))
        .contains("\"function_name\": \"remember\"")
        .doesNotContain("function_id");
  }

  @Test
  void aDiffSaysWhatWouldChangeAndChangesNothing() {
    push(app, json("{values: [{name: 'a', value: 1}, {name: 'b', value: 1}]}"));
    SortedMap<String, String> before = export(app, "20210101");

    Response diff =
        app.admin()
            .onApp(
                "POST",
                IMPORT + "&diff=true",
                json("{values: [{name: 'a', value: 2}, {name: 'c', value: 1}]}"));

    assertThat(diff).isJson(200);
    assertThat(diff.value())
        .isEqualTo(List.of("changed value 'a': value", "added value 'c'", "removed value 'b'"));
    assertThat(export(app, "20210101")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "20190101", "latest"})
  void unknownVersionsAreRefused(String version) {
    assertThat(app.admin().onApp("GET", "/export?version=" + version, null))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(push(app, json("{config_version: 5}"))).hasStatus(400);
  }

  @Test
  void unknownStrategiesAreRefused() {
    assertThat(app.admin().onApp("POST", "/import?strategy=hope", json("{}")))
        .isRefusedWithCode(400, "InvalidParameter");
  }

  @Test
  void rolesOfAFolderDecide() {
    push(app, Packed.of(SampleFolders.files("config")));
    String user = app.client().logInAnonymously().tokens().accessToken();

    assertThat(call(user, "shout", "hey").body()).isEqualTo("\"HEY!\"");
    assertThat(call(user, "reset")).hasStatus(404);
  }

  private Response call(String token, String name, Object... arguments) {
    Document body = new Document("name", name).append("arguments", List.of(arguments));
    return app.client().send("POST", app.client().app("/functions/call"), token, body);
  }
}
