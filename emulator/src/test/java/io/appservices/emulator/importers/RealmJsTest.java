package io.appservices.emulator.importers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The importer of realm-js ({@code packages/realm-app-importer}). */
class RealmJsTest {

  private static final String SECRET = "2k66QfKeTRk3MdZ5vpDYgZCu2k66QfKeTRk3MdZ5vpDYgZCu";
  private static final Document DEFAULT_RULE =
      Document.parse(
          "{roles: [{name: 'defaultRole', apply_when: {}, read: true, write: true, insert: true,"
              + " delete: true, document_filters: {read: true, write: true}}]}");

  /** When those calls arrive that the importer makes and does not wait for. */
  enum Late {
    AT_ONCE,
    MEANWHILE,
    AT_THE_END
  }

  private final Importer importer = Importer.logIn(TestApp.shared().emulator(), Importer.Suite.JS);
  private final List<Runnable> atTheEnd = new ArrayList<>();
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void theImportedAppWorksWheneverTheCallsArriveThatNobodyWaitsFor(Late late) {
    importApp(late);

    assertThatUsersLogIn();
    String user = importer.client().logIn("a@b.c", "password").tokens().accessToken();
    assertThat(importer.call(user, "sum", 1, 2)).isJson(200);
    assertThat(importer.call(user, "clear", "realm_id")).isJson(200);
    assertThatTheAppIsFoundAndDeleted();
  }

  /** One app for many imports: the importer takes it back to where it was new. */
  @Test
  void anAppIsUsedAgain() {
    importer.createApp(new Document("name", "reused"));
    importer.onApp("POST", "/values", Document.parse("{name: 'dummyValue', value: 'whatever'}"));
    List<Document> initial = importer.list("/deployments");
    assertThat(initial).hasSize(1);
    assertThat(initial.get(0).get("_id")).isInstanceOf(String.class);
    assertThat(initial.get(0).get("deployed_at")).isInstanceOf(Number.class);
    configure(Late.AT_ONCE);

    String deployment = initial.get(0).getString("_id");
    importer.onApp("POST", "/deployments/" + deployment + "/redeploy", null);
    Document latest = importer.list("/deployments").get(0);
    assertThat(latest.get("_id")).isNotEqualTo(deployment);
    importer
        .list("/secrets")
        .forEach(secret -> importer.onApp("DELETE", "/secrets/" + secret.get("_id"), null));

    assertThat(importer.list("/services")).isEmpty();
    assertThat(importer.onApp("GET", "/sync/config", null).document())
        .isEqualTo(new Document("development_mode_enabled", false));
    configure(Late.MEANWHILE);
    assertThatUsersLogIn();
    assertThat(importer.list("/deployments").get(0)).containsEntry("status", "successful");
  }

  private void importApp(Late late) {
    importer.createApp(Document.parse("{name: 'with-db', sync: {development_mode_enabled: true}}"));
    configure(late);
  }

  private void configure(Late late) {
    unawaited(
        late,
        "/security/allowed_request_origins",
        List.of("http://localhost:8080", "http://localhost:8081"));
    inParallel(
        "/secrets", Map.of("mongodb_uri", "mongodb://localhost:26000", "jwt-secret", SECRET));
    inParallel("/values", Map.of("one", "1", "two", "2"));
    importer.onApp("PUT", "/sync/config", new Document("development_mode_enabled", true));
    String service = importer.create("/services", mongoDb());
    unawaited(late, "/services/" + service + "/default_rule", DEFAULT_RULE);
    String http = importer.create("/services", Document.parse("{name: 'web', type: 'http'}"));
    unawaited(
        late,
        "/services/" + http + "/rules",
        Document.parse("{name: 'everything', actions: ['get'], when: {}}"));
    functions();
    providers();
    atTheEnd.forEach(Runnable::run);
    running.forEach(CompletableFuture::join);
  }

  private void unawaited(Late late, String path, Object body) {
    Runnable call = () -> importer.onApp("POST", path, body);
    switch (late) {
      case AT_ONCE -> call.run();
      case MEANWHILE -> running.add(CompletableFuture.runAsync(call));
      case AT_THE_END -> atTheEnd.add(0, call);
    }
  }

