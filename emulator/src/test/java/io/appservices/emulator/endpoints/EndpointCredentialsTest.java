package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose request to an endpoint is whose. */
class EndpointCredentialsTest {

  private static final String ME = "exports = () => context.user.id";
  private static final String NOBODY = "invalid session: error finding user for endpoint";

  private static AppServicesEmulator emulator;

  private final EndpointScene scene = EndpointScene.on(emulator);
  private final EndpointApp app = scene.app();

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiKey", "api-key", "APIKEY"})
  void takesAnApiKeyInEitherHeader(String header) {
    assertThat(app.get("/me", header, scene.key()))
        .isJson(200)
        .hasBody('"' + scene.tokens().userId() + '"');
  }

  @Test
  void takesAServerKey() {
    String key =
        app.app().admin().onApp("POST", "/api_keys", json("{name: 'server'}")).string("key");

    assertThat(app.get("/me", "apiKey", key)).isJson(200);
  }

  @Test
  void refusesARequestWithoutCredentials() {
    Response refused = app.get("/me");

    assertThat(refused)
        .isRefused(400, "InvalidParameter", "no authentication methods were specified");
    assertThat(refused.string("link"))
        .endsWith("/logs?co_id=" + refused.header("x-appservices-request-id"));
    assertThat(app.get("/me", "Authorization", "Basic dTpw")).hasStatus(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "password"})
  void refusesHalfOfAPair(String header) {
    assertThat(app.get("/me", header, EndpointScene.EMAIL))
        .isRefused(
            400,
            "MissingParameter",
            "must specify some form of authentication (either email+password, api-key, or jwt)"
                + " in the request header or body");
  }

  @ParameterizedTest
  @CsvSource({
    "apiKey, nonsense, x, x",
    "email, ada@example.com, password, wrong",
    "email, nobody@example.com, password, her password",
    "jwtTokenString, a.b.c, x, x",
    "jwtTokenString, nonsense, x, x"
  })
  void tellsNobodyWhyCredentialsAreWrong(String header, String value, String second, String other) {
    assertThat(app.get("/me", header, value, second, other))
        .isRefused(401, "InvalidSession", NOBODY);
  }

  @Test
  void refusesAnAccountThatIsNotConfirmed() {
    app.app().admin().configure("local-userpass", json("{autoConfirm: false}"));
    assertThat(app.app().client().register("new@example.com", "password")).isDone(201);

    assertThat(app.get("/me", "email", "new@example.com", "password", "password"))
        .isRefused(401, "InvalidSession", NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "Bearer garbage", "Bearer", "bearer x"})
  void looksAtNothingElseWhereThereIsABearer(String authorization) {
    assertThat(app.get("/me", "Authorization", authorization, "apiKey", scene.key()))
        .isRefused(401, "InvalidSession", "unauthorized");
  }

  @Test
  void refusesTheTokenOfAnotherApp() {
    EndpointScene other = EndpointScene.on(emulator);

    assertThat(app.get("/me", "Authorization", other.bearer()))
        .isRefusedWithCode(401, "UserAppDomainMismatch");
  }

  @Test
  void refusesARefreshToken() {
    String token = "Bearer " + scene.tokens().refreshToken();

    assertThat(app.get("/me", "Authorization", token)).hasStatus(401);
  }

  @Test
  void makesAUserOnlyWhereTheEndpointSaysSo() {
    String jwt = EndpointScene.jwt(app, "grace");
    app.endpoint("GET", "/create", ME, "{create_user_on_auth: true}", "{}");
    long before = app.app().admin().countUsers();

    assertThat(app.get("/me", "jwtTokenString", jwt)).isRefused(401, "InvalidSession", NOBODY);
    assertThat(app.app().admin().countUsers()).isEqualTo(before);
    Response made = app.get("/create", "jwtTokenString", jwt);
    assertThat(made).isJson(200);
    assertThat(app.get("/create", "jwtTokenString", jwt)).isJson(200).hasBody(made.body());
    assertThat(app.get("/me", "jwtTokenString", jwt)).isJson(200).hasBody(made.body());
    assertThat(app.app().admin().countUsers()).isEqualTo(before + 1);
  }

  @Test
  void opensNoSession() {
    assertThat(app.get("/me", "apiKey", scene.key())).isJson(200);

    assertThat(app.app().admin().devices(scene.tokens().userId()).documents()).isEmpty();
  }

  @Test
  void runsLoginTriggers() {
    String function = app.create("/functions", json("{name: 'note', source: 'exports = () => 1'}"));
    app.create(
        "/triggers",
        new Document("name", "logins")
            .append("type", "AUTHENTICATION")
            .append("function_id", function)
            .append("config", json("{operation_type: 'LOGIN', providers: ['api-key']}")));

    assertThat(app.get("/me", "apiKey", scene.key())).isJson(200);

    await().untilAsserted(() -> assertThat(app.logs("AUTH_TRIGGER")).hasSize(1));
  }

  @Test
  void fetchesCustomUserDataOnlyWhereTheEndpointSaysSo() {
    String data = "exports = () => context.user.custom_data";
    app.endpoint("GET", "/with", data, "{fetch_custom_user_data: true}", "{}");
    app.endpoint("GET", "/without", data, "{}", "{}");
    app.app().emulated().users().customDataIn("db", "custom", "user");
    app.app().emulated().users().setCustomData(EndpointScene.EMAIL, Map.of("color", "red"));

    assertThat(app.get("/with", "apiKey", scene.key()).document()).containsEntry("color", "red");
    assertThat(app.get("/without", "apiKey", scene.key())).isJson(200).hasBody("{}");
  }

  @Test
  void runsAFunctionOfTheSystemForWhoeverCalls() {
    app.endpoint("GET", "/who", "exports = () => [context.user.id, context.runningAsSystem()]");

    assertThat(app.get("/who", "Authorization", scene.bearer()))
        .hasBody("[\"" + scene.tokens().userId() + "\",true]");
  }

  @Test
  void runsAsTheUserThatAScriptNames() {
    app.endpoint(
        "GET",
        "/script",
        "exports = () => [context.user.id, context.runningAsSystem()]",
        "{}",
        "{run_as_user_id_script_source: 'exports = ({ query }) => query.id'}");

    assertThat(app.get("/script?id=" + scene.tokens().userId()))
        .isJson(200)
        .hasBody("[\"" + scene.tokens().userId() + "\",false]");
    assertThat(app.get("/script?id=64224f3cd79f54ad342dd9b2"))
        .isRefused(401, "InvalidSession", NOBODY);
  }

  @Test
  void bindsRulesToTheCaller() {
    app.endpoint(
        "GET",
        "/find",
        "exports = () => context.services.get('ruled').db('d').collection('c').find().toArray()",
        "{}",
        "{}");
    String service = app.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    app.create(
        "/services/" + service + "/default_rule",
        json("{roles: [{name: 'r', apply_when: {'%%user.type': 'server'}, read: true}]}"));

    assertThat(app.get("/find", "apiKey", scene.key())).isJson(200).hasBody("[]");
  }

  @Test
  void tellsTheReasonInTheLogAlone() {
    assertThat(app.get("/me", "email", EndpointScene.EMAIL, "password", "wrong")).hasStatus(401);

    assertThat(app.logs("ENDPOINT"))
        .extracting(entry -> entry.get("error"))
        .isEqualTo(List.of("invalid username/password"));
  }
}