  private void inParallel(String path, Map<String, String> entries) {
    CompletableFuture.allOf(
            entries.entrySet().stream()
                .map(e -> new Document("name", e.getKey()).append("value", e.getValue()))
                .map(body -> CompletableFuture.runAsync(() -> importer.onApp("POST", path, body)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static Document mongoDb() {
    return Document.parse(
        "{name: 'mongodb', type: 'mongodb', secret_config: {uri: 'mongodb_uri'}, config: {sync:"
            + " {state: 'enabled', database_name: 'test-database', partition: {key: '_partition',"
            + " type: 'string', required: false, permissions: {read: true, write: true}}}}}");
  }

  private void functions() {
    function("sum", "exports = (...numbers) => numbers.reduce((a, b) => a + b);");
    function(
        "clear",
        "exports = async partition => {"
            + " const db = context.services.get('mongodb').db('__realm_sync');"
            + " return db.collection('clientfiles').deleteMany({ownerId: partition}); };");
    function("customAuth", "exports = ({username}) => username;");
    function("confirm", "exports = ({username}) => ({status: 'success'});");
    function("reset", "exports = () => ({status: 'fail'});");
  }

  private void function(String name, String source) {
    Document made =
        importer.objectOfApp(
            "POST",
            "/functions",
            new Document("name", name)
                .append("private", false)
                .append("run_as_system", true)
                .append("can_evaluate", new Document())
                .append("source", source));
    assertThat(made).containsEntry("name", name).containsKey("_id");
  }

  /** One of the type is there already: it is changed, as a whole and with its id. */
  private void providers() {
    List<Document> existing = importer.list("/auth_providers");
    for (Document provider : authProviders()) {
      existing.stream()
          .filter(other -> other.get("type").equals(provider.get("type")))
          .map(other -> other.getString("_id"))
          .findFirst()
          .ifPresentOrElse(
              id ->
                  importer.onApp(
                      "PATCH", "/auth_providers/" + id, new Document(provider).append("_id", id)),
              () -> importer.onApp("POST", "/auth_providers", provider));
    }
  }

  private List<Document> authProviders() {
    return List.of(
        Document.parse("{name: 'api-key', type: 'api-key', disabled: false}"),
        Document.parse("{name: 'anon-user', type: 'anon-user', disabled: false}"),
        provider(
            "local-userpass",
            new Document("autoConfirm", false)
                .append("runConfirmationFunction", true)
                .append("confirmationFunctionName", "confirm")
                .append("confirmationFunctionId", idOfFunction("confirm"))
                .append("resetFunctionName", "reset")
                .append("resetFunctionId", idOfFunction("reset"))
                .append("runResetFunction", true)),
        provider(
            "custom-function",
            new Document("authFunctionName", "customAuth")
                .append("authFunctionId", idOfFunction("customAuth"))),
        provider(
                "custom-token",
                Document.parse("{audience: '', signingAlgorithm: 'HS256', useJWKURI: false}"))
            .append("secret_config", Document.parse("{signingKeys: ['jwt-secret']}"))
            .append(
                "metadata_fields",
                Document.parse("{a: [{required: false, name: 'mail', field_name: 'email'}]}")
                    .get("a")));
  }

  private static Document provider(String type, Document config) {
    return new Document("name", type)
        .append("type", type)
        .append("disabled", false)
        .append("config", config);
  }

  private String idOfFunction(String name) {
    return importer.idWhere("/functions", "name", name);
  }

  private void assertThatUsersLogIn() {
    var client = importer.client();
    assertThat(client.logInAnonymously()).isJson(200);
    assertThat(client.register("a@b.c", "password")).isJson(201);
    var user = client.logIn("a@b.c", "password").tokens();
    String key = client.createApiKey(user.refreshToken(), "mine").string("key");
    assertThat(client.logInWithKey(key)).isJson(200);
    assertThat(client.logInWith("custom-function", Map.of("username", "u"))).isJson(200);
    String token = importer.customToken(SECRET, new Document("mail", "m@b.c"));
    assertThat(client.logInWith("custom-token", Map.of("token", token))).isJson(200);
  }

  private void assertThatTheAppIsFoundAndDeleted() {
    assertThat(importer.list("/secrets")).hasSize(2);
    assertThat(importer.onApp("GET", "/sync/config", null).document())
        .isEqualTo(new Document("development_mode_enabled", true));
    Response origins = importer.onApp("GET", "/security/allowed_request_origins", null);
    assertThat((List<?>) origins.value()).hasSize(2);
    assertThat(importer.apps())
        .filteredOn(app -> importer.clientAppId().equals(app.get("client_app_id")))
        .hasSize(1);
    importer.onApp("DELETE", "", null);
    assertThat(importer.client().logInAnonymously()).hasStatus(404);
  }
}
